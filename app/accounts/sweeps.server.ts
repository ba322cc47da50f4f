import type { Services } from "#app/platform/services.server.ts";
import type { Schedule, SweepResult } from "#app/platform/sweeper.server.ts";
import { SESSION_IDLE_MS } from "./sessions.server.ts";

const HOUR_SECONDS = 3600;
const DAY_SECONDS = 24 * HOUR_SECONDS;
/** Families that ended, and refresh tokens that were used, are kept so long: a stolen one used again is known for what it is. */
const KEEP_ENDED_SECONDS = 30 * DAY_SECONDS;
const ROWS_AT_ONCE = 1_000;
const MOST_BATCHES = 20;

interface Expiry {
  name: string;
  table:
    "Session" | "OneTimeLink" | "TokenFamily" | "RefreshToken" | "SweepRun";
  key: "id" | "name";
  /** SQL that is true of a row that nobody needs. `$1` stands for the time before which it must have ended. */
  isOver: string;
  /** How long a row is kept after it ended. */
  keepSeconds: number;
  everySeconds?: number;
}

const EXPIRIES: readonly Expiry[] = [
  {
    name: "expired-sessions",
    table: "Session",
    key: "id",
    isOver: `"expiresAt" < $1`,
    keepSeconds: 0,
  },
  {
    name: "idle-sessions",
    table: "Session",
    key: "id",
    isOver: `"lastSeenAt" < $1`,
    keepSeconds: SESSION_IDLE_MS / 1000,
  },
  {
    name: "one-time-links",
    table: "OneTimeLink",
    key: "id",
    isOver: `"expiresAt" < $1`,
    keepSeconds: 0,
  },
  {
    name: "token-families",
    table: "TokenFamily",
    key: "id",
    isOver: `LEAST("expiresAt", "revokedAt") < $1`,
    keepSeconds: KEEP_ENDED_SECONDS,
    everySeconds: HOUR_SECONDS,
  },
  {
    name: "refresh-tokens",
    table: "RefreshToken",
    key: "id",
    isOver: `"usedAt" < $1`,
    keepSeconds: KEEP_ENDED_SECONDS,
    everySeconds: HOUR_SECONDS,
  },
  {
    name: "forgotten-sweeps",
    table: "SweepRun",
    key: "name",
    isOver: `"startedAt" < $1`,
    keepSeconds: KEEP_ENDED_SECONDS,
    everySeconds: DAY_SECONDS,
  },
];

/** What accounts leave behind: a row for each kind, with how long it is kept after its end. */
export function accountSweeps(
  needs: Pick<Services, "sql" | "clock" | "env">,
): Schedule[] {
  return EXPIRIES.map((expiry) => ({
    name: expiry.name,
    everySeconds: Math.max(
      needs.env.SWEEP_SECONDS,
      expiry.everySeconds ?? needs.env.SWEEP_SECONDS,
    ),
    sweep: (signal) => removeOver(needs, expiry, signal),
  }));
}

/** By the database's clock and by ours: one that jumps ahead signs nobody out. */
async function removeOver(
  { sql, clock }: Pick<Services, "sql" | "clock">,
  { table, key, isOver, keepSeconds }: Expiry,
  signal: AbortSignal,
): Promise<SweepResult> {
  const limit = `(LEAST(now(), $1::timestamptz) - make_interval(secs => $2))`;
  const text = `DELETE FROM "${table}" WHERE "${key}" IN (
    SELECT "${key}" FROM "${table}" WHERE ${isOver.replace("$1", limit)} LIMIT ${ROWS_AT_ONCE})`;
  let removed = 0;
  for (let batch = 0; batch < MOST_BATCHES && !signal.aborted; batch++) {
    const values = [new Date(clock.now()), keepSeconds];
    const { rowCount } = await sql.query(text, values);
    removed += rowCount ?? 0;
    if ((rowCount ?? 0) < ROWS_AT_ONCE) break;
  }
  return { removed };
}
