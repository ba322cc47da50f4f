import type { Services } from "./services.server.ts";

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
    for (const depth of await jobs.depths()) {
      metrics.queueDepth(depth.queue, "ready", depth.ready);
      metrics.queueDepth(depth.queue, "active", depth.active);
      metrics.queueDepth(depth.queue, "failed", depth.failed);
      metrics.queueOldest(depth.queue, depth.oldestSeconds);
    }
  });
}
