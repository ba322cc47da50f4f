import type { IncomingMessage, ServerResponse } from "node:http";
import type { Target } from "./next-target.ts";
import type { KeptPage } from "./pages.server.ts";
import { gzipPage, plainPage } from "./spliced-page.server.ts";

const CACHE_CONTROL = ["Cache-Control", "private, no-store"] as const;
const PAGE = [
  ...CACHE_CONTROL,
  ...["Content-Type", "text/html; charset=utf-8", "Vary", "Accept-Encoding"],
] as const;

/** Named, and not with a weight of nothing. RFC 9110, 12.5.3. */
const TAKES_GZIP = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i;

/** One request for `/`, and where it leads on to. */
export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  requestId: string;
  target: Target;
}

/** Answers with a kept page and this visitor's target in it. */
export function sendPage(
  { request, response, requestId, target }: Exchange,
  page: KeptPage,
  cookie: string | null,
): void {
  const insertion = Buffer.from(escapeAttribute(target.url));
  const takesGzip = TAKES_GZIP.test(
    String(request.headers["accept-encoding"] ?? ""),
  );
  const body = takesGzip
    ? gzipPage(page, insertion)
    : plainPage(page, insertion);
  const headers = [...page.headers, ...PAGE, "X-Request-Id", requestId];
  headers.push("Content-Length", String(body.length));
  if (takesGzip) headers.push("Content-Encoding", "gzip");
  if (cookie) headers.push("Set-Cookie", cookie);
  response.writeHead(200, headers);
  response.end(body);
}

/** Sends the visitor straight to where they were going; the reason is counted. */
export function goOn(
  needs: {
    onwardHeaders: readonly string[];
    countBypass: (reason: string) => void;
  },
  { response, requestId, target }: Exchange,
  reason: string,
): void {
  needs.countBypass(reason);
  const own = ["X-Request-Id", requestId, "Location", target.url];
  const headers = [...needs.onwardHeaders, ...CACHE_CONTROL, ...own];
  response.writeHead(302, [...headers, "Content-Length", "0"]);
  response.end();
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  '"': "&quot;",
  "'": "&#39;",
  "<": "&lt;",
  ">": "&gt;",
};

function escapeAttribute(text: string): string {
  return text.replace(
    /[&"'<>]/g,
    (character) => ESCAPES[character] ?? character,
  );
}
