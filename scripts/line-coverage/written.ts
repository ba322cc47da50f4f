import { readdir, readFile } from "node:fs/promises";
import type { Profiler } from "node:inspector";
import { join } from "node:path";
import { mergeScriptCovs } from "@bcoe/v8-coverage";

/**
 * What V8 wrote down in this folder (`NODE_V8_COVERAGE`), a file for each process that ended in order, added up by
 * script. Only scripts whose URL is wanted. One file at a time is in memory: there are hundreds, of megabytes each.
 */
export async function readWritten(
  folder: string,
  wants: (url: string) => boolean,
): Promise<Profiler.ScriptCoverage[]> {
  const byUrl = new Map<string, Profiler.ScriptCoverage>();
  for (const name of await readdir(folder).catch(() => [])) {
    for (const script of await readScripts(join(folder, name))) {
      if (!wants(script.url)) continue;
      const before = byUrl.get(script.url);
      const parts = before ? [before, script] : [script];
      byUrl.set(script.url, mergeScriptCovs(parts));
    }
  }
  return [...byUrl.values()];
}

/** None of a file that its process was killed over. */
async function readScripts(path: string): Promise<Profiler.ScriptCoverage[]> {
  const text = await readFile(path, "utf8");
  try {
    return (JSON.parse(text) as { result: Profiler.ScriptCoverage[] }).result;
  } catch {
    return [];
  }
}
