import { copyFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { copyPictures } from "#app/memes/picture-areas.server.ts";
import {
  approveMeme,
  restoreMeme,
  takeDownMeme,
} from "#app/moderation/decisions.server.ts";
import { incomingKey } from "#app/storage/keys.ts";
import {
  copyEmbedded,
  copyOn,
  s3Environment,
  type CopyDatabase,
} from "#test/database.ts";
import { acceptedFile } from "#test/files/read.ts";
import { filesByArea, makeCategory, makeMeme } from "#test/memes.ts";
import { describeWith } from "#test/servers/provided.ts";
import { openTestServices, type TestServices } from "#test/services.ts";
import { addAvifVariants } from "../pipeline/avif-job.server.ts";
import { encodeAvif } from "../pipeline/avif.server.ts";
import { takePicture } from "../pipeline/intake.server.ts";
import { createObjectSweep } from "./object-sweep.server.ts";
import { scrub } from "./scrub.server.ts";
import { submitMeme } from "../submit.server.ts";

const MIRA = { by: null };
const WHY = { ...MIRA, reason: "low_quality" } as const;
const FACTS = {
  contentType: "image/webp",
  cacheControl: "private, no-store",
  assetId: "nobody",
};
const NO_DIFFERENCE = { ok: true, missing: [], orphans: [], misplaced: [] };
const never = new AbortController().signal;
const pause = () => Promise.resolve();

function describeObjectSweep(copy: () => ReturnType<CopyDatabase>): void {
  let services: TestServices;
  let remove: () => Promise<void>;
  beforeAll(async () => {
    const place = await copy();
    services = await openTestServices(place);
    remove = place.remove;
  });
  afterAll(async () => {
    await services.close();
    await remove();
  });

  const look = () => scrub(services, { pause });
  /** A turn, and what it leaves for later. */
  const sweep = async (between: () => Promise<unknown> = pause) => {
    const turn = createObjectSweep(services, between);
    const { later } = await turn(never);
    return { removed: await later };
  };
  const put = (key: string) =>
    services.storage.put(key, Buffer.from(key), FACTS);
  const isThere = async (key: string) =>
    (await services.storage.head(key)) !== null;
  /** The sweep of every test leaves nothing to find. */
  afterEach(async () => {
    await sweep();
    expect(await look()).toMatchObject(NO_DIFFERENCE);
  });

  const newPicture = async (name: string) => {
    const path = join(services.env.DATA_DIR, name);
    await copyFile(acceptedFile("progressive.jpg"), path);
    await writeFile(path, name, { flag: "a" });
    return path;
  };
  const submit = async (name: string) => {
    const own = {
      ...{ categoryId: await makeCategory(services), decorative: false },
      ...{ tags: [], uploaderId: null },
      texts: { en: { caption: name, altText: name } },
    };
    const path = await newPicture(name);
    const result = await submitMeme(services, { ...own, path });
    if (!result.ok) throw new Error(result.rejection.reason);
    const { assetId } = await services.db.meme.findUniqueOrThrow({
      where: { id: result.memeId },
    });
    return { id: result.memeId, assetId };
  };

  test("pictures in every state agree with their rows, and all are counted", async () => {
    await makeMeme(services, "waiting");
    await makeMeme(services, "shown", { status: "approved" });
    await makeMeme(services, "gone", { status: "taken_down" });
    const { id } = await makeMeme(services, "back", { status: "approved" });
    await takeDownMeme(services, id, WHY);
    await restoreMeme(services, id, MIRA);
    const { checked, ...report } = await look();
    expect(report).toEqual(NO_DIFFERENCE);
    expect(checked).toEqual({ pictures: 4, objects: 16 });
    expect(await sweep()).toMatchObject({ removed: 0 });
  });

  test("a death between the files and the rows of an upload leaves files that are found and deleted", async () => {
    const path = await newPicture("half");
    const taken = await takePicture(services, { path });
    const { ok, orphans } = await look();
    expect(ok).toBe(false);
    expect(orphans).toContain(taken.ok && taken.asset.originalKey);
    expect(await sweep()).toMatchObject({ removed: orphans.length });
    expect((await look()).ok).toBe(true);
  });

  test("what is stored between the two looks is no difference", async () => {
    let submitted: { assetId: string } | null = null;
    const late = async () => {
      submitted ??= await submit("late");
    };
    await put("originals/0198c0de-0000-7000-8000-0000000000aa");
    const { orphans } = await scrub(services, { pause: late });
    expect(orphans).toEqual(["originals/0198c0de-0000-7000-8000-0000000000aa"]);
  });

  test("a picture that is being stored while the sweep looks keeps its files", async () => {
    const path = await newPicture("in flight");
    const taken = await takePicture(services, { path });
    if (!taken.ok) throw new Error("refused");
    const { asset, variants } = taken;
    const categoryId = await makeCategory(services);
    const commit = () =>
      services.db.asset.create({
        data: {
          ...asset,
          variants: { create: [...variants] },
          memes: { create: { categoryId } },
        },
      });
    expect(await sweep(commit)).toMatchObject({ removed: 0 });
    expect(await isThere(asset.originalKey)).toBe(true);
  });

  test("a death while a meme is approved leaves no public copy", async () => {
    const { id, assetId } = await makeMeme(services, "not yet");
    await copyPictures(services, id, "media");
    expect((await look()).misplaced).toHaveLength(3);
    expect(await sweep()).toMatchObject({ removed: 3 });
    expect(await filesByArea(services, assetId)).toMatchObject({
      held: 3,
      media: 0,
    });
  });

  test("a death after the row of an approval leaves no copy behind", async () => {
    const { id, assetId } = await makeMeme(services, "public");
    const deaf = { ...services.storage, delete: () => Promise.resolve() };
    await approveMeme({ ...services, storage: deaf }, id, MIRA);
    expect((await look()).misplaced).toHaveLength(3);
    await sweep();
    expect(await filesByArea(services, assetId)).toMatchObject({
      held: 0,
      media: 3,
    });
  });

  test("a death after the row of a takedown leaves nothing public", async () => {
    const { id, assetId } = await makeMeme(services, "away", {
      status: "approved",
    });
    const dead = {
      ...services.storage,
      copy: () => Promise.reject(new Error("killed")),
    };
    await takeDownMeme({ ...services, storage: dead }, id, WHY);
    await sweep();
    expect(await filesByArea(services, assetId)).toEqual({
      held: 0,
      media: 0,
      trash: 3,
    });
  });

  test("a death of the AVIF job before its rows leaves nothing, and its next run is whole", async () => {
    const { assetId } = await submit("avif");
    const asset = await services.db.asset.findUniqueOrThrow({
      where: { id: assetId },
      include: { variants: true },
    });
    await encodeAvif(services, { asset, variants: asset.variants });
    expect((await look()).orphans).not.toEqual([]);
    await sweep();
    expect((await look()).ok).toBe(true);
    await addAvifVariants(services, { assetId });
    expect((await look()).ok).toBe(true);
  });

  test("keys that are none of ours go, too", async () => {
    const strays = ["held/nobody/cat.webp", "trash/originals/a", "media/b-c/d"];
    for (const key of strays) await put(key);
    expect((await look()).orphans.toSorted()).toEqual(strays.toSorted());
    expect(await sweep()).toMatchObject({ removed: 3 });
  });

  test("a row whose object is missing is told once and kept, and counted until it is back", async () => {
    const { assetId } = await makeMeme(services, "lost", {
      status: "approved",
    });
    const key = `originals/${assetId}`;
    await services.storage.delete(key);
    expect(await look()).toMatchObject({ ok: false, missing: [key] });
    const turn = createObjectSweep(services, pause);
    const again = async () => (await turn(never)).later;
    services.log.lines.length = 0;
    await again();
    await again();
    const told = services.log.lines.filter(
      ({ event }) => event === "objects_missing",
    );
    expect(told).toMatchObject([{ fields: { count: 1, keys: [key] } }]);
    expect(await services.db.asset.count({ where: { id: assetId } })).toBe(1);
    expect(await services.metrics.text()).toContain("mingus_objects_missing 1");
    await put(key);
    await again();
    expect(await services.metrics.text()).toContain("mingus_objects_missing 0");
  });

  test("what came in stays while an upload waits for it, and goes when none does", async () => {
    const { id: personId } = await services.db.person.create({
      data: { email: "pia@example.com", name: "Pia Paintbrush" },
    });
    const upload = async (state: "receiving" | "processing" | "ready") => {
      const { id } = await services.db.upload.create({
        data: { personId, method: "presigned", state },
      });
      const key = incomingKey(id);
      await services.db.upload.update({
        where: { id },
        data: { incomingKey: key },
      });
      await put(key);
      return key;
    };
    const waiting = [await upload("receiving"), await upload("processing")];
    const over = [await upload("ready"), incomingKey(personId)];
    await put(over[1] ?? "");
    expect((await look()).orphans.toSorted()).toEqual(over.toSorted());
    expect(await sweep()).toMatchObject({ removed: 2 });
    for (const key of waiting) expect(await isThere(key)).toBe(true);
    for (const key of over) expect(await isThere(key)).toBe(false);
  });

  test("more pictures without rows than deaths can leave are told and kept: the rows may be in another database", async () => {
    const before = (await look()).checked.pictures;
    const strays = Array.from({ length: 101 }, (_, n) => `originals/far-${n}`);
    const few = before === 0 ? strays.slice(0, 6) : strays;
    for (const key of few) await put(key);
    expect(await sweep()).toMatchObject({ removed: 0 });
    for (const key of few) expect(await isThere(key)).toBe(true);
    const told = () =>
      services.log.lines.filter(
        ({ event }) => event === "objects_without_rows",
      );
    expect(told()).toMatchObject([{ fields: { pictures: few.length } }]);
    for (const key of few.slice(0, before === 0 ? 1 : 5))
      await services.storage.delete(key);
    expect((await sweep()).removed).toBeGreaterThan(0);
    for (const key of few) expect(await isThere(key)).toBe(false);
    expect(told()).toHaveLength(1);
  });

  test("more differences than one turn takes are left for the next", async () => {
    const keys = [1, 2, 3].map((n) => `held/stray-${n}/cat.webp`);
    for (const key of keys) await put(key);
    const { orphans } = await scrub(services, { pause, most: 2 });
    expect(orphans).toEqual(keys.slice(0, 2));
  });

  test("a storage that is away fails the turn, and nothing is taken for missing", async () => {
    const away: TestServices["storage"] = {
      ...services.storage,
      async *list() {
        throw new Error("the storage is away");
      },
    };
    services.log.lines.length = 0;
    const turn = createObjectSweep({ ...services, storage: away }, pause);
    await expect(turn(never)).rejects.toThrow("the storage is away");
    expect(services.log.lines).toEqual([]);
  });

  test("what one turn finds does not wait for the second look of the turn before", async () => {
    const [early, late] = ["held/early/cat.webp", "held/late/cat.webp"];
    const gates = [1, 2].map(() => Promise.withResolvers<void>());
    let turns = 0;
    const turn = createObjectSweep(services, () => gates[turns++]!.promise);
    await put(early);
    const first = await turn(never);
    await put(late);
    const second = await turn(never);
    gates[1]!.resolve();
    expect(await second.later).toBe(2);
    expect([await isThere(early), await isThere(late)]).toEqual([false, false]);
    gates[0]!.resolve();
    expect(await first.later).toBe(0);
  });

  test("a turn that is told to stop does, before it deletes anything", async () => {
    const key = "held/stopped/cat.webp";
    await put(key);
    const stopping = new AbortController();
    const stop = async () => stopping.abort();
    const turn = createObjectSweep(services, stop);
    const { later } = await turn(stopping.signal);
    // Nobody hears of it until then, which Vitest would tell.
    await new Promise(setImmediate);
    await expect(later).rejects.toThrow("abort");
    expect(await isThere(key)).toBe(true);
  });
}

describe("objects on the embedded database and the disk", () =>
  describeObjectSweep(() => copyEmbedded()));

describeWith("postgres", "objects on PostgreSQL", (server) => {
  describeWith("s3", "and S3", (s3) =>
    describeObjectSweep(async () => copyOn(server)(await s3Environment(s3))),
  );
});
