import { LRUCache } from "lru-cache";
import { expect, test, vi } from "vitest";
import { bypassReason, type SplashRequest } from "./bypass.ts";

const FIREFOX =
  "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0";

const PAGE_VIEW: SplashRequest = {
  method: "GET",
  path: "/",
  splashOff: false,
  headers: {
    "user-agent": FIREFOX,
    accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "sec-fetch-dest": "document",
    "sec-fetch-mode": "navigate",
  },
};

const reasonFor = (
  facts: Partial<SplashRequest>,
  headers: SplashRequest["headers"] = {},
) =>
  bypassReason(
    { bots: new LRUCache({ max: 10 }) },
    { ...PAGE_VIEW, ...facts, headers: { ...PAGE_VIEW.headers, ...headers } },
  );

test("a person opening the page sees the splash", () => {
  expect(reasonFor({})).toBeNull();
});

test.each([
  [
    "a browser without fetch metadata",
    { "sec-fetch-dest": undefined, "sec-fetch-mode": undefined },
  ],
  ["a client that takes anything", { accept: "*/*" }],
  ["a client that says nothing of what it takes", { accept: undefined }],
  ["save-data that is off", { "save-data": "off" }],
])("%s sees the splash", (_, headers) => {
  expect(reasonFor({}, headers)).toBeNull();
});

test.each([
  ["method", { method: "HEAD" }],
  ["method", { method: "POST" }],
  ["data_request", { path: "/_root.data" }],
  ["target_off", { splashOff: true }],
] as const)("%s: %j", (reason, facts) => {
  expect(reasonFor(facts)).toBe(reason);
});

test.each([
  ["prefetch", { "sec-purpose": "prefetch;prerender" }],
  ["prefetch", { "sec-purpose": "prefetch" }],
  ["prefetch", { purpose: "prefetch" }],
  ["prefetch", { "x-purpose": "preview" }],
  ["prefetch", { "x-moz": "prefetch" }],
  ["not_navigation", { "sec-fetch-dest": "iframe" }],
  ["not_navigation", { "sec-fetch-dest": "empty", "sec-fetch-mode": "cors" }],
  ["not_html", { accept: "application/json, text/plain, */*" }],
  ["not_html", { accept: "image/avif,image/webp,*/*;q=0.8" }],
  ["save_data", { "save-data": "on" }],
  [
    "bot",
    {
      "user-agent":
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    },
  ],
  ["bot", { "user-agent": "curl/8.5.0" }],
  ["bot", { "user-agent": undefined }],
] as const)("%s: %j", (reason, headers) => {
  expect(reasonFor({}, headers)).toBe(reason);
});

test("a user agent is judged once, however long it is", () => {
  const bots = new LRUCache<string, boolean>({ max: 10 });
  const set = vi.spyOn(bots, "set");
  const long = {
    ...PAGE_VIEW,
    headers: {
      ...PAGE_VIEW.headers,
      "user-agent": FIREFOX + "x".repeat(20_000),
    },
  };
  expect(bypassReason({ bots }, long)).toBeNull();
  expect(bypassReason({ bots }, long)).toBeNull();
  expect(set).toHaveBeenCalledTimes(1);
  expect([...bots.keys()].map((key) => key.length)).toEqual([512]);
});
