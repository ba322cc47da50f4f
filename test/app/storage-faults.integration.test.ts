import { readdir } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as uploads from "#app/routes/api.v1.uploads.ts";
import { scrub } from "#app/uploads/upkeep/scrub.server.ts";
import { copyEmbedded, s3Environment, type TestDatabase } from "../database.ts";
import { keysOf } from "../files/taking.ts";
import { makeCategory } from "../memes.ts";
import { describeWith } from "../servers/provided.ts";
import {
  S3_FAULTS,
  startFaultyS3,
  type FaultyS3,
  type S3Fault,
} from "../servers/s3-faults.ts";
import { newJpeg } from "../uploads.ts";
import { openApiHouse, type ApiHouse } from "./api-house.ts";
import { ask } from "./browser-request.ts";
import { signedInCookie } from "./enrolled.ts";
import { field, file, formBody, sendRaw } from "./raw-form.ts";
import { startHouse, type StartedHouse } from "./started-house.ts";

let number = 0;
async function pictureForm(): Promise<Buffer> {
  const words = [field("decorative", "on"), field("category", "family")];
  return formBody([...words, file(await newJpeg(++number))]);
}

describeWith("s3", "an upload to an S3 server that", (s3) => {
  let faulty: FaultyS3;
  let place: TestDatabase;
  let house: ApiHouse;
  let token: Record<string, string>;
  beforeAll(async () => {
    faulty = await startFaultyS3(s3.endpoint);
    place = await copyEmbedded({
      ...{ RATE_LIMITS: "off", ...(await s3Environment(s3)) },
      S3_ENDPOINT: faulty.endpoint,
    });
    house = await openApiHouse(place, { "api/v1/uploads": uploads });
    await makeCategory(house.services);
    token = await house.tokenOf("pia@example.com");
  });
  afterAll(async () => {
    await house?.close();
    await place?.remove();
    await faulty?.stop();
  });

  const packed = async () => ({ headers: token, body: await pictureForm() });

  test.each(Object.keys(S3_FAULTS) as S3Fault[])(
    "%s is refused as busy, leaves nothing, and is taken when it is well again",
    async (fault) => {
      const { db, storage, env } = house.services;
      const before = await keysOf(storage);
      const memes = await db.meme.count();
      const sending = await packed();
      faulty.fail(fault);
      const answer = await sendRaw(house.port, sending);
      faulty.fail(null);
      expect([answer.status, answer.json.error?.code]).toEqual([503, "busy"]);
      expect(answer.head).toMatch(/retry-after: \d/i);
      expect(await db.meme.count()).toBe(memes);
      expect(await db.upload.count()).toBe(memes);
      expect(await keysOf(storage)).toEqual(before);
      expect(await readdir(env.TMP_DIR)).toEqual([]);
      expect((await sendRaw(house.port, sending)).status).toBe(201);
      const report = await scrub(house.services, { pause: async () => {} });
      expect(report).toMatchObject({ ok: true });
    },
    150_000,
  );
});

describeWith("s3", "while S3 asks to slow down", (s3) => {
  let faulty: FaultyS3;
  let house: StartedHouse;
  beforeAll(async () => {
    faulty = await startFaultyS3(s3.endpoint);
    const bucket = await s3Environment(s3);
    const env = { ...bucket, S3_ENDPOINT: faulty.endpoint };
    house = await startHouse(copyEmbedded, { RATE_LIMITS: "off", ...env });
    await makeCategory(house.services);
  });
  afterAll(async () => {
    await house?.close();
    await faulty?.stop();
  });

  test("a picture of one's own is busy, and is there again when that is over", async () => {
    const { app, services } = house;
    const headers = await house.tokenOf("pia@example.com");
    const body = await pictureForm();
    const taken = await sendRaw(app.port, { headers, body });
    expect(taken.status, taken.body).toBe(201);
    const pia = await services.db.person.findUniqueOrThrow({
      where: { email: "pia@example.com" },
    });
    const Cookie = await signedInCookie(services, pia);
    const path = `/submissions/${String(taken.json["id"])}/picture`;
    const look = () => ask(app, path, { headers: { Cookie } });
    faulty.fail("asks to slow down", "GET");
    const answer = await look();
    faulty.fail(null);
    expect(answer.status).toBe(503);
    expect(answer.headers["retry-after"]).toBe("5");
    expect((await look()).status).toBe(200);
  }, 150_000);
});
