import { readFile } from "node:fs/promises";
import { relative } from "node:path";
import { pathToFileURL } from "node:url";
import {
  type FileStatements,
  type Lines,
  linesOf,
  sourcesOf,
} from "./lines.ts";
import { readWritten } from "./written.ts";

/** The lines of a source file, and those of them that never ran. */
export interface FileCount {
  /** From the root, as `app/splash/act.ts`. */
  path: string;
  lines: number;
  missed: number[];
}

interface Sources {
  /** The folder that holds `app/` and `build/`. */
  root: string;
  /** What Vitest wrote down (`coverage-final.json`): every file of `app/`, and what ran in its own processes. */
  vitest: string;
  /** Where the programs that the tests started wrote theirs down. */
  programs: string;
}

/**
 * Every file of `app/` with its lines, by path. Vitest knows all files and all lines; what the programs ran is added
 * where it has a line, since a bundle leaves out what nobody imports and moves the start of a statement now and then.
 */
export async function countLines(sources: Sources): Promise<FileCount[]> {
  const { root, vitest, programs } = sources;
  const text = await readFile(vitest, "utf8");
  const files = Object.values(
    JSON.parse(text) as Record<string, FileStatements>,
  );
  const byPath = new Map(files.map((file) => [file.path, linesOf(file)]));
  const ours = pathToFileURL(`${root}/`).href;
  const isOurs = (url: string) =>
    [`${ours}app/`, `${ours}build/server/`].some((start) =>
      url.startsWith(start),
    );
  for (const script of await readWritten(programs, isOurs))
    for (const file of await sourcesOf(script))
      addRuns(byPath.get(file.path), linesOf(file));
  return [...byPath]
    .map(([path, lines]) => countFile(relative(root, path), lines))
    .toSorted((a, b) => a.path.localeCompare(b.path, "en"));
}

function addRuns(lines: Lines | undefined, more: Lines): void {
  for (const [line, runs] of more) {
    const before = lines?.get(line);
    if (before !== undefined) lines?.set(line, before + runs);
  }
}

function countFile(path: string, lines: Lines): FileCount {
  const missed = [...lines].filter(([, runs]) => runs === 0);
  return {
    path,
    lines: lines.size,
    missed: missed.map(([line]) => line).toSorted((a, b) => a - b),
  };
}
