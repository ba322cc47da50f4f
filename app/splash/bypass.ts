import { isbot } from "isbot";
import type { LRUCache } from "lru-cache";

/** Longer ones are cut before they are remembered. Honest ones are under 300 characters. */
const MAX_USER_AGENT_LENGTH = 512;

/** Why the splash steps aside before anything is chosen. A label of `mingus_splash_bypass_total`. */
export const BYPASS_REASONS = [
  "method",
  "data_request",
  "prefetch",
  "not_navigation",
  "not_html",
  "save_data",
  "target_off",
  "bot",
] as const;
export type BypassReason = (typeof BYPASS_REASONS)[number];

/** A request as Node gives it: header names in lower case. */
export interface SplashRequest {
  method: string;
  /** The path alone, without its query. */
  path: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The target, or the request itself, is marked `splash=off`. */
  splashOff: boolean;
}

/** Whether a User-Agent is a bot's, remembered: telling it takes microseconds of regular expressions. */
export type BotMemory = Pick<LRUCache<string, boolean>, "get" | "set">;

type Check = (request: SplashRequest, bots: BotMemory) => boolean;

/** Asked in this order, the dearest last. */
const CHECKS: Readonly<Record<BypassReason, Check>> = {
  method: ({ method }) => method !== "GET",
  data_request: ({ path }) => path.endsWith(".data"),
  prefetch: ({ headers }) =>
    PREFETCH_HEADERS.some(
      (name) =>
        headers[name] !== undefined &&
        /prefetch|prerender|preview/i.test(text(headers[name])),
    ),
  not_navigation: ({ headers }) =>
    !isOneOf(headers["sec-fetch-dest"], "document") ||
    !isOneOf(headers["sec-fetch-mode"], "navigate"),
  not_html: ({ headers }) => !acceptsHtml(text(headers["accept"])),
  save_data: ({ headers }) =>
    text(headers["save-data"]).trim().toLowerCase() === "on",
  target_off: ({ splashOff }) => splashOff,
  bot: ({ headers }, bots) => isBot(text(headers["user-agent"]), bots),
};

const PREFETCH_HEADERS = [
  "sec-purpose",
  "purpose",
  "x-purpose",
  "x-moz",
] as const;

/** Why this request must not see the splash; null when it may. */
export function bypassReason(
  needs: { bots: BotMemory },
  request: SplashRequest,
): BypassReason | null {
  return (
    BYPASS_REASONS.find((reason) => CHECKS[reason](request, needs.bots)) ?? null
  );
}

function text(header: string | string[] | undefined): string {
  return header === undefined ? "" : String(header);
}

/** True for browsers that do not send the header. */
function isOneOf(
  header: string | string[] | undefined,
  wanted: string,
): boolean {
  return header === undefined || header === wanted;
}

/** Every browser names text/html when it navigates; a bare wildcard, or nothing, takes HTML too. */
function acceptsHtml(accept: string): boolean {
  return (
    accept === "" ||
    accept === "*/*" ||
    /text\/html|application\/xhtml\+xml/i.test(accept)
  );
}

function isBot(userAgent: string, bots: BotMemory): boolean {
  if (userAgent === "") return true;
  const key = userAgent.slice(0, MAX_USER_AGENT_LENGTH);
  const remembered = bots.get(key);
  if (remembered !== undefined) return remembered;
  const answer = isbot(key);
  bots.set(key, answer);
  return answer;
}
