import { copyFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  approveMeme,
  rejectMeme,
  takeDownMeme,
} from "#app/moderation/decisions.server.ts";
import { StorageUnavailable } from "#app/storage/storage.server.ts";
import { copyEmbedded } from "#test/database.ts";
import { acceptedFile } from "#test/files/read.ts";
import { keysOf } from "#test/files/taking.ts";
import { makeCategory } from "#test/memes.ts";
import { openTestServices, type TestServices } from "#test/services.ts";
import { addAvifVariants } from "./avif-job.server.ts";
import { submitMeme } from "../submit.server.ts";

const MIRA = { by: null };
const WHY = { ...MIRA, reason: "low_quality" } as const;

let services: TestServices;
let remove: () => Promise<void>;
let categoryId: string;
beforeAll(async () => {
  const place = await copyEmbedded();
  services = await openTestServices(place);
  remove = place.remove;
  categoryId = await makeCategory(services);
});
afterAll(async () => {
  await services.close();
  await remove();
});

/** A submitted picture with bytes of its own. */
async function submit(name: string) {
  const path = join(services.env.DATA_DIR, name);
  await copyFile(acceptedFile("photo.jpg"), path);
  await writeFile(path, name, { flag: "a" });
  const texts = { en: { caption: name, altText: name } };
  const own = { categoryId, decorative: false, tags: [], uploaderId: null };
  const result = await submitMeme(services, { ...own, path, texts });
  if (!result.ok) throw new Error(result.rejection.reason);
  const { assetId } = await services.db.meme.findUniqueOrThrow({
    where: { id: result.memeId },
  });
  return { id: result.memeId, assetId };
}

const avifRows = (assetId: string) =>
  services.db.variant.findMany({ where: { assetId, format: "avif" } });

/** Where the AVIF files of a picture lie, one area for each. */
async function avifAreas(assetId: string): Promise<string[]> {
  const keys = await keysOf(services.storage);
  return keys
    .filter((key) => key.includes(assetId) && key.endsWith(".avif"))
    .map((key) => key.split("/")[0] ?? "");
}

/** A small picture is the same file at several sizes: so many different ones there are. */
const filesOf = (rows: { sha256: string }[]) => [
  ...new Set(rows.map(({ sha256 }) => sha256)),
];

const versionOf = async (id: string) =>
  (await services.db.meme.findUniqueOrThrow({ where: { id } })).version;

test("the files of a waiting meme are held, and running twice adds nothing twice", async () => {
  const { id, assetId } = await submit("waiting");
  await addAvifVariants(services, { assetId });
  const rows = await avifRows(assetId);
  expect(rows.length).toBeGreaterThan(0);
  expect(await avifAreas(assetId)).toEqual(filesOf(rows).map(() => "held"));
  const version = await versionOf(id);
  await addAvifVariants(services, { assetId });
  expect(await avifRows(assetId)).toEqual(rows);
  expect(await versionOf(id)).toBe(version);
});

test("two runs at once add each file once", async () => {
  const { assetId } = await submit("twice at once");
  const runs = [1, 2].map(() => addAvifVariants(services, { assetId }));
  await Promise.all(runs);
  const rows = await avifRows(assetId);
  expect(new Set(rows.map(({ size }) => size)).size).toBe(rows.length);
  expect(await avifAreas(assetId)).toEqual(filesOf(rows).map(() => "held"));
});

test("a run that is overtaken and then fails leaves the other one's files alone", async () => {
  const { assetId } = await submit("overtaken");
  let isFirst = true;
  const storage: TestServices["storage"] = {
    ...services.storage,
    async put(...facts) {
      if (!isFirst) return services.storage.put(...facts);
      isFirst = false;
      await addAvifVariants(services, { assetId });
      throw new StorageUnavailable("away");
    },
  };
  const run = addAvifVariants({ ...services, storage }, { assetId });
  await expect(run).rejects.toThrow("no AVIF");
  const rows = await avifRows(assetId);
  expect(rows.length).toBeGreaterThan(0);
  expect(await avifAreas(assetId)).toEqual(filesOf(rows).map(() => "held"));
});

test("the files of a published meme are public, nothing stays behind, and every server hears of it", async () => {
  const { id, assetId } = await submit("published");
  await approveMeme(services, id, MIRA);
  const version = await versionOf(id);
  await addAvifVariants(services, { assetId });
  const rows = await avifRows(assetId);
  expect(await avifAreas(assetId)).toEqual(filesOf(rows).map(() => "media"));
  expect(await versionOf(id)).toBe(version + 1);
});

test("a meme that is approved later brings its AVIF files along", async () => {
  const { id, assetId } = await submit("approved later");
  await addAvifVariants(services, { assetId });
  await approveMeme(services, id, MIRA);
  const areas = await avifAreas(assetId);
  expect(areas.length).toBeGreaterThan(0);
  expect(new Set(areas)).toEqual(new Set(["media"]));
});

test("the files of a rejected meme are nowhere public", async () => {
  const { id, assetId } = await submit("rejected");
  await rejectMeme(services, id, WHY);
  await addAvifVariants(services, { assetId });
  expect(await avifAreas(assetId)).not.toContain("media");
});

test("a meme that is taken down while its files are made has none of them public in the end", async () => {
  const { id, assetId } = await submit("taken down");
  await approveMeme(services, id, MIRA);
  let isFirst = true;
  const storage: TestServices["storage"] = {
    ...services.storage,
    copy: async (from, to) => {
      await services.storage.copy(from, to);
      if (isFirst) await takeDownMeme(services, id, WHY);
      isFirst = false;
    },
  };
  const run = addAvifVariants({ ...services, storage }, { assetId });
  await expect(run).rejects.toThrow("decided on meanwhile");
  expect(await avifRows(assetId)).toEqual([]);
  await addAvifVariants(services, { assetId });
  const areas = await avifAreas(assetId);
  expect(new Set(areas)).toEqual(new Set(["trash"]));
});

test("a picture that is not there or in the trash is passed over", async () => {
  const nobody = "0198c0de-0000-7000-8000-00000000dead";
  await addAvifVariants(services, { assetId: nobody });
  const { assetId } = await submit("trashed");
  const trashedAt = new Date(services.clock.now());
  await services.db.asset.update({
    where: { id: assetId },
    data: { trashedAt },
  });
  await addAvifVariants(services, { assetId });
  expect(await avifRows(assetId)).toEqual([]);
});

test("what is no job of this kind is refused", async () => {
  await expect(addAvifVariants(services, { assetId: "?" })).rejects.toThrow();
});
