import { readFile } from "node:fs/promises";
import { approveMeme, takeDownMeme } from "#app/moderation/decisions.server.ts";
import { FORMAT_FACTS } from "#app/platform/images/formats.ts";
import { heldKey, incomingKey, mediaKey, trashKey } from "#app/storage/keys.ts";
import { enrol } from "#test/app/enrolled.ts";
import { CAST } from "#test/cast.ts";
import { readObject } from "#test/files/taking.ts";
import { newJpeg } from "#test/uploads.ts";
import { expect } from "../support/journey.ts";
import { openBucket, type Bucket } from "../support/objects.ts";
import { test as walk } from "../support/place.ts";
import { openProgram, type Program } from "../support/program.ts";

const [PIA] = CAST;
const IMMUTABLE = "public, max-age=31536000, immutable";
const PRIVATE = "private, no-store";
const AREAS = ["incoming/", "originals/", "held/", "media/", "trash/"];
/** Nothing like the others, as what resembles a picture that was taken down is held. */
const TAKEN_DOWN = new URL(
  "../../scripts/seed-pictures/pictures/day-of-rest.jpg",
  import.meta.url,
);

/** What lies in the bucket is told by asking the S3 server itself; no page is opened. */
const test = walk.extend<{ bucket: Bucket; program: Program }>({
  bucket: async ({ services }, use) => use(openBucket(services)),
  program: async ({ app, services, email, extraHTTPHeaders }, use) => {
    const { name, role } = PIA;
    const person = await enrol(services, { email, name, role });
    await use(await openProgram(app, person, extraHTTPHeaders ?? {}));
  },
});

test("nobody but us reads, lists, replaces or deletes what is in the bucket", async ({
  bucket,
  program,
  services,
}) => {
  const waiting = await newJpeg(1);
  const sent = await program.announce(waiting);
  expect(await program.send(sent, waiting)).toBe(200);
  const published = await newJpeg(2);
  const { id } = await bring(program, published);
  await approveMeme(services, id, { by: null });
  for (const area of AREAS) {
    expect(await bucket.asStranger(`?list-type=2&prefix=${area}`)).toBe(403);
    for (const key of await bucket.keysIn(area))
      for (const method of ["GET", "HEAD", "PUT", "DELETE"]) {
        const status = await bucket.asStranger(key, method);
        expect([method, key, status]).toEqual([method, key, 403]);
      }
  }
  expect((await bucket.head(incomingKey(sent.id))).bytes).toBe(waiting.length);
});

test("what waits is at no address of ours; what is published is, for a year, as the bucket has it", async ({
  app,
  bucket,
  program,
  services,
}) => {
  const picture = await newJpeg(3);
  const { id } = await bring(program, picture);
  const { asset } = await pictureOf(id);
  expect(await bucket.head(asset.originalKey)).toEqual({
    ...{ type: "image/jpeg", cache: PRIVATE },
    ...{ asset: asset.id, bytes: picture.length },
  });
  for (const { sha256, format, bytes } of asset.variants) {
    const held = heldKey(asset.id, sha256, format);
    expect(await bucket.head(held)).toEqual({
      ...{ type: FORMAT_FACTS[format].mime, cache: IMMUTABLE },
      ...{ asset: asset.id, bytes },
    });
    const media = mediaKey(asset.id, sha256, format);
    for (const key of [held, media, asset.originalKey])
      expect((await fetch(`${app.url}/${key}`)).status).toBe(404);
  }
  await approveMeme(services, id, { by: null });
  for (const { sha256, format, bytes } of asset.variants) {
    const key = mediaKey(asset.id, sha256, format);
    const type = FORMAT_FACTS[format].mime;
    expect(await bucket.head(key)).toEqual({
      ...{ type, cache: IMMUTABLE, asset: asset.id, bytes },
    });
    const answer = await fetch(`${app.url}/${key}`);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      ...{ "content-type": type, "cache-control": IMMUTABLE },
      "x-content-type-options": "nosniff",
    });
    expect((await answer.arrayBuffer()).byteLength).toBe(bytes);
    const etag = answer.headers.get("ETag") ?? "";
    expect(etag).toMatch(/^"[^"]+"$/);
    const headers = { "If-None-Match": etag };
    expect((await fetch(`${app.url}/${key}`, { headers })).status).toBe(304);
  }
  expect((await fetch(`${app.url}/${asset.originalKey}`)).status).toBe(404);

  function pictureOf(memeId: string) {
    return services.db.meme.findUniqueOrThrow({
      where: { id: memeId },
      select: { asset: { include: { variants: true } } },
    });
  }
});

test("an address to send to is signed for ten minutes, for this type and length, and what comes after the confirmation changes nothing", async ({
  bucket,
  program,
  services,
}) => {
  const picture = await newJpeg(4);
  const announced = await program.announce(picture);
  const signed = new URL(announced.upload.url).searchParams;
  expect(signed.get("X-Amz-Expires")).toBe("600");
  expect(signed.get("X-Amz-SignedHeaders")).toBe(
    "content-length;content-type;host",
  );
  const longer = Buffer.concat([picture, Buffer.from("!")]);
  expect(await program.send(announced, longer)).toBe(403);
  expect(await program.send(announced, picture)).toBe(200);
  expect(await program.complete(announced)).toBe(201);
  const { asset } = await services.db.meme.findUniqueOrThrow({
    where: { id: announced.id },
    select: { asset: { include: { variants: true } } },
  });
  const keys = () => bucket.keysIn(`held/${asset.id}`);
  const before = await keys();
  const other = Buffer.alloc(picture.length, 7);
  expect(await program.send(announced, other)).toBe(200);
  expect(await program.complete(announced)).toBe(200);
  expect(await keys()).toEqual(expect.arrayContaining(before));
  const kept = await readObject(services.storage, asset.originalKey);
  expect(kept.equals(picture)).toBe(true);
});

test("what is taken down is gone from our address and the public part of the bucket at once", async ({
  app,
  bucket,
  program,
  services,
}) => {
  const { id } = await bring(program, await readFile(TAKEN_DOWN));
  await approveMeme(services, id, { by: null });
  const { assetId } = await services.db.meme.findUniqueOrThrow({
    where: { id },
  });
  const seen = await bucket.keysIn(`media/${assetId}`);
  expect(seen.length).toBeGreaterThan(0);
  const etags = new Map<string, string>();
  for (const key of seen) {
    const answer = await fetch(`${app.url}/${key}`);
    expect(answer.status).toBe(200);
    etags.set(key, answer.headers.get("ETag") ?? "");
  }
  await takeDownMeme(services, id, { by: null, reason: "rights" });
  // An AVIF file that was being made comes and goes.
  await expect.poll(() => bucket.keysIn(`media/${assetId}`)).toEqual([]);
  for (const [key, etag] of etags) {
    const headers = { "If-None-Match": etag };
    // Every instance looks for news every 400 ms.
    await expect
      .poll(async () => (await fetch(`${app.url}/${key}`, { headers })).status)
      .toBe(404);
    expect((await fetch(`${app.url}/${key}`)).status).toBe(404);
    expect((await fetch(`${app.url}/${trashKey(key)}`)).status).toBe(404);
    expect(await bucket.asStranger(trashKey(key))).toBe(403);
  }
});

/** Announces, sends and confirms a picture. */
async function bring(
  program: Program,
  picture: Buffer,
): Promise<{ id: string }> {
  const announced = await program.announce(picture);
  expect(await program.send(announced, picture)).toBe(200);
  expect(await program.complete(announced)).toBe(201);
  return announced;
}
