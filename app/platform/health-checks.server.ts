import { atMostEvery, type Check } from "./checks.server.ts";
import { pingDatabase } from "./database.server.ts";
import { openDiskCheck } from "./disk.server.ts";
import { isBehind } from "./migrations.server.ts";
import type { Services } from "./services.server.ts";

const STORAGE_PROBE_MS = 5 * 60_000;
/** Asking for it tells whether there is access, without writing anything. */
const NEVER_THERE = "held/absent";
/** A job that has waited for longer than this means that nobody works. */
const JOB_WAIT_MAX_SECONDS = 300;

/** Every part that health looks at. Critical ones keep a process from being ready. */
export function healthChecks(
  services: Pick<
    Services,
    "env" | "sql" | "cache" | "storage" | "jobs" | "metrics" | "clock"
  >,
): Check[] {
  const { env, sql, cache, storage, jobs, metrics, clock } = services;
  const folders = { data: env.DATA_DIR, tmp: env.TMP_DIR };
  const probe = atMostEvery(STORAGE_PROBE_MS, () => storage.probe(), clock);
  return [
    {
      name: "database",
      critical: true,
      timeoutMs: 1_000,
      run: async () => void (await pingDatabase(sql)),
    },
    {
      name: "migrations",
      critical: true,
      timeoutMs: 1_000,
      async run() {
        if (await isBehind(sql)) throw new Error("migrations are pending");
      },
    },
    {
      name: "cache",
      critical: false,
      timeoutMs: 500,
      run: async () => void (await cache.ping()),
    },
    {
      name: "storage",
      critical: false,
      // Whoever balances the load waits for a few seconds: a slow bucket must not cost the page its servers.
      timeoutMs: 1_000,
      async run() {
        await storage.head(NEVER_THERE);
        await probe();
      },
    },
    {
      name: "jobs",
      critical: false,
      timeoutMs: 1_000,
      async run() {
        const depths = await jobs.depths();
        const waits = depths.map(({ oldestSeconds }) => oldestSeconds);
        if (Math.max(0, ...waits) > JOB_WAIT_MAX_SECONDS)
          throw new Error("jobs wait");
      },
    },
    {
      name: "disk",
      critical: false,
      timeoutMs: 1_000,
      run: openDiskCheck(folders, metrics.diskFreeRatio),
    },
  ];
}
