import { afterAll, beforeAll, expect, test } from "vitest";
import { recordAct, skipToday } from "#app/splash/acts.server.ts";
import { copyEmbedded, type TestDatabase } from "../database.ts";
import { makeMeme } from "../memes.ts";
import { ask, openHouse, type House } from "./house.ts";

const BROWSER = {
  accept: "text/html",
  "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Chrome/156",
  "accept-language": "en",
};

let database: TestDatabase;
let house: House;

beforeAll(async () => {
  database = await copyEmbedded();
  house = await openHouse(database);
});

afterAll(async () => {
  await house.close();
  await database.remove();
});

const get = (path: string, headers: Record<string, string> = {}) =>
  ask(house, path, { headers: { ...BROWSER, ...headers } });

test("an empty site shows the quiet page, and no page to a bot", async () => {
  await house.features.pool.refresh();
  const quiet = await get("/");
  expect(quiet.status).toBe(200);
  expect(quiet.body).toContain("/welcome?mingus=seen");
  const bot = await get("/", { "user-agent": "curl/8" });
  expect(bot.headers["location"]).toBe("/welcome?mingus=seen");
});

test("a visitor is shown what was published, goes on, and presses Not today", async () => {
  const meme = await makeMeme(house.services, "a sock", { status: "approved" });
  await house.services.db.poolVersion.update({
    where: { id: 1 },
    data: { version: { increment: 1 } },
  });
  await house.features.pool.refresh();
  const shown = await get("/?next=/shop%3Fa=1%26b=2");
  expect(shown.body).toContain('href="/shop?a=1&amp;b=2&amp;mingus=seen"');
  const cookie = String(shown.headers["set-cookie"]).split(";")[0] ?? "";

  const zipped = await get("/", { cookie, "accept-encoding": "gzip" });
  expect(zipped.headers["content-encoding"]).toBe("gzip");
  expect(zipped.headers["set-cookie"]).toBeUndefined();

  const context = house.context({ ...BROWSER, cookie });
  const request = new Request("http://localhost/", { headers: { cookie } });
  const act = { kind: "continued", memeId: meme.id } as const;
  expect(await recordAct(context, request, act)).toBe(true);
  expect(await recordAct(context, request, act)).toBe(true);
  const skipped = await skipToday(context, request, {
    memeId: meme.id,
    next: "https://elsewhere.example.com/",
  });
  expect(skipped.target).toBe("/welcome?mingus=seen");
  const quiet = skipped.cookie.split(";")[0] ?? "";
  const later = await get("/", { cookie: `${cookie}; ${quiet}` });
  expect(later.status).toBe(302);

  await house.features.recorder.showings.flush();
  expect(await house.services.db.showing.count()).toBe(1);
  expect(await house.services.db.visitorEvent.count()).toBe(2);
});

test("an act without a showing counts for nothing", async () => {
  const context = house.context(BROWSER);
  const request = new Request("http://localhost/");
  const memeId = "01a1f95e-e80e-75bf-adcc-fbc80e31f8ad";
  expect(await recordAct(context, request, { kind: "liked", memeId })).toBe(
    false,
  );
});

test("a picture is served whole, in part, and not again to who has it", async () => {
  const meme = await makeMeme(house.services, "a hat", { status: "approved" });
  const folder = `media/${meme.assetId}/`;
  const [file] = await Array.fromAsync(house.services.storage.list(folder));
  const url = `/${file?.key}`;
  const whole = await get(url);
  expect(whole.status).toBe(200);
  const etag = String(whole.headers["etag"]);
  expect((await get(url, { "if-none-match": etag })).status).toBe(304);
  const part = await get(url, { range: "bytes=1-2" });
  expect([part.status, part.body]).toEqual([206, whole.body.slice(1, 3)]);
  expect((await get(url, { range: "bytes=-2" })).body).toBe(
    whole.body.slice(-2),
  );
  expect((await get(url, { range: "bytes=999-" })).status).toBe(416);
  expect((await get(url, { range: "lines=1" })).status).toBe(200);
  const none = await get("/media/none", { accept: "image/*" });
  expect(none.status).toBe(404);
  expect(JSON.parse(none.body)).toMatchObject({ error: { code: "not_found" } });
  const post = await ask(house, url, { method: "POST", headers: BROWSER });
  expect([post.status, post.headers["allow"]]).toEqual([405, "GET, HEAD"]);
  expect(post.body).toContain("<h1>");
});

