import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import type { Logs } from "./logs.server.ts";
import type { Metrics } from "./metrics.server.ts";

export interface SweepResult {
  /** How many rows, objects or files are gone. */
  removed: number;
  /** How long this process leaves it alone at least, for work that grows with the house. */
  restSeconds?: number;
  /** How many more go after the turn, beside those that follow. Rejects as a sweep throws. */
  later?: Promise<number>;
}

/** Something that is cleared away again and again. */
export interface Schedule {
  name: string;
  /** From the end of a turn to the beginning of the next, on whichever instance. */
  everySeconds: number;
  /** Every process sweeps for itself, as its own disk is nobody else's. */
  everywhere?: true;
  /** In batches; may be killed anywhere and run again. Throws when it should be tried again, or was told to stop. */
  sweep(signal: AbortSignal): Promise<SweepResult>;
}

export interface Sweeper {
  /** Ends what is running and waits for it. */
  close(): Promise<void>;
}

export interface SweeperNeeds {
  sql: Pick<pg.Pool, "query">;
  log: Pick<Logs, "info" | "error">;
  metrics: Pick<Metrics, "sweepRemoved" | "sweepFailed">;
}

/** Who runs says so this often; who has not for a while is dead, and its turn is free. */
const SIGN_OF_LIFE_SECONDS = 5;
const DEAD_AFTER_SECONDS = 15;
/** A turn is looked for four times in its interval, but neither all the time nor for a whole night. */
const LOOKS = 4;
const LEAST_LOOK_MS = 250;
const LONGEST_LOOK_MS = 60_000;
/** Instances that were started together drift apart. */
const JITTER = 0.25;

/** Takes turns at every sweep with the other instances until it is closed. A database that is away is waited for. */
export function openSweeper(
  needs: SweeperNeeds,
  schedules: readonly Schedule[],
): Sweeper {
  const stopping = new AbortController();
  const { signal } = stopping;
  const loops = schedules.map((schedule) => repeat(needs, schedule, signal));
  return {
    async close() {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}

/** Takes turns until it is aborted, and ends when what they have left for later has. */
async function repeat(
  needs: SweeperNeeds,
  schedule: Schedule,
  signal: AbortSignal,
): Promise<void> {
  const { name, everySeconds } = schedule;
  const look = (everySeconds * 1000) / LOOKS;
  const between = Math.min(LONGEST_LOOK_MS, Math.max(LEAST_LOOK_MS, look));
  const later = new Set<Promise<void>>();
  let isFailing = false;

  function fail(error: unknown): void {
    if (signal.aborted) return;
    needs.metrics.sweepFailed(name);
    // Once: while the database is away, there would be a line for each look.
    if (!isFailing) needs.log.error("sweep_failed", { sweep: name, error });
    isFailing = true;
  }

  function follow(removed: Promise<number>): void {
    const noted: Promise<void> = removed
      .then((count) => {
        isFailing = false;
        note(needs, name, count);
      }, fail)
      .finally(() => later.delete(noted));
    later.add(noted);
  }

  while (!signal.aborted) {
    let rest = 0;
    try {
      const result = await takeTurn(needs, schedule, signal);
      rest = (result?.restSeconds ?? 0) * 1000;
      if (result?.later) follow(result.later);
      else if (result) isFailing = false;
    } catch (error) {
      fail(error);
    }
    const jitter = 1 - JITTER + 2 * JITTER * Math.random();
    await pause(Math.max(rest, between * jitter), null, { signal }).catch(
      () => undefined,
    );
  }
  await Promise.all(later);
}

/** Tells what was removed, if anything was. */
function note(
  { metrics, log }: SweeperNeeds,
  name: string,
  removed: number,
): void {
  if (removed === 0) return;
  metrics.sweepRemoved(name, removed);
  log.info("swept", { sweep: name, removed });
}

/** Sweeps when it is time and nobody else does. Null when it is not. Throws what the sweep throws. */
export async function takeTurn(
  needs: SweeperNeeds,
  schedule: Schedule,
  signal: AbortSignal,
): Promise<SweepResult | null> {
  const { name, everywhere, sweep } = schedule;
  if (!everywhere && !(await claim(needs, schedule))) return null;
  const living = setInterval(() => void showLife(needs, name), LIFE_MS);
  try {
    const result = await sweep(signal);
    // It is followed after the next statement; what fails until then must not be a rejection that nobody handles.
    result.later?.catch(() => undefined);
    note(needs, name, result.removed);
    if (!everywhere) await finish(needs, name, result.removed);
    return result;
  } finally {
    clearInterval(living);
  }
}

const LIFE_MS = SIGN_OF_LIFE_SECONDS * 1000;

/**
 * By the database's clock, which is the same for all; not by `now()`, which stands still while a statement waits for the row.
 * While a turn runs, `startedAt` is its last sign of life. A time well ahead was written before the clock was set back.
 */
async function claim(
  { sql }: SweeperNeeds,
  { name, everySeconds }: Schedule,
): Promise<boolean> {
  const { rowCount } = await sql.query(
    `INSERT INTO "SweepRun" ("name", "startedAt") VALUES ($1, now())
     ON CONFLICT ("name") DO UPDATE SET "startedAt" = now(), "finishedAt" = NULL
     WHERE CASE WHEN "SweepRun"."finishedAt" IS NULL
       THEN "SweepRun"."startedAt" <= clock_timestamp() - make_interval(secs => $3)
       ELSE "SweepRun"."finishedAt" NOT BETWEEN clock_timestamp() - make_interval(secs => $2)
         AND clock_timestamp() + interval '5 seconds' END`,
    [name, everySeconds, DEAD_AFTER_SECONDS],
  );
  return rowCount === 1;
}

async function showLife({ sql }: SweeperNeeds, name: string): Promise<void> {
  const text = `UPDATE "SweepRun" SET "startedAt" = now() WHERE "name" = $1 AND "finishedAt" IS NULL`;
  await sql.query(text, [name]).catch(() => undefined);
}

async function finish(
  { sql }: SweeperNeeds,
  name: string,
  removed: number,
): Promise<void> {
  await sql.query(
    `UPDATE "SweepRun" SET "finishedAt" = now(), "removed" = $2 WHERE "name" = $1`,
    [name, removed],
  );
}
