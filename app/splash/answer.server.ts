import type { IncomingMessage, ServerResponse } from "node:http";
import { randomInt } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { LRUCache } from "lru-cache";
import type { Clock } from "#app/platform/clock.ts";
import type { Env } from "#app/platform/env.server.ts";
import type { Logs } from "#app/platform/logs.server.ts";
import { bypassReason } from "./bypass.ts";
import {
  chooseMeme,
  STANDARD_RULES,
  type Choice,
  type SplashPolicy,
} from "./choose.ts";
import type { LivePool } from "./live-pool.server.ts";
import type { SplashFacts } from "./load-pool.server.ts";
import { safeTarget, type Target } from "./next-target.ts";
import type { KeptPage, SplashPages } from "./pages.server.ts";
import type { PoolMeme } from "./pool.server.ts";
import { withShowing } from "./seen.server.ts";
import { timeOrderedId, type Recorder } from "./showings.server.ts";
import type { NoneReason } from "./trace.ts";
import { goOn, sendPage, type Exchange } from "./splash-answers.server.ts";
import type { SplashVisitor, Visitors } from "./visitor.server.ts";

/** A page that takes longer than this to get ready is not worth the wait: straight on. */
const PATIENCE_MS = 150;
const USER_AGENTS_REMEMBERED = 2_000;
const SEED_RANGE = 2 ** 32;

/** With no target to lead to, these are told on a quiet page; all others are what the visitor asked for. */
const NOTHING_TODAY: ReadonlySet<NoneReason> = new Set([
  "empty_pool",
  "nothing_left",
]);

type Chosen = Extract<Choice<SplashFacts>, { meme: PoolMeme<SplashFacts> }>;

export interface SplashNeeds {
  env: Env;
  clock: Clock;
  log: Pick<Logs, "error">;
  pool: LivePool;
  pages: SplashPages;
  visitors: Visitors;
  recorder: Recorder;
  /** Headers of the redirects, names and values in turn. */
  onwardHeaders: readonly string[];
  /** True, and answered, when this visitor has opened too many pages. */
  refuseTooMany: (exchange: Exchange, visitorId: string) => boolean;
  countBypass: (reason: string) => void;
  countView: (categorySlug: string) => void;
}

export type AnswerSplash = (
  request: IncomingMessage,
  response: ServerResponse,
  requestId: string,
) => boolean;

/**
 * The splash's fast path, ahead of Express: choice in memory, a kept page, one cookie, done.
 * Answers `/` and nothing else; whatever goes wrong, the visitor goes straight on.
 */
export function openSplash(needs: SplashNeeds): AnswerSplash {
  const bots = new LRUCache<string, boolean>({ max: USER_AGENTS_REMEMBERED });
  const policy: SplashPolicy = {
    defaultLocale: "en",
    zones: needs.visitors.zones,
    ...STANDARD_RULES,
  };

  return function answer(request, response, requestId) {
    const { method = "GET", url = "/", headers } = request;
    const query = queryOfRoot(url);
    if (query === null || (method !== "GET" && method !== "HEAD")) return false;
    const parameters = new URLSearchParams(query);
    const target = targetFor(needs.env, parameters.get("next"));
    const splashOff = target.splashOff || parameters.get("splash") === "off";
    const exchange = { request, response, requestId, target };
    const bypass = bypassReason(
      { bots },
      { method, path: "/", headers, splashOff },
    );
    if (bypass) goOn(needs, exchange, bypass);
    else {
      show(needs, policy, exchange).catch((error: unknown) => {
        needs.log.error("splash_failed", { requestId, error });
        if (!response.headersSent) goOn(needs, exchange, "error");
      });
    }
    return true;
  };
}

/** The query of a request for `/`, without its question mark; null for every other path. */
function queryOfRoot(url: string): string | null {
  if (url === "/") return "";
  return url.startsWith("/?") ? url.slice(2) : null;
}

/** Where a visitor goes on to. */
export function targetFor(env: Env, next: string | null | undefined): Target {
  return safeTarget(next, {
    baseUrl: env.BASE_URL,
    allowedOrigins: env.ALLOWED_NEXT_ORIGINS,
    homeUrl: env.HOME_URL,
  });
}

async function show(
  needs: SplashNeeds,
  policy: SplashPolicy,
  exchange: Exchange,
): Promise<void> {
  const { request, target } = exchange;
  const visitor = needs.visitors.read(request.headers);
  if (needs.refuseTooMany(exchange, visitor.id)) return;
  const now = needs.clock.now();
  const choice = chooseMeme(
    policy,
    needs.pool.current(),
    visitor.state,
    now,
    randomInt(SEED_RANGE),
  );
  const isQuiet =
    choice.meme === null &&
    NOTHING_TODAY.has(choice.reason) &&
    target.isHome &&
    needs.pool.loaded();
  if (choice.meme === null && !isQuiet)
    return goOn(needs, exchange, choice.reason);

  const memeLocale = choice.meme ? choice.locale : visitor.state.locale;
  const wanted: Parameters<SplashPages["render"]> = [
    choice.meme,
    visitor.state.locale,
    memeLocale,
  ];
  const page =
    needs.pages.find(...wanted) ?? (await pageInTime(needs.pages, wanted));
  if (!page) return goOn(needs, exchange, "slow");
  const cookie =
    choice.meme && !choice.repeat
      ? rememberShowing(needs, visitor, choice, now)
      : null;
  sendPage(exchange, page, cookie);
}

function pageInTime(
  pages: SplashPages,
  wanted: Parameters<SplashPages["render"]>,
): Promise<KeptPage | null> {
  const late = pause(PATIENCE_MS, null, { ref: false });
  return Promise.race([pages.render(...wanted), late]);
}

/** Counts the showing and gives the cookie that remembers it. */
function rememberShowing(
  needs: SplashNeeds,
  visitor: SplashVisitor,
  choice: Chosen,
  now: number,
): string {
  const { meme, locale, trace } = choice;
  const { day } = needs.visitors.zones.localDay(now, visitor.state.timeZone);
  needs.recorder.showings.push({
    id: timeOrderedId(now),
    memeId: meme.id,
    categorySlug: meme.categorySlug,
    visitorId: visitor.id,
    shownAt: now,
    localDay: trace.day,
    locale,
    device: visitor.device,
    trace,
  });
  needs.countView(meme.categorySlug);
  const state = withShowing(
    { visitorId: visitor.id, seen: visitor.state.seen },
    { number: meme.number, day, now },
  );
  return needs.visitors.seenCookie.write(state);
}