test("a picture too large to be remembered is streamed: whole, in part, and not at all for its facts", async () => {
  const body = Buffer.alloc(3 * 1024 * 1024, "a large hat ");
  const key = "media/large/hat.webp";
  const facts = { cacheControl: "public, max-age=31536000", assetId: "large" };
  const { storage } = house.services;
  await storage.put(key, body, { ...facts, contentType: "image/webp" });
  const whole = await get(`/${key}`);
  expect([whole.status, whole.body.length]).toEqual([200, body.length]);
  expect(whole.headers).toMatchObject({
    ...{ "content-length": String(body.length), "accept-ranges": "bytes" },
    ...{ "content-type": "image/webp", "cache-control": facts.cacheControl },
  });
  const part = await get(`/${key}`, { range: "bytes=12-22" });
  expect([part.status, part.body]).toEqual([206, "a large hat"]);
  expect(part.headers["content-range"]).toBe(`bytes 12-22/${body.length}`);
  const head = await ask(house, `/${key}`, { method: "HEAD" });
  expect([head.status, head.body]).toEqual([200, ""]);
  expect(head.headers["content-length"]).toBe(String(body.length));
  const etag = String(whole.headers["etag"]);
  expect((await get(`/${key}`, { "if-none-match": etag })).status).toBe(304);
  expect((await get(`/${key}`, { range: "bytes=9999999-" })).status).toBe(416);
  await storage.delete(key);
  expect((await get(`/${key}`)).status).toBe(404);
});

test("metrics say which parts are up and that no job waits, though nobody has asked for health", async () => {
  const { body } = await get("/metrics");
  for (const name of ["database", "migrations", "cache", "storage", "jobs"])
    expect(body).toContain(`mingus_dependency_up{name="${name}"} 1`);
  expect(body).toMatch(/mingus_disk_free_ratio\{path="[^"]+"\} 0\.\d+/);
  expect(body).toContain('mingus_queue_oldest_seconds{queue="send-mail"} 0');
});

test("health, readiness and metrics are told to whom they concern", async () => {
  for (const path of ["/health", "/health/live", "/health/ready"])
    expect((await get(path)).status).toBe(200);
  const metrics = await get("/metrics");
  expect(metrics.body).toContain('mingus_active_memes{category="family"}');
  expect((await get("/metrics", { "x-forwarded-for": "1.2.3.4" })).status).toBe(
    404,
  );
  expect((await ask(house, "/health", { method: "POST" })).status).toBe(405);
});

test("what is refused is told in the contract's words, as a page or as JSON", async () => {
  const foreign = await ask(house, "/skips", {
    method: "POST",
    headers: {
      accept: "application/json",
      origin: "https://elsewhere.example.com",
    },
  });
  expect(JSON.parse(foreign.body)).toMatchObject({ error: { code: "csrf" } });
  const host = await get("/", { host: "elsewhere.example.com" });
  expect([host.status, host.body]).toEqual([
    421,
    expect.stringContaining("<h1>"),
  ]);
  const broken = await ask(house, "/nowhere", { headers: { accept: "*/*" } });
  expect(JSON.parse(broken.body)).toMatchObject({
    error: { code: "internal" },
  });
  expect(house.services.log.lines.map(({ event }) => event)).toContain(
    "unexpected_error",
  );
});

test("a visitor who opens too many pages is asked to wait", async () => {
  const visit = await get("/");
  const cookie = String(visit.headers["set-cookie"]).split(";")[0] ?? "";
  let answer = visit;
  for (let page = 0; page < 121; page++) answer = await get("/", { cookie });
  expect(answer.status).toBe(429);
  expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
});
