import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { scrub } from "#app/uploads/upkeep/scrub.server.ts";
import { STARRING } from "../cast.ts";
import { newJpeg } from "../uploads.ts";
import { attackApp, sendPicture, temporaryFiles } from "./attacked-app.ts";
import type { AttackedApp, Attacker } from "./attacked-app.ts";
import { ask } from "./browser-request.ts";
import { file } from "./raw-form.ts";

const UPLOADS = 500;

let attacked: AttackedApp;
let pia: Attacker;
beforeAll(async () => {
  attacked = await attackApp({}, [STARRING.dayOfRest]);
  pia = await attacked.enrol("pia");
});
afterAll(() => attacked?.stop());

test("of five hundred pictures at once each is taken or told to come back, none is lost or left lying, and the splash answers meanwhile", async () => {
  const before = await attacked.services.db.meme.count();
  const pictures: Buffer[] = [];
  while (pictures.length < UPLOADS)
    pictures.push(await newJpeg(pictures.length));
  let isOver = false;
  const sending = Promise.all(
    pictures.map((bytes) => sendPicture(attacked, pia, [file(bytes)])),
  ).finally(() => (isOver = true));
  const seen: number[] = [];
  while (!isOver)
    seen.push((await ask(attacked.app, "/?next=/welcome")).status);
  const answers = await sending;
  const refused = answers.filter(({ status }) => status !== 201);
  for (const { status, head } of refused) {
    expect([429, 503]).toContain(status);
    expect(head).toMatch(/retry-after: \d/i);
  }
  expect(new Set(seen)).toEqual(new Set([200]));
  const taken = answers.filter(({ status }) => status === 201);
  expect(taken.length).toBeGreaterThan(0);
  const ids = taken.map(({ json }) => String(json["id"]));
  expect(new Set(ids).size).toBe(ids.length);
  const { db } = attacked.services;
  expect(await db.meme.count({ where: { id: { in: ids } } })).toBe(ids.length);
  expect(await db.meme.count()).toBe(before + ids.length);
  expect(await db.upload.count()).toBe(ids.length);
  await vi.waitFor(async () =>
    expect(await temporaryFiles(attacked.app)).toEqual([]),
  );
  const report = await scrub(attacked.services, { pause: async () => {} });
  expect(report).toMatchObject({ ok: true });
}, 120_000);
