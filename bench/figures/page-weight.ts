import { chromium, type Browser } from "@playwright/test";
import { setTimeout as pause } from "node:timers/promises";
import { DEFAULT_PREFERENCES } from "#app/splash/preferences.ts";
import { createVisitorId } from "#app/splash/seen.server.ts";
import { createVisitorCookie } from "#app/splash/visitor-cookie.server.ts";
import { chromiumLaunch } from "../../e2e/support/chromium.ts";
import type { Bench, Figure, Reading } from "../figure.ts";
import { get, untilOk } from "../get.ts";
import { median } from "../rounds.ts";
import type { Site } from "../site.ts";
import { browserHeaders } from "../visitors.ts";

const PAGES_READ = 60;
const PAGES_A_CATEGORY = 2;
/** Ten packets: what a server may send before it has heard from the browser (RFC 6928). */
const FIRST_WINDOW_BYTES = 14_600;
const AVIF_LIMIT_MS = 300_000;

/** Lighthouse's phone. */
const LIGHTHOUSE_MOBILE = {
  viewport: { width: 412, height: 823 },
  deviceScaleFactor: 1.75,
  isMobile: true,
  hasTouch: true,
  userAgent: browserHeaders(2)["User-Agent"] ?? "",
};

/** P2: what the splash page weighs, by itself and with all that Chromium fetches for it. */
export const pageWeight: Figure = { name: "page-weight", measure };

async function measure(bench: Bench): Promise<Reading[]> {
  const site = await bench.site();
  const server = await site.serve({ args: [] });
  const browser = await chromium.launch(chromiumLaunch());
  try {
    await untilOk(`${server.url}/?next=/a`, browserHeaders(0));
    bench.say("AVIF variants are being made");
    await untilEncoded(site);
    const html = await readPages(server.url);
    const opened: Weight[] = [];
    for (const slug of await categorySlugs(site)) {
      const wants = visitorWho(site, server.url, slug);
      for (let number = 0; number < PAGES_A_CATEGORY; number++)
        opened.push(await openPage(browser, `${server.url}/?next=/a`, wants));
    }
    return readings(html, opened);
  } finally {
    await browser.close();
    await server.stop();
  }
}

function readings(html: Html[], opened: Weight[]): Reading[] {
  const largest = Math.max(...html.map(({ bytes }) => bytes));
  const heads = Math.max(...html.map(({ headBytes }) => headBytes));
  const whole = opened.map(({ all }) => all);
  const kB = (bytes: number) => bytes / 1000;
  return [
    {
      ...{ id: "P2", what: "JavaScript of the splash page" },
      ...{ goal: { atMost: 2 }, unit: "kB" },
      measured: kB(Math.max(...opened.map(({ scripts }) => scripts))),
    },
    {
      ...{ id: "P2", what: "HTML and CSS, gzip, largest page" },
      ...{ goal: { atMost: 4 }, measured: kB(largest), unit: "kB" },
      note: `${PAGES_READ} pages; styles fetched apart: ${Math.max(...opened.map(({ styles }) => styles))} bytes`,
    },
    {
      ...{
        id: "P2",
        what: "HTML and CSS with the headers, in the first window",
      },
      ...{ goal: { atMost: kB(FIRST_WINDOW_BYTES) }, unit: "kB" },
      measured: kB(largest + heads),
    },
    {
      ...{ id: "P2", what: "whole page on a phone, median" },
      ...{ goal: { atMost: 64 }, measured: kB(median(whole)), unit: "kB" },
      note: `${whole.length} first visits to all categories, ${kB(Math.min(...whole)).toFixed(1)} to ${kB(Math.max(...whole)).toFixed(1)} kB`,
    },
  ];
}

interface Html {
  bytes: number;
  headBytes: number;
}

/** The page as it comes to visitors who were never here, in three languages. */
async function readPages(url: string): Promise<Html[]> {
  const pages: Html[] = [];
  for (let number = 0; number < PAGES_READ; number++) {
    const { headers, body } = await get(
      `${url}/?next=/a`,
      browserHeaders(number),
    );
    pages.push({ bytes: body.length, headBytes: headers.join("    ").length });
  }
  return pages;
}

interface Cookie {
  name: string;
  value: string;
}

/** The cookie of somebody who asked for one category: nobody sees all of them on one day. */
function visitorWho(site: Site, baseUrl: string, slug: string): Cookie {
  const cookie = createVisitorCookie({ secrets: [site.secret], baseUrl });
  const preferences = { ...DEFAULT_PREFERENCES, categories: [slug] };
  const setCookie = cookie.write({ visitorId: createVisitorId(), preferences });
  const [, value = ""] = /^[^=]+=([^;]*)/.exec(setCookie) ?? [];
  return { name: cookie.name, value };
}

async function categorySlugs({ sql }: Site): Promise<string[]> {
  const text = `SELECT "slug" FROM "Category" WHERE "active" ORDER BY "position"`;
  const { rows } = await sql.query<{ slug: string }>(text);
  return rows.map(({ slug }) => slug);
}

/** Bytes over the wire, heads and all. */
interface Weight {
  all: number;
  scripts: number;
  styles: number;
}

/** Opens a page with an empty cache and adds up what came. */
async function openPage(
  browser: Browser,
  url: string,
  cookie: Cookie,
): Promise<Weight> {
  const context = await browser.newContext(LIGHTHOUSE_MOBILE);
  await context.addCookies([{ ...cookie, url }]);
  const page = await context.newPage();
  const network = await context.newCDPSession(page);
  const weight = { all: 0, scripts: 0, styles: 0 };
  const typeOf = new Map<string, string>();
  network.on("Network.responseReceived", ({ requestId, type }) => {
    typeOf.set(requestId, type);
  });
  network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    weight.all += encodedDataLength;
    if (typeOf.get(requestId) === "Script") weight.scripts += encodedDataLength;
    if (typeOf.get(requestId) === "Stylesheet")
      weight.styles += encodedDataLength;
  });
  await network.send("Network.enable");
  await page.goto(url, { waitUntil: "networkidle" });
  weight.scripts += await page.evaluate(() =>
    [...document.scripts].reduce((sum, { text }) => sum + text.length, 0),
  );
  await context.close();
  return weight;
}

/** Waits until every picture has the variants that a job makes. */
async function untilEncoded({ sql }: Site): Promise<void> {
  const text = `SELECT count(*)::int AS "waiting" FROM pgboss.job WHERE "name" = 'encode-avif' AND "state" IN ('created', 'retry', 'active')`;
  const limit = Date.now() + AVIF_LIMIT_MS;
  for (;;) {
    const { rows } = await sql.query<{ waiting: number }>(text);
    if (rows[0]?.waiting === 0) return;
    if (Date.now() > limit)
      throw new Error("AVIF variants are still being made");
    await pause(500);
  }
}
