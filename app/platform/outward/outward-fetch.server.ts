import type { BodyTarget, SavedBody } from "./body.server.ts";
import { dialDirectly } from "./dialer.server.ts";
import { OutwardStop, type OutwardFault } from "./faults.ts";
import { travel, type OutwardParts } from "./journey.server.ts";
import { OUTWARD_LIMITS } from "./limits.ts";
import { openSystemResolver } from "./lookup.server.ts";
import { systemTimer, unlessAborted, withinTime } from "./timer.ts";

export interface FetchTarget extends BodyTarget {
  /** Ends the fetch: the answer is then `aborted`, unless the file is there already. */
  signal?: AbortSignal | undefined;
}

export type Fetched =
  ({ ok: true } & SavedBody) | { ok: false; fault: OutwardFault };

export interface OutwardFetch {
  /**
   * Fetches what a stranger's address leads to into a new file, as nobody in particular: no cookies, no credentials, no
   * referrer. Only hosts of the public internet are dialled, at the very address that was checked, on every hop anew.
   *
   * A refusal is a value, and leaves no file behind. Only `bad_url` and `aborted` come at once: any other is held back to
   * the next whole `refusalStepMs`, so that a name that is unknown, one that leads inside, a closed port and a 404 look the
   * same from outside. A silent port still takes longer, up to the limits. That is told apart for public addresses only,
   * since others are not dialled at all, and everybody can ask those themselves.
   *
   * Throws for our own file system alone.
   */
  fetchToFile(url: string, target: FetchTarget): Promise<Fetched>;
}

/** Opens the only way in which this site fetches an address that somebody gave it. */
export function openOutwardFetch(
  parts: Partial<OutwardParts> = {},
): OutwardFetch {
  const needs: OutwardParts = {
    resolve: openSystemResolver(),
    dial: dialDirectly,
    timer: systemTimer,
    limits: OUTWARD_LIMITS,
    ...parts,
  };
  return {
    fetchToFile: (url, target) => fetchToFile(needs, url, target),
  };
}

async function fetchToFile(
  needs: OutwardParts,
  text: string,
  target: FetchTarget,
): Promise<Fetched> {
  const { timer, limits } = needs;
  const begun = timer.now();
  const wish = wishOf(target);
  try {
    const saved = await withinTime(
      { timer, ms: limits.totalMs, signal: wish.signal },
      (signal) => travel(needs, { text, target }, signal),
    );
    return { ok: true, ...saved };
  } catch (error) {
    if (!(error instanceof OutwardStop)) throw error;
    await holdBack(needs, { begun, fault: error.fault, signal: wish.signal });
    return { ok: false, fault: error.fault };
  } finally {
    wish.forget();
  }
}

/** The caller's signal, with a reason that we know. */
function wishOf({ signal }: FetchTarget) {
  const wish = new AbortController();
  const abort = () => wish.abort(new OutwardStop("aborted"));
  if (signal?.aborted) abort();
  signal?.addEventListener("abort", abort);
  return {
    signal: wish.signal,
    forget: () => signal?.removeEventListener("abort", abort),
  };
}

const AT_ONCE: ReadonlySet<OutwardFault> = new Set(["bad_url", "aborted"]);

async function holdBack(
  { timer, limits }: OutwardParts,
  refusal: { begun: number; fault: OutwardFault; signal: AbortSignal },
): Promise<void> {
  const passed = timer.now() - refusal.begun;
  const step = limits.refusalStepMs;
  const wait = Math.min(step - (passed % (step || 1)), limits.totalMs - passed);
  if (AT_ONCE.has(refusal.fault) || wait <= 0) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const cancel = timer.after(wait, resolve);
  await unlessAborted(promise, refusal.signal).catch(() => undefined);
  cancel();
}
