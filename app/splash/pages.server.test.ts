import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { expect, test, vi } from "vitest";
import type { Locale } from "#app/ui/messages/catalogue.ts";
import type { SplashFacts } from "./load-pool.server.ts";
import { openSplashPages, type RenderSplash } from "./pages.server.ts";
import type { PoolMeme } from "./pool.server.ts";
import { gzipPage } from "./spliced-page.server.ts";

const STYLE = "body{color:red}";

const sock = (change: Partial<PoolMeme<SplashFacts>> = {}) =>
  ({
    id: "0198c0de-0000-7000-8000-000000000001",
    number: 7,
    version: 1,
    page: {
      texts: { en: { caption: "Why?", altText: "A sock." } },
      category: {
        labels: { en: "Family" },
        icon: "sock",
        colour: "#aabbcc",
        stamp: "1",
      },
      decorative: false,
      picture: {},
    },
    ...change,
  }) as PoolMeme<SplashFacts>;

function open() {
  const render = vi.fn<RenderSplash>(({ shown, target }, locale) =>
    Promise.resolve(
      `<style>${STYLE}</style><a href="${target}">${locale} ${shown?.meme.caption ?? "quiet"}</a>`,
    ),
  );
  const headersFor = (sources: readonly string[]) => ["CSP", ...sources];
  return {
    render,
    pages: openSplashPages({ render, cdnBase: undefined, headersFor }),
  };
}

test("a page is kept once it was rendered, with the visitor's target left open", async () => {
  const { render, pages } = open();
  expect(pages.find(sock(), "en", "en")).toBeUndefined();
  const page = await pages.render(sock(), "en", "en");
  expect(pages.find(sock(), "en", "en")).toBe(page);
  const html = gunzipSync(gzipPage(page, Buffer.from("/home"))).toString();
  expect(html).toContain('<a href="/home">en Why?</a>');
  expect(render).toHaveBeenCalledOnce();
});

test("its headers allow its own style and no other", async () => {
  const digest = createHash("sha256").update(STYLE).digest("base64");
  const { headers } = await open().pages.render(sock(), "en", "en");
  expect(headers).toEqual(["CSP", `'sha256-${digest}'`]);
});

test("visitors who ask for the same page at once have it rendered once", async () => {
  const { render, pages } = open();
  const asked = [1, 2, 3].map(() => pages.render(sock(), "en", "en"));
  expect(new Set(await Promise.all(asked)).size).toBe(1);
  expect(render).toHaveBeenCalledOnce();
});

test.each<[string, Partial<PoolMeme<SplashFacts>>, Locale, string]>([
  ["version", { version: 2 }, "en", "en"],
  ["meme", { number: 8 }, "en", "en"],
  ["page language", {}, "fr", "en"],
  ["language of its words", {}, "en", "fr"],
  [
    "look of its category",
    {
      page: {
        ...sock().page,
        category: { ...sock().page.category, stamp: "2" },
      },
    },
    "en",
    "en",
  ],
])("another %s is another page", async (_, change, locale, memeLocale) => {
  const { pages } = open();
  await pages.render(sock(), "en", "en");
  expect(pages.find(sock(change), locale, memeLocale)).toBeUndefined();
});

test("the page for no meme is kept by language", async () => {
  const { pages } = open();
  const page = await pages.render(null, "es", "es");
  expect(pages.find(null, "es", "es")).toBe(page);
  expect(pages.find(null, "en", "en")).toBeUndefined();
});

test("a page that could not be rendered is tried again", async () => {
  const { render, pages } = open();
  render.mockRejectedValueOnce(new Error("no needle"));
  await expect(pages.render(sock(), "en", "en")).rejects.toThrow("no needle");
  expect(pages.find(sock(), "en", "en")).toBeUndefined();
  expect(await pages.render(sock(), "en", "en")).toBeDefined();
});
