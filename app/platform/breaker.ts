import type { Clock } from "./clock.ts";
import { withinLimit } from "./within-limit.ts";

/** The part behind a breaker gave no answer, or is not being asked for now. */
export class PartAway extends Error {
  readonly code = "part_away";
}

export interface BreakerPlan {
  clock: Clock;
  /** How long an answer may take. */
  limitMs: number;
  /** How long the part is left alone once it has failed, before one caller tries again. */
  restMs: number;
  /** Hears when the part goes away and when it is back. */
  onChange?: (isUp: boolean) => void;
}

export interface Breaker {
  /** Runs the operation within the time limit. Throws PartAway: at once while the part rests, else on failure or silence. */
  run<T>(operation: () => Promise<T>): Promise<T>;
}

/** Failures in a row after which the part is left alone: one late answer may be our own busy moment. */
const FAILURES = 3;

/**
 * Opens a circuit breaker: a part that fails or hangs costs its callers the time limit a few times, then nothing,
 * and is used again by itself when it answers.
 */
export function openBreaker({
  clock,
  limitMs,
  restMs,
  onChange = () => {},
}: BreakerPlan): Breaker {
  let failures = 0;
  let restsUntil = 0;

  function succeeded(): void {
    if (failures >= FAILURES) onChange(true);
    failures = 0;
  }

  function failed(): void {
    failures += 1;
    if (failures === FAILURES) onChange(false);
    if (failures >= FAILURES) restsUntil = clock.now() + restMs;
  }

  /** A clock that was set back would make the rest long: it never is longer than it was meant. */
  const isResting = () =>
    failures >= FAILURES &&
    clock.now() < restsUntil &&
    restsUntil - clock.now() <= restMs;

  return {
    async run(operation) {
      if (isResting()) throw new PartAway("resting");
      // While one caller tries whether the part is back, the others stay away.
      if (failures >= FAILURES) restsUntil = clock.now() + restMs;
      try {
        const answer = await withinLimit(operation, limitMs);
        succeeded();
        return answer;
      } catch (cause) {
        failed();
        throw new PartAway("no answer", { cause });
      }
    },
  };
}
