import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { Services } from "#app/platform/services.server.ts";
import { scrub, type ScrubReport } from "#app/uploads/upkeep/scrub.server.ts";

const OPTIONS = { json: { type: "boolean", default: false } } as const;
/** On a running server an upload or a decision may be under way: longer than nearly all of them take. */
const SECOND_LOOK_MS = 10_000;
const KINDS = ["missing", "orphans", "misplaced"] as const;
/** Keys of each kind that a person is shown; `--json` has them all. */
const SHOWN_KEYS = 20;

/**
 * Compares the rows with the stored objects, both ways; exit code 1 on any difference. Changes nothing.
 * @param between waits before what differs is looked at once more
 */
export function scrubWith(
  between: () => Promise<unknown> = () => pause(SECOND_LOOK_MS),
) {
  return async (services: Services, parameters: string[]): Promise<number> => {
    const { values } = parseArgs({ args: parameters, options: OPTIONS });
    const report = await scrub(services, { pause: between });
    console.log(values.json ? JSON.stringify(report) : tableOf(report));
    return report.ok ? 0 : 1;
  };
}

function tableOf(report: ScrubReport): string {
  const { pictures, objects } = report.checked;
  const lines = [`checked    ${pictures} pictures, ${objects} objects`];
  for (const kind of KINDS) {
    const keys = report[kind];
    lines.push(`${kind.padEnd(10)} ${keys.length}`);
    lines.push(...keys.slice(0, SHOWN_KEYS).map((key) => `  ${key}`));
    if (keys.length > SHOWN_KEYS) lines.push("  ...");
  }
  return lines.join("\n");
}
