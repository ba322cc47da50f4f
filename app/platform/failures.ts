import { isPassing } from "./passing-faults.ts";
import type { Refusal } from "./refusals.server.ts";

/** The `code` of an error that means: what came was longer than anything that is read. */
export const BODY_TOO_LARGE = "BODY_TOO_LARGE";

/** When to try again what a part that is away has failed. */
const RETRY_AFTER = ["Retry-After", "5"];

/** How an error is answered that is no fault of the code; null for one that is. Known by codes: there are two module graphs. */
export function refusalFor(error: unknown): Refusal | null {
  for (let each = error; each instanceof Error; each = each.cause)
    if ("code" in each && each.code === BODY_TOO_LARGE)
      return { code: "too_large" };
  return isPassing(error) ? { code: "busy", headers: RETRY_AFTER } : null;
}
