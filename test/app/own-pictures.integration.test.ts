import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LIMITS } from "#app/platform/rate-limits.server.ts";
import { STARRING } from "../cast.ts";
import { acceptedFile } from "../files/read.ts";
import {
  attackApp,
  sendPicture,
  type AttackedApp,
  type Attacker,
} from "./attacked-app.ts";
import { ask } from "./browser-request.ts";
import { openPlainBrowser } from "./plain-browser.ts";
import { file } from "./raw-form.ts";

let attacked: AttackedApp;
let pia: Attacker;
beforeAll(async () => {
  const env = { RATE_LIMITS: "on" };
  attacked = await attackApp({ env }, [STARRING.dayOfRest]);
  pia = await attacked.enrol("pia");
});
afterAll(() => attacked?.stop());

const MORE_THAN_PAGES = LIMITS.page_view.limit + 10;
const SIDE_BY_SIDE = 10;

/** One who is signed in, and known as a visitor by the splash page that they saw. */
async function cookiesOf({ cookie }: Attacker): Promise<string> {
  const browser = openPlainBrowser(attacked.app);
  await browser.get("/?next=/welcome");
  expect(browser.cookies.size).toBeGreaterThan(0);
  const known = [...browser.cookies].map((pair) => pair.join("="));
  return [cookie, ...known].join("; ");
}

test("private pictures are no page views: a page full of them leaves room for the next pages, which end where they always did", async () => {
  const photo = await readFile(acceptedFile("photo.jpg"));
  const taken = await sendPicture(attacked, pia, [file(photo)]);
  expect(taken.status, taken.body).toBe(201);
  const id = String(taken.json["id"]);
  const picture = `/submissions/${id}/picture?size=thumbnail`;
  const headers = { Cookie: await cookiesOf(pia) };
  const look = async (path: string) =>
    (await ask(attacked.app, path, { headers })).status;
  const seen: number[] = [];
  while (seen.length < MORE_THAN_PAGES) {
    const page = Array.from({ length: SIDE_BY_SIDE }, () => look(picture));
    seen.push(...(await Promise.all(page)));
  }
  expect(new Set(seen)).toEqual(new Set([200]));
  const list = await ask(attacked.app, "/submissions", { headers });
  expect(list.status).toBe(200);
  expect(list.body).toContain(picture);
  const pages: number[] = [];
  while (pages.length < MORE_THAN_PAGES) pages.push(await look("/welcome"));
  expect(pages.at(0)).toBe(200);
  expect(pages.at(-1)).toBe(429);
  expect(await look(picture)).toBe(200);
  expect((await ask(attacked.app, picture)).status).toBe(303);
  const head = await ask(attacked.app, picture, { method: "HEAD", headers });
  expect([head.status, head.body]).toEqual([200, ""]);
  expect(Number(head.headers["content-length"])).toBeGreaterThan(0);
  expect(head.headers["content-security-policy"]).toMatch(/sandbox/);
});
