import { readFile } from "node:fs/promises";
import type { Profiler } from "node:inspector";
import { stripTypeScriptTypes } from "node:module";
import { fileURLToPath } from "node:url";
import convert, { type Options } from "ast-v8-to-istanbul";
import { parseAstAsync } from "vite";

/** What Istanbul's format says of a source file's statements: where each begins, and how often it ran. */
export interface FileStatements {
  path: string;
  statementMap: Record<string, { start: { line: number } }>;
  s: Record<string, number>;
}

/** How often each line ran on which a statement begins, by its number, which starts at 1. */
export type Lines = Map<number, number>;

/** The lines of one file. Of several statements on a line, the one that ran most speaks for it, as in Istanbul. */
export function linesOf({ statementMap, s }: FileStatements): Lines {
  const lines: Lines = new Map();
  for (const [id, { start }] of Object.entries(statementMap))
    lines.set(start.line, Math.max(lines.get(start.line) ?? 0, s[id] ?? 0));
  return lines;
}

/**
 * The source files that a script was made of, as V8 saw it run: one for a `.ts` file, whose types Node took out in
 * place, and many for the Remix build, by the source map beside it. None for a build without a map.
 */
export async function sourcesOf(
  coverage: Profiler.ScriptCoverage,
): Promise<FileStatements[]> {
  const path = fileURLToPath(coverage.url);
  const text = await readFile(path, "utf8");
  if (path.endsWith(".ts"))
    return convertScript({ coverage, code: stripTypeScriptTypes(text) });
  const sourceMap = await readFile(`${path}.map`, "utf8").catch(() => null);
  if (sourceMap === null) return [];
  return convertScript({
    coverage,
    code: text,
    sourceMap: JSON.parse(sourceMap) as NonNullable<Options["sourceMap"]>,
  });
}

async function convertScript(
  script: Pick<Options, "coverage" | "code" | "sourceMap">,
): Promise<FileStatements[]> {
  const ast = await parseAstAsync(script.code);
  return Object.values(await convert({ ...script, ast }));
}
