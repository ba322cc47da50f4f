/** The package brings no types. */
declare module "@bcoe/v8-coverage" {
  import type { Profiler } from "node:inspector";

  /** Adds up what one script did in several processes. The parts must not be used afterwards. */
  export function mergeScriptCovs(
    parts: Profiler.ScriptCoverage[],
  ): Profiler.ScriptCoverage;
}
