import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Env } from "./env.server.ts";
import { isLoopback } from "./loopback.ts";

/** Headers that proxies add: with any of them, a loopback peer is a proxy and not the operator. */
const PROXY_HEADERS =
  /^(forwarded|via|x-forwarded-.*|x-real-ip|x-client-ip|true-client-ip|cf-connecting-ip|fly-client-ip)$/;

/**
 * Who may read the metrics. With METRICS_TOKEN: its bearer, anybody else 401. Without: a peer on this machine that no
 * proxy stands before; to everybody else there is nothing here.
 */
export function metricsAccess(
  env: Pick<Env, "METRICS_TOKEN">,
  { headers, socket }: Pick<IncomingMessage, "headers" | "socket">,
): 200 | 401 | 404 {
  if (env.METRICS_TOKEN)
    return isBearer(headers.authorization, env.METRICS_TOKEN) ? 200 : 401;
  const proxied = Object.keys(headers).some((name) => PROXY_HEADERS.test(name));
  return isLoopback(socket.remoteAddress ?? "") && !proxied ? 200 : 404;
}

/** Compares digests, so that the time tells neither the token's text nor its length. */
function isBearer(authorization: string | undefined, token: string): boolean {
  const given = /^bearer +(\S+)$/i.exec(authorization ?? "")?.[1] ?? "";
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}
