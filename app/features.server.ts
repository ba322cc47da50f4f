import type { IncomingMessage } from "node:http";
import { openAccounts, type Accounts } from "#app/accounts/accounts.server.ts";
import { closeAccount } from "#app/accounts/delete-account.server.ts";
import { sendLetter } from "#app/accounts/recovery/send-mail-job.server.ts";
import { offerSetup } from "#app/accounts/recovery/setup.server.ts";
import { accountSweeps } from "#app/accounts/sweeps.server.ts";
import {
  openGoogle,
  type GoogleSignIn,
} from "#app/accounts/google/google.server.ts";
import { createZoneClock } from "#app/splash/local-day.server.ts";
import { openLivePool, type LivePool } from "#app/splash/live-pool.server.ts";
import { openSplash, type AnswerSplash } from "#app/splash/answer.server.ts";
import {
  openSplashPages,
  type RenderSplash,
} from "#app/splash/pages.server.ts";
import { openRecorder, type Recorder } from "#app/splash/showings.server.ts";
import { openVisitors, type Visitors } from "#app/splash/visitor.server.ts";
import { openVisitorSalt } from "#app/splash/visitor-salt.server.ts";
import { settleAfterDecision } from "#app/moderation/settle-job.server.ts";
import { addAvifVariants } from "#app/uploads/pipeline/avif-job.server.ts";
import {
  bringsContent,
  openContentPut,
} from "#app/uploads/direct/content-put.server.ts";
import { findDuplicates } from "#app/uploads/duplicates/find-duplicates-job.server.ts";
import {
  openImports,
  type Imports,
} from "#app/uploads/importing/import.server.ts";
import {
  bringsForm,
  openReceiver,
  type Receiver,
} from "#app/uploads/receiving/receive.server.ts";
import { asksForOwnPicture } from "#app/uploads/submissions/own-picture-address.ts";
import { uploadSweeps } from "#app/uploads/upkeep/sweeps.server.ts";
import { giveUpStep } from "#app/uploads/upload-steps.server.ts";
import type { JobHandlers } from "#app/platform/jobs.server.ts";
import { openMailer } from "#app/platform/mail.server.ts";
import type { Role } from "#app/platform/role.ts";
import type { Services } from "#app/platform/services.server.ts";
import { openSweeper, type Sweeper } from "#app/platform/sweeper.server.ts";
import type { SplashNeeds } from "#app/splash/answer.server.ts";
import type { SplashPool } from "#app/splash/load-pool.server.ts";
import type { LoadContext } from "./load-context.server.ts";

/** What the features keep open, beside the services. */
export interface Features {
  accounts: Accounts;
  /** Null where it was not set up. */
  google: GoogleSignIn | null;
  visitors: Visitors;
  pool: LivePool;
  recorder: Recorder;
  answerSplash: AnswerSplash;
  /** Takes the body of an upload before any route is asked. */
  receiveUpload: Receiver;
  /** Takes what is sent to a signed address of this server. */
  receiveContent: ReturnType<typeof openContentPut>;
  /** Whether a request brings pictures, which take their time on the way. */
  takesFiles(request: IncomingMessage): boolean;
  /** Whether a request asks for a private picture, of which a page shows many. */
  isOwnPicture(request: IncomingMessage): boolean;
  imports: Imports;
  jobHandlers: JobHandlers;
  /**
   * Begins what a server of this role does unasked, once the published memes are read or cannot be: visitors come first. A `web` one
   * tells whoever started it how to become its first admin, a `worker` works on jobs and sweeps, any other does both.
   */
  begin(role: Role): void;
  /** Stops sweeping and looking for changes, and writes what is gathered. */
  close(): Promise<void>;
}

/** What the server lends the features. */
export interface Lent extends Pick<SplashNeeds, "refuseTooMany"> {
  /** Headers of the splash, for its page's style sources. Names and values in turn. */
  pageHeaders: (styleSources: readonly string[]) => readonly string[];
  /** Remix's own answer to a request for the splash page. */
  render: (context: LoadContext) => Promise<Response>;
  /** What may be shown has changed. */
  onPublished: () => void;
}

/** Opens every feature once. */
export function openFeatures(services: Services, lent: Lent): Features {
  const { env, sql, log, metrics, clock } = services;
  const visitors = openVisitors({ env, zones: createZoneClock() });
  const render: RenderSplash = async (splash, locale) => {
    const response = await lent.render({
      ...services,
      features,
      splash,
      locale,
      actor: null,
      allowScripts: () => "",
      refuseWith: () => undefined,
      requestId: "splash",
      address: "",
    });
    if (!response.ok)
      throw new Error(
        `the splash page was rendered with status ${response.status}`,
      );
    return response.text();
  };
  const pages = openSplashPages({
    render,
    cdnBase: env.CDN_BASE_URL,
    headersFor: lent.pageHeaders,
  });
  const recorder = openRecorder({
    sql,
    salt: openVisitorSalt(sql),
    onWritten: (kind, rows) => log.feature(`${kind}_recorded`, { rows }),
    onDropped: (count) => log.error("showings_dropped", { count }),
  });
  const onChange = ({ memes }: SplashPool) => {
    metrics.activeMemes(memes);
    lent.onPublished();
  };
  const pool = openLivePool({ sql, clock, log, onChange });
  const accounts = openAccounts(services);
  const mailer = openMailer(env);
  const closing = new AbortController();
  let sweeper: Sweeper | null = null;
  const features: Features = {
    accounts,
    google: openGoogle(services),
    visitors,
    pool,
    recorder,
    answerSplash: openSplash({
      ...{ env, clock, log, pool, pages, visitors, recorder },
      onwardHeaders: lent.pageHeaders([]),
      refuseTooMany: lent.refuseTooMany,
      countBypass: (reason) => metrics.splashBypass(reason),
      countView: (category) => metrics.memeView(category),
    }),
    receiveUpload: openReceiver({
      ...services,
      addressOf: accounts.addressOf,
    }),
    receiveContent: openContentPut(services),
    takesFiles: (request) => bringsForm(request) || bringsContent(request),
    isOwnPicture: asksForOwnPicture,
    imports: openImports(),
    jobHandlers: {
      "encode-avif": (data) => addAvifVariants(services, data),
      "settle-pictures": (data) => settleAfterDecision(services, data),
      "find-duplicates": (data) => findDuplicates(services, data),
      "send-mail": (data, signal) =>
        sendLetter({ ...services, mailer }, data, signal),
      "close-account": (data, signal) => closeAccount(services, data, signal),
      parked: (job) => giveUpStep(services, job),
    },
    begin(role) {
      void pool
        .refresh()
        .catch(() => undefined)
        .then(() => {
          if (closing.signal.aborted) return;
          if (role !== "web") work();
          if (role !== "worker") void offerSetup(services, closing.signal);
        });
    },
    async close() {
      closing.abort();
      pool.close();
      await Promise.allSettled([
        sweeper?.close(),
        recorder.showings.flush(),
        recorder.acts.flush(),
      ]);
    },
  };

  function work(): void {
    void services.jobs.work(features.jobHandlers);
    const schedules = [...uploadSweeps(services), ...accountSweeps(services)];
    sweeper = openSweeper(services, schedules);
  }

  return features;
}
