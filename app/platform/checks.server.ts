import type { Clock } from "./clock.ts";
import { withinLimit } from "./within-limit.ts";

/** One part that a process depends on. */
export interface Check {
  name: string;
  /** Without a critical part the process is not ready. */
  critical: boolean;
  /** Throws when the part does not work. What it throws is not shown to anybody. */
  run(): Promise<void>;
  timeoutMs: number;
}

export interface CheckResult {
  status: "healthy" | "unhealthy";
  /** How long the answer took. */
  ms: number;
}

/** Probes come as often as they like: within this time they get the last result. */
const FRESH_MS = 1000;
/** A run that has been silent for so long is given up, and the next probe starts another. */
const GIVE_UP_MS = 10_000;
/** A failure is looked into again sooner than a success, so that an outage does not outlast itself. */
const FAILURE_KEPT_MS = 10_000;

/** Opens a check: concurrent probes share a run, a hanging run is waited for by all and started once. */
export function openCheck(
  { run, timeoutMs }: Pick<Check, "run" | "timeoutMs">,
  clock: Clock,
): () => Promise<CheckResult> {
  let last: { asked: Promise<CheckResult>; at: number } | undefined;
  let running: { outcome: Promise<void>; at: number } | undefined;

  function runOnce(): Promise<void> {
    if (running && isWithin(GIVE_UP_MS, running.at, clock))
      return running.outcome;
    const mine = { outcome: Promise.resolve().then(run), at: clock.now() };
    running = mine;
    const settled = () => void (running === mine && (running = undefined));
    mine.outcome.then(settled, settled);
    return mine.outcome;
  }

  async function ask(): Promise<CheckResult> {
    const start = performance.now();
    const status = await withinLimit(runOnce, timeoutMs).then(
      () => "healthy" as const,
      () => "unhealthy" as const,
    );
    return { status, ms: Math.round(performance.now() - start) };
  }

  return () => {
    if (!last || !isWithin(FRESH_MS, last.at, clock))
      last = { asked: ask(), at: clock.now() };
    return last.asked;
  };
}

/**
 * Makes an expensive run rare: a success is taken for granted for `periodMs`, a failure for ten seconds at most.
 * Those who ask meanwhile share its outcome.
 */
export function atMostEvery(
  periodMs: number,
  run: () => Promise<void>,
  clock: Clock,
): () => Promise<void> {
  let last: { outcome: Promise<void>; at: number; keptMs: number } | undefined;
  return () => {
    if (last && isWithin(last.keptMs, last.at, clock)) return last.outcome;
    const mine = { outcome: run(), at: clock.now(), keptMs: periodMs };
    last = mine;
    mine.outcome.catch(
      () => (mine.keptMs = Math.min(periodMs, FAILURE_KEPT_MS)),
    );
    return mine.outcome;
  };
}

/** False also when the clock was set back beyond the beginning. */
function isWithin(milliseconds: number, since: number, clock: Clock): boolean {
  const age = clock.now() - since;
  return age >= 0 && age < milliseconds;
}
