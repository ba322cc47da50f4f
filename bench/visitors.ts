import { createSeenCookie, createVisitorId } from "#app/splash/seen.server.ts";
import { seededRandom } from "#test/files/drawing.ts";
import type { PlannedRequest } from "./load.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const MOST_SEEN = 30;

/** As browsers send it; what calls itself something else is taken for a bot and sent straight on. */
const BROWSERS = [
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
  "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36",
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:145.0) Gecko/20100101 Firefox/145.0",
];
const LANGUAGES = [
  "en-US,en;q=0.9",
  "en-GB,en;q=0.9",
  "es-ES,es;q=0.9,en;q=0.8",
  "fr-FR,fr;q=0.9,en;q=0.8",
];

/** What a browser sends when somebody opens a page. */
export function browserHeaders(number: number): Record<string, string> {
  return {
    "User-Agent": BROWSERS[number % BROWSERS.length] ?? "",
    Accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": LANGUAGES[(number >> 2) % LANGUAGES.length] ?? "",
    "Accept-Encoding": "gzip, deflate, br",
    "Sec-Fetch-Dest": "document",
    "Sec-Fetch-Mode": "navigate",
    "Sec-Fetch-Site": "none",
    "Upgrade-Insecure-Requests": "1",
  };
}

/**
 * Requests for the splash by visitors who were last here yesterday and have seen up to thirty memes: each is a real choice
 * and a real showing, as often as it is sent. All are different: cookie, address, target.
 */
export function returningVisitors(
  count: number,
  site: { secret: string; baseUrl: string; memes: readonly number[] },
): PlannedRequest[] {
  const cookie = createSeenCookie({
    secrets: [site.secret],
    baseUrl: site.baseUrl,
  });
  const random = seededRandom(count);
  const yesterday = Date.now() - DAY_MS;
  return Array.from({ length: count }, (_, number) => {
    const state = {
      visitorId: createVisitorId(),
      lastShownAt: Math.floor(yesterday / 1000) * 1000,
      seen: seenBefore(site.memes, Math.floor(yesterday / DAY_MS), random),
    };
    const [setCookie = ""] = cookie.write(state).split(";", 1);
    const address = `10.${number >> 16}.${(number >> 8) & 255}.${number & 255}`;
    return {
      path: "/?next=%2Farticles%2F{n}",
      headers: {
        ...browserHeaders(number),
        ...{ Cookie: setCookie, "X-Forwarded-For": address },
      },
    };
  });
}

/** One meme a day until `lastDay`, each once. */
function seenBefore(
  memes: readonly number[],
  lastDay: number,
  random: () => number,
): { number: number; day: number }[] {
  const length = Math.min(Math.ceil(random() * MOST_SEEN), memes.length);
  const first = Math.floor(random() * memes.length);
  return Array.from({ length }, (_, index) => ({
    number: memes[(first + index * 7) % memes.length] ?? 0,
    day: lastDay - (length - 1 - index),
  }));
}
