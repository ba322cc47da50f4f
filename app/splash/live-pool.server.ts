import type pg from "pg";
import { readPoolVersion } from "#app/memes/pool-version.server.ts";
import type { Clock } from "#app/platform/clock.ts";
import type { Logs } from "#app/platform/logs.server.ts";
import { loadPool, type SplashPool } from "./load-pool.server.ts";
import { buildPool } from "./pool.server.ts";

/** An approval or a takedown is seen by every instance within a second. */
const LOOK_EVERY_MS = 400;

export interface LivePool {
  /** What is published, as of at most a second ago; the last known while the database is away. */
  current(): SplashPool;
  /** False until it was read once. */
  loaded(): boolean;
  /** Reads anew when something has changed. */
  refresh(): Promise<void>;
  close(): void;
}

interface Needs {
  sql: Pick<pg.Pool, "query">;
  clock: Clock;
  log: Pick<Logs, "warn" | "info">;
  onChange?: (pool: SplashPool) => void;
}

/** Keeps the published memes in memory and looks for a new version several times a second. */
export function openLivePool(needs: Needs): LivePool {
  const { sql, clock, log } = needs;
  let pool: SplashPool = buildPool([], [], { version: 0, at: clock.now() });
  let loaded = false;
  let away = false;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let reading: Promise<void> | null = null;

  async function read(): Promise<void> {
    const version = await readPoolVersion(sql);
    const at = clock.now();
    if (loaded && version === pool.version && at < pool.staleAt) return;
    pool = await loadPool(sql, { version, at });
    loaded = true;
    log.info("pool_loaded", { version, memes: pool.memes.length });
    needs.onChange?.(pool);
  }

  async function look(): Promise<void> {
    try {
      await refresh();
      away = false;
    } catch (error) {
      if (!away && !closed) log.warn("pool_not_read", { error });
      away = true;
    }
    if (!closed) timer = setTimeout(() => void look(), LOOK_EVERY_MS);
  }

  function refresh(): Promise<void> {
    reading ??= read().finally(() => (reading = null));
    return reading;
  }

  void look();
  return {
    current: () => pool,
    loaded: () => loaded,
    refresh,
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}
