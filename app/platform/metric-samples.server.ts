import { QUEUES } from "./jobs.server.ts";
import type { Services } from "./services.server.ts";

const EMPTY = { ready: 0, active: 0, failed: 0, oldestSeconds: 0 };

type Needs = Pick<Services, "metrics" | "sql" | "jobs" | "pictures">;

/** Sets, each time metrics are asked for, what is only known on asking. */
export function sampleServices({ metrics, sql, jobs, pictures }: Needs): void {
  metrics.beforeText(() => {
    metrics.decodeActive(pictures.active());
    metrics.decodeWaiting(pictures.waiting());
    metrics.dbPoolConnections("idle", sql.idleCount);
    metrics.dbPoolConnections("busy", sql.totalCount - sql.idleCount);
    metrics.dbPoolConnections("waiting", sql.waitingCount);
  });
  metrics.beforeText(async () => {
    const depths = await jobs.depths();
    for (const name of Object.keys(QUEUES)) {
      // A gauge keeps what it was told last: a queue that became empty must be told so.
      const depth = depths.find(({ queue }) => queue === name) ?? EMPTY;
      metrics.queueDepth(name, "ready", depth.ready);
      metrics.queueDepth(name, "active", depth.active);
      metrics.queueDepth(name, "failed", depth.failed);
      metrics.queueOldest(name, depth.oldestSeconds);
    }
  });
}
