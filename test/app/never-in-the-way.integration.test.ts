import type { OutgoingHttpHeaders } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { STARRING } from "../cast.ts";
import { ask, type Asking } from "./browser-request.ts";
import { openStarter, type Starter } from "./fresh-app.ts";
import type { RunningApp } from "./running-app.ts";

let starter: Starter;
let app: RunningApp;
beforeAll(async () => {
  starter = await openStarter([STARRING.dayOfRest]);
  app = await starter.start();
});
afterAll(() => starter.stop());

const NEXT = "/?next=%2Fwelcome%3Ffrom%3Dmail%23main";
const TARGET = "/welcome?from=mail&mingus=seen#main";
const headers = (set: OutgoingHttpHeaders): Asking => ({ headers: set });

describe("goes straight on, is not counted and remembers nobody", () => {
  const ASKING: Record<string, Asking> = {
    HEAD: { method: "HEAD" },
    "a prefetch": headers({ "Sec-Purpose": "prefetch" }),
    "a prerender": headers({ "Sec-Purpose": "prefetch;prerender" }),
    "an old prefetch": headers({ Purpose: "prefetch" }),
    "an older prefetch": headers({ "X-Moz": "prefetch" }),
    "a page inside a page": headers({ "Sec-Fetch-Dest": "iframe" }),
    "a script's request": headers({ "Sec-Fetch-Mode": "cors" }),
    "one who wants JSON": headers({ Accept: "application/json" }),
    "one who wants a picture": headers({ Accept: "image/avif,image/webp" }),
    "one who saves data": headers({ "Save-Data": "on" }),
    "a search engine": headers({
      "User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1)",
    }),
    "a headless browser": headers({
      "User-Agent": "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/140.0.0.0",
    }),
    "a command line": headers({ "User-Agent": "curl/8.10.1" }),
    "nobody in particular": headers({ "User-Agent": "" }),
  };
  for (const [name, asking] of Object.entries(ASKING)) {
    test(name, async () => {
      const answer = await ask(app, NEXT, asking);
      expect(answer.status).toBe(302);
      expect(answer.headers.location).toBe(TARGET);
      expect(answer.headers).not.toHaveProperty("set-cookie");
      expect(answer.body).toBe("");
    });
  }
});

test("so does a request or a target that says splash=off", async () => {
  for (const path of ["/?splash=off", "/?next=%2Fwelcome%3Fsplash%3Doff"]) {
    const answer = await ask(app, path);
    expect(answer.status).toBe(302);
    expect(answer.headers.location).toMatch(/^\/welcome\?.*mingus=seen$/);
  }
});

test("a data request of a page's own router is never answered with the splash", async () => {
  for (const path of ["/_root.data", "/_index.data", "/welcome.data"]) {
    const { headers, body } = await ask(app, path);
    expect(headers["set-cookie"]).toBeUndefined();
    expect(body).not.toContain("<figure");
  }
});

test("why the splash stepped aside is told to operators", async () => {
  const { body } = await ask(app, "/metrics");
  for (const reason of ["method", "prefetch", "save_data", "bot", "target_off"])
    expect(body).toMatch(
      new RegExp(`mingus_splash_bypass_total{reason="${reason}"} [1-9]`),
    );
});

test("a person is shown the meme, and remembered by a cookie that no script reads", async () => {
  const answer = await ask(app, "/", {
    headers: {
      ...{ "Sec-Fetch-Dest": "document", "Sec-Fetch-Mode": "navigate" },
      "Accept-Encoding": "gzip",
    },
  });
  expect(answer.status).toBe(200);
  expect(answer.headers["content-encoding"]).toBe("gzip");
  expect(answer.headers["cache-control"]).toBe("private, no-store");
  expect(answer.headers["set-cookie"]).toEqual([
    expect.stringMatching(/^mingus_seen=.+; HttpOnly; SameSite=Lax$/),
  ]);
});
