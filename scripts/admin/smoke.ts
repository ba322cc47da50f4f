import {
  request as askPlainly,
  type IncomingHttpHeaders,
  type OutgoingHttpHeaders,
} from "node:http";
import { request as askSecurely } from "node:https";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { isLoopback } from "#app/platform/loopback.ts";

/** For each answer, to its last byte. */
const ANSWER_MS = 10_000;
/** A bot is shown no meme. */
const BROWSER_HEADERS: OutgoingHttpHeaders = {
  "User-Agent":
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
  Accept: "text/html,application/xhtml+xml,*/*;q=0.8",
  "Accept-Language": "en",
};

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Of what `/health` answers. */
interface Health {
  status: string;
  checks: Record<string, { status: string }>;
}

interface Site {
  hostname: string;
  get(address: string): Promise<Answer>;
  /** What a visitor gets at `/`, asked for once. */
  page: Promise<Answer>;
}

/** What a deploy checks. Each says in a word or two what it found, or throws what is wrong. */
const CHECKS: Readonly<Record<string, (site: Site) => Promise<string>>> = {
  async "/health/live"({ get }) {
    requireStatus(await get("/health/live"), 200);
    return "";
  },
  async "/health/ready"({ get }) {
    requireStatus(await get("/health/ready"), 200);
    return "";
  },
  async "/health"({ get }) {
    const { body } = requireStatus(await get("/health"), 200);
    const { status, checks } = JSON.parse(body) as Health;
    const down = Object.entries(checks).filter(
      ([, check]) => check.status !== "healthy",
    );
    return [status, ...down.map(([name]) => name)].join(" ");
  },
  async "/"({ page }) {
    const answer = requireStatus(await page, 200, 302);
    if (answer.status === 302) return "straight on";
    requireHeader(answer, "content-type", "text/html");
    return pictureIn(answer) ? "a meme" : "nothing to show";
  },
  async picture({ get, page }) {
    const address = pictureIn(await page);
    if (!address) return "none";
    const picture = requireStatus(await get(address), 200);
    requireHeader(picture, "content-type", "image/");
    requireHeader(picture, "cache-control", "immutable");
    return String(picture.headers["content-type"]);
  },
  async "security headers"({ page }) {
    const answer = await page;
    requireHeader(answer, "content-security-policy", "default-src 'none'");
    requireHeader(answer, "x-content-type-options", "nosniff");
    return "";
  },
  async "/welcome"({ get }) {
    const answer = requireStatus(await get("/welcome"), 200);
    requireHeader(answer, "content-type", "text/html");
    return "";
  },
  async "unknown page"({ get }) {
    const answer = requireStatus(await get("/there-is-no-such-page"), 404);
    requireHeader(answer, "content-type", "text/html");
    requireHeader(answer, "x-request-id");
    return "404";
  },
  async "/metrics"({ get, hostname }) {
    // On the machine itself the operator may read them without a token.
    const fine = isLoopback(hostname) ? [200, 401, 404] : [401, 404];
    return String(requireStatus(await get("/metrics"), ...fine).status);
  },
};

/**
 * Asks a running site what a deploy asks, as somebody from outside, and prints a line for each check. Exit code 1 when one failed.
 * It needs no database and no environment of ours.
 */
export async function smoke(parameters: string[]): Promise<number> {
  const options = { args: parameters, allowPositionals: true };
  const address = URL.parse(parseArgs(options).positionals[0] ?? "");
  if (!address || !/^https?:$/.test(address.protocol)) {
    console.error("usage: smoke URL, such as https://memes.example.com");
    return 2;
  }
  const site = openSite(address);
  const results = await Promise.all(
    Object.entries(CHECKS).map(async ([name, check]) => {
      const result = await check(site).then(
        (words) => ({ ok: true, words }),
        (error: unknown) => ({ ok: false, words: wordsOf(error) }),
      );
      return { name, ...result };
    }),
  );
  for (const { name, ok, words } of results) {
    const line = `${ok ? "ok    " : "FAILED"}  ${name.padEnd(16)}  ${words}`;
    console.log(line.trimEnd());
  }
  return results.every(({ ok }) => ok) ? 0 : 1;
}

function openSite(address: URL): Site {
  const get = (path: string) => ask(new URL(path, address));
  return { hostname: address.hostname, get, page: get("/") };
}

/** Not by `fetch`, which says of itself that it opens no page. No redirect is followed. */
async function ask(address: URL): Promise<Answer> {
  const ask = address.protocol === "https:" ? askSecurely : askPlainly;
  const signal = AbortSignal.timeout(ANSWER_MS);
  const asking = { headers: BROWSER_HEADERS, agent: false, signal };
  return new Promise((resolve, reject) => {
    const sent = ask(address, asking, (answer) => {
      const { statusCode: status = 0, headers } = answer;
      const whole = (body: string) => resolve({ status, headers, body });
      text(answer).then(whole, reject);
    });
    sent.once("error", reject);
    sent.end();
  });
}

/** The file that every browser understands. */
function pictureIn({ body }: Answer): string | null {
  const [, address] = /<picture>.*?<img\s[^>]*?src="([^"]+)"/s.exec(body) ?? [];
  return address?.replaceAll("&amp;", "&") ?? null;
}

function requireStatus(answer: Answer, ...fine: number[]): Answer {
  if (fine.includes(answer.status)) return answer;
  const hint = answer.status === 421 ? ", BASE_URL names another host" : "";
  throw new Error(`${answer.status} instead of ${fine.join(" or ")}${hint}`);
}

function requireHeader(answer: Answer, name: string, wanted = ""): void {
  const value = answer.headers[name];
  if (value === undefined) throw new Error(`no ${name}`);
  if (!String(value).includes(wanted))
    throw new Error(`${name} is ${String(value)}, without ${wanted}`);
}

/** A name with several addresses fails with a code and without a message. */
function wordsOf(error: unknown): string {
  const { name, message, code } = error as NodeJS.ErrnoException;
  if (name === "AbortError") return `no answer within ${ANSWER_MS / 1000} s`;
  return message || String(code);
}
