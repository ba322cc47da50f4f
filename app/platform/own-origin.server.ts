import type { IncomingHttpHeaders } from "node:http";
import type { Env } from "./env.server.ts";
import { isLoopback } from "./loopback.ts";

type OriginEnv = Pick<Env, "APP_ENV" | "BASE_URL">;

/** Probes ask by address: a load balancer or Prometheus does not know the site's name. */
const ANY_HOST = /^\/(health(\/live|\/ready)?|metrics)(\?|$)/;
const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);
/** `none` is the person themselves, by a bookmark or a reload. */
const OWN_SITES = new Set([undefined, "same-origin", "none"]);

/**
 * Opens the Host check: true for BASE_URL's host, for this machine's own names in the local environment,
 * and for any host when health or metrics are asked. X-Forwarded-Host is never read. False means 421.
 */
export function openHostCheck(
  env: OriginEnv,
): (url: string, host: string | undefined) => boolean {
  const own = new URL(env.BASE_URL);
  const names = new Set([
    own.host,
    own.host.includes(":")
      ? own.host
      : `${own.host}:${own.protocol === "https:" ? 443 : 80}`,
  ]);
  const local = env.APP_ENV === "local";
  return (url, host = "") => {
    if (names.has(host) || names.has(host.toLowerCase())) return true;
    return (
      (local && isLoopback(host.replace(/:\d+$/, ""))) || ANY_HOST.test(url)
    );
  };
}

/**
 * False when a request names several hosts: Node goes by the first, and a cache in front may go by another. RFC 9112, 3.2.
 * @param raw names and values in turn
 */
export function hasOneHost(raw: readonly string[]): boolean {
  let hosts = 0;
  for (let index = 0; index < raw.length; index += 2) {
    const name = raw[index] ?? "";
    if (name.length === 4 && name.toLowerCase() === "host") hosts += 1;
  }
  return hosts < 2;
}

/** What a request line asks for. */
export interface RequestTarget {
  /** Path and query. */
  url: string;
  /** Named by an absolute address, which proxies are sent; null in all other requests. */
  host: string | null;
}

/** Reads the target of a request line (RFC 9112, 3.2); null when nothing here can be asked so. */
export function readRequestTarget(target: string): RequestTarget | null {
  if (target.startsWith("/")) return { url: target, host: null };
  const absolute = /^https?:\/\//i.test(target) ? URL.parse(target) : null;
  if (!absolute) return null;
  return { url: absolute.pathname + absolute.search, host: absolute.host };
}

/** The part of a request that tells which page sent it. */
export interface Sender {
  method?: string | undefined;
  headers: Pick<IncomingHttpHeaders, "origin" | "cookie" | "host"> &
    IncomingHttpHeaders;
}

/**
 * Opens the check against forged requests (CSRF): one that may change something must come from our own pages, told by
 * Origin and Sec-Fetch-Site. One with neither passes only without a cookie, as then it can borrow nobody's rights.
 * False means 403 `csrf`. Source: OWASP, "Verifying Origin With Standard Headers" and Fetch Metadata.
 */
export function openOriginCheck(env: OriginEnv): (request: Sender) => boolean {
  const own = new URL(env.BASE_URL).origin;
  const isOwn = (origin: string, host: string | undefined) =>
    origin === own || (env.APP_ENV === "local" && isSameLoopback(origin, host));
  return ({ method = "GET", headers }) => {
    if (SAFE_METHODS.has(method)) return true;
    const { origin, cookie, host, "sec-fetch-site": site } = headers;
    if (!OWN_SITES.has(site as string | undefined)) return false;
    return origin === undefined ? cookie === undefined : isOwn(origin, host);
  };
}

/** On one's own machine the page may be open under any of its names: localhost, 127.0.0.1, [::1]. */
function isSameLoopback(origin: string, host: string | undefined): boolean {
  if (!URL.canParse(origin)) return false;
  const sender = new URL(origin);
  return sender.host === host && isLoopback(sender.hostname);
}
