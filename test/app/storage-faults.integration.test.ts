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
import { field, file, formBody, sendRaw } from "./raw-form.ts";

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

  let number = 0;
  async function packed() {
    const words = [field("decorative", "on"), field("category", "family")];
    const body = formBody([...words, file(await newJpeg(++number))]);
    return { headers: token, body };
  }

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
