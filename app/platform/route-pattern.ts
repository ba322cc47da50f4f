/** What is answered ahead of Remix. */
const AHEAD_OF_REMIX = [
  "/api/v1/uploads/:id/content",
  "/assets/*",
  "/health",
  "/health/live",
  "/health/ready",
  "/media/*",
  "/metrics",
  "/favicon.svg",
  "/robots.txt",
];
const UNKNOWN = "other";

/** A route's path cut at its slashes. */
interface Pattern {
  path: string;
  segments: readonly string[];
}

/**
 * Opens the rule that names the route of a URL for metrics: a pattern out of a short list, never the URL itself.
 * @param routes the paths of the build's routes, with `:name` for what varies and `*` for any rest
 */
export function openRoutePattern(
  routes: readonly string[],
): (url: string) => string {
  const byFirst = new Map<string, Pattern[]>();
  const patterns = [...AHEAD_OF_REMIX, ...routes].map((path) => ({
    path,
    segments: path.split("/").slice(1),
  }));
  // A fixed word comes before what varies: "-" sorts what follows ":" and "*" to the end.
  patterns.sort((a, b) => (weight(a) < weight(b) ? -1 : 1));
  for (const pattern of patterns) {
    const [first = ""] = pattern.segments;
    byFirst.set(first, [...(byFirst.get(first) ?? []), pattern]);
  }
  return (url) => {
    if (url === "/" || url.startsWith("/?")) return "/";
    const [path = ""] = url.split(/[?#]/, 1);
    const segments = path
      .replace(/\.data$/, "")
      .split("/")
      .slice(1);
    const near = byFirst.get(segments[0] ?? "") ?? [];
    return near.find((known) => fits(known, segments))?.path ?? UNKNOWN;
  };
}

function weight({ segments }: Pattern): string {
  return segments
    .map((segment) =>
      segment === "*" ? "2" : segment.startsWith(":") ? "1" : "0",
    )
    .join("");
}

function fits({ segments: known }: Pattern, asked: readonly string[]): boolean {
  if (known.at(-1) === "*") {
    if (asked.length < known.length) return false;
  } else if (asked.length !== known.length) return false;
  return known.every(
    (segment, index) =>
      segment === "*" || segment.startsWith(":") || segment === asked[index],
  );
}
