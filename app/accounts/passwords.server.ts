import { setTimeout as pause } from "node:timers/promises";
import { hash, parseOptions, verify } from "@node-rs/argon2";
import { PASSWORD_LENGTH, plainPassword } from "./password-rules.ts";

/**
 * Argon2id with 19 MiB, two passes, one lane: OWASP's first choice (Password Storage Cheat Sheet). When these change, old
 * hashes go on working and are replaced when their owners sign in.
 */
export const ARGON2 = {
  /** KiB */
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
} as const;

/** Each takes a core and 19 MiB for some 30 ms: more at once would starve the page. */
const AT_ONCE = 2;
/** About half a second's worth. Whoever comes later is asked to come again. */
const MOST_WAITING = 32;
const RETRY_AFTER_SECONDS = "5";

/** Two small hashes take some per cent more or less than a large one of the same work: every check lasts so many times the usual. */
const LASTS = 1.3;
/** Checks whose median is the usual. */
const REMEMBERED = 31;
/** The least memory that Argon2 takes, in KiB. */
const LEAST_MEMORY = 8;

export interface Passwords {
  /** The hash to keep, in Argon2's own notation. Throws 503 when too many wait. */
  hash(password: string): Promise<string>;
  /**
   * Whether it is the password of this hash. Without a hash (null) it is false, after as much work: so is a hash of older
   * and cheaper parameters. Throws 503 when too many wait.
   */
  verify(kept: string | null, password: string): Promise<boolean>;
}

/** Whether a hash was made with other parameters than today's. */
export function isOldHash(kept: string): boolean {
  const { memoryCost, timeCost, parallelism } = parseOptions(kept);
  return (
    memoryCost !== ARGON2.memoryCost ||
    timeCost !== ARGON2.timeCost ||
    parallelism !== ARGON2.parallelism
  );
}

export function openPasswords(): Passwords {
  const takeTurn = openTurns();
  const timeLeft = openEvenTime();
  // Made at the first question, by the same work as any other.
  let nobodys: Promise<string> | undefined;
  const nobodysHash = () => (nobodys ??= hash("", ARGON2));
  return {
    hash: (password) => takeTurn(() => hash(plainPassword(password), ARGON2)),
    async verify(kept, password) {
      const against = kept ?? (await nobodysHash());
      // Nobody has a longer one, and hashing megabytes would take its time.
      const isTooLong = [...password].length > PASSWORD_LENGTH.atMost;
      const tried = plainPassword(isTooLong ? "" : password);
      const { fits, ms } = await takeTurn(async () => {
        const start = performance.now();
        const found = await verify(against, tried);
        await makeUp(against, tried);
        return { fits: found, ms: performance.now() - start };
      });
      await pause(timeLeft(ms));
      return fits && kept !== null && !isTooLong;
    },
  };
}

/** Does the work that an older hash saves, so that the time of an answer does not tell that there is one. */
async function makeUp(kept: string, password: string): Promise<void> {
  const { memoryCost, timeCost } = parseOptions(kept);
  const missing = ARGON2.memoryCost * ARGON2.timeCost - memoryCost * timeCost;
  if (missing < LEAST_MEMORY) return;
  const passes = Math.ceil(missing / ARGON2.memoryCost);
  const memory = Math.max(LEAST_MEMORY, Math.round(missing / passes));
  await hash(password, { memoryCost: memory, timeCost: passes });
}

/** How long an answer waits after so much work, for all of them to come as late as each other: a clock hides what is left of a difference. */
function openEvenTime(): (workMs: number) => number {
  const recent: number[] = [];
  return (workMs) => {
    recent.push(workMs);
    if (recent.length > REMEMBERED) recent.shift();
    const sorted = recent.toSorted((a, b) => a - b);
    const usual = sorted[sorted.length >> 1] ?? workMs;
    return Math.max(0, usual * LASTS - workMs);
  };
}

/** A queue with few places at the front and few to wait in. */
function openTurns() {
  let busy = 0;
  const waiting: (() => void)[] = [];
  return async function takeTurn<T>(work: () => Promise<T>): Promise<T> {
    if (waiting.length >= MOST_WAITING)
      throw new Response(null, {
        status: 503,
        headers: { "Retry-After": RETRY_AFTER_SECONDS },
      });
    if (busy >= AT_ONCE)
      await new Promise<void>((resolve) => waiting.push(resolve));
    else busy++;
    try {
      return await work();
    } finally {
      // Whoever is next takes over the place.
      const next = waiting.shift();
      if (next) next();
      else busy--;
    }
  };
}
