/** First segments that are routes of ours; whatever else is asked for counts as one. */
const KNOWN = new Set([
  "assets",
  "continuations",
  "health",
  "media",
  "metrics",
  "skips",
  "welcome",
  "favicon.svg",
  "robots.txt",
]);

/** The route of a URL as metrics name it: a pattern out of a short list, never the URL itself. */
export function routePattern(url: string): string {
  if (url === "/" || url.startsWith("/?")) return "/";
  const [, first = "", second] = url.split(/[/?#]/, 3);
  if (!KNOWN.has(first)) return "other";
  if (first === "health")
    return second === "live" || second === "ready"
      ? `/health/${second}`
      : "/health";
  return second === undefined || url[first.length + 1] === "?"
    ? `/${first}`
    : `/${first}/*`;
}
