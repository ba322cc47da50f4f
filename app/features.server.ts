import { createZoneClock } from "#app/splash/local-day.server.ts";
import { openLivePool, type LivePool } from "#app/splash/live-pool.server.ts";
import { openSplash, type AnswerSplash } from "#app/splash/answer.server.ts";
import { openSplashPages, type RenderSplash } from "#app/splash/pages.server.ts";
import { openRecorder, type Recorder } from "#app/splash/showings.server.ts";
import { openVisitors, type Visitors } from "#app/splash/visitor.server.ts";
import { openVisitorSalt } from "#app/splash/visitor-salt.server.ts";
import { addAvifVariants } from "#app/uploads/avif-job.server.ts";
import type { JobHandler, QueueName } from "#app/platform/jobs.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { SplashNeeds } from "#app/splash/answer.server.ts";

/** What the features keep open, beside the services. */
export interface Features {
  visitors: Visitors;
  pool: LivePool;
  recorder: Recorder;
  answerSplash: AnswerSplash;
  jobHandlers: Record<QueueName, JobHandler>;
  /** Stops looking for changes and writes what is gathered. */
  close(): Promise<void>;
}

type Edge = Pick<SplashNeeds, "pageHeaders" | "refuseTooMany"> & { render: RenderSplash };

/** Opens every feature once. `edge` is what the server lends them. */
export function openFeatures(services: Services, edge: Edge): Features {
  const { env, sql, log, metrics, clock } = services;
  const visitors = openVisitors({ env, zones: createZoneClock() });
  const pages = openSplashPages({ render: edge.render, cdnBase: env.CDN_BASE_URL });
  const recorder = openRecorder({
    sql,
    salt: openVisitorSalt(sql),
    onWritten: (kind, rows) => log.feature(`${kind}_recorded`, { rows }),
    onDropped: (count) => log.error("showings_dropped", { count }),
  });
  const pool = openLivePool({ sql, clock, log, onChange: ({ memes }) => metrics.activeMemes(memes) });
  return {
    visitors,
    pool,
    recorder,
    answerSplash: openSplash({
      ...{ env, clock, log, pool, pages, visitors, recorder },
      pageHeaders: edge.pageHeaders,
      refuseTooMany: edge.refuseTooMany,
      countBypass: (reason) => metrics.splashBypass(reason),
      countView: (category) => metrics.memeView(category),
    }),
    jobHandlers: { "encode-avif": (data) => addAvifVariants(services, data) },
    async close() {
      pool.close();
      await Promise.allSettled([recorder.showings.flush(), recorder.acts.flush()]);
    },
  };
}
