import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { MemeStatus } from "#app/memes/lifecycle.ts";
import { rejectMeme, restoreMeme } from "#app/moderation/decisions.server.ts";
import {
  copyEmbedded,
  copyOn,
  s3Environment,
  type CopyDatabase,
} from "#test/database.ts";
import { addVariant, filesByArea, makeMeme } from "#test/memes.ts";
import { describeWith } from "#test/servers/provided.ts";
import { NOON, openTestServices, type TestServices } from "#test/services.ts";
import { endPictures } from "./ended-pictures.server.ts";
import { findDuplicates } from "../duplicates/find-duplicates-job.server.ts";
import { searchNeverSearched } from "./never-searched.server.ts";
import { createObjectSweep } from "./object-sweep.server.ts";
import { scrub } from "./scrub.server.ts";
import { freeUploads } from "./stuck-uploads.server.ts";
import { uploadSweeps } from "./sweeps.server.ts";

const MIRA = { by: null };
const SECOND_MS = 1_000;
const DAY_MS = 24 * 60 * 60 * SECOND_MS;
const KEPT_MS = 30 * DAY_MS;
const NOTHING = { held: 0, media: 0, trash: 0 };
const never = new AbortController().signal;

function describeSweeps(copy: () => ReturnType<CopyDatabase>): void {
  let services: TestServices;
  let remove: () => Promise<void>;
  let personId: string;
  beforeAll(async () => {
    const place = await copy();
    services = await openTestServices(place);
    remove = place.remove;
    const data = { email: "pia@example.com", name: "Pia Paintbrush" };
    personId = (await services.db.person.create({ data })).id;
  });
  afterAll(async () => {
    await services.close();
    await remove();
  });

  /** A meme that was brought into its state some time before noon. */
  const decided = async (
    name: string,
    status: MemeStatus,
    { ago, assetId }: { ago: number; assetId?: string },
  ) => {
    const made = await makeMeme(services, name, {
      status,
      ...(assetId ? { assetId } : {}),
    });
    await services.db.decision.create({
      data: {
        ...{ memeId: made.id, kind: "submit", toStatus: status },
        createdAt: new Date(NOON - ago),
      },
    });
    return made;
  };
  const end = () => endPictures(services, never);
  const trashedAt = async (id: string) =>
    (await services.db.asset.findUniqueOrThrow({ where: { id } })).trashedAt;
  const pause = () => Promise.resolve();
  const sweepObjects = async () => {
    const { later } = await createObjectSweep(services, pause)(never);
    return { removed: await later };
  };
  const look = () => scrub(services, { pause });

  describe("pictures whose time is over", () => {
    test.each<MemeStatus>(["rejected", "withdrawn", "taken_down"])(
      "one that was %s is gone 30 days later, but for what it is known by",
      async (status) => {
        const { id, assetId } = await decided(`${status} sock`, status, {
          ago: KEPT_MS,
        });
        const before = await services.db.asset.findUniqueOrThrow({
          where: { id: assetId },
        });
        expect(await end()).toEqual({ removed: 1 });
        expect(await filesByArea(services, assetId)).toEqual(NOTHING);
        expect(await services.storage.head(before.originalKey)).toBeNull();
        const after = await services.db.asset.findUniqueOrThrow({
          where: { id: assetId },
          include: { variants: true },
        });
        const gone = { trashedAt: new Date(NOON), variants: [] };
        expect(after).toMatchObject({ ...before, ...gone });
        expect(await services.db.meme.count({ where: { id } })).toBe(1);
        expect(await look()).toMatchObject({ ok: true });
        expect(await end()).toEqual({ removed: 0 });
      },
    );

    test.each<MemeStatus>(["pending", "flagged", "approved"])(
      "one that is %s stays, however old it is",
      async (status) => {
        const ago = 10 * KEPT_MS;
        const { assetId } = await decided(`old ${status}`, status, { ago });
        expect(await end()).toEqual({ removed: 0 });
        expect(await trashedAt(assetId)).toBeNull();
      },
    );

    test("a second before the 30 days it stays", async () => {
      const ago = KEPT_MS - SECOND_MS;
      const { assetId } = await decided("nearly", "rejected", { ago });
      expect(await end()).toEqual({ removed: 0 });
      services.clock.set(NOON + SECOND_MS);
      expect(await end()).toEqual({ removed: 1 });
      services.clock.set(NOON);
      expect(await trashedAt(assetId)).not.toBeNull();
    });

    test("a clock that jumps ahead ends nothing: the database's has to agree", async () => {
      const { id, assetId } = await makeMeme(services, "fresh");
      await rejectMeme(services, id, { ...MIRA, reason: "low_quality" });
      services.clock.set(NOON + 3650 * DAY_MS);
      expect(await end()).toEqual({ removed: 0 });
      services.clock.set(NOON);
      expect(await trashedAt(assetId)).toBeNull();
    });

    test("one that another meme still uses stays", async () => {
      const { assetId } = await decided("shared", "rejected", { ago: KEPT_MS });
      await decided("shared", "pending", { ago: KEPT_MS, assetId });
      expect(await end()).toEqual({ removed: 0 });
      const second = await decided("twice", "rejected", { ago: KEPT_MS });
      await decided("twice", "taken_down", {
        ago: DAY_MS,
        assetId: second.assetId,
      });
      expect(await end()).toEqual({ removed: 0 });
    });

    test("no decision brings one back: the picture has to be sent again", async () => {
      const { id } = await decided("no return", "taken_down", { ago: KEPT_MS });
      await end();
      const refused = {
        ok: false,
        rejection: "conflict",
        status: "taken_down",
      };
      expect(await restoreMeme(services, id, MIRA)).toEqual(refused);
    });

    test("one that is restored while the sweep looks is whole or gone", async () => {
      const { id, assetId } = await decided("in time", "taken_down", {
        ago: KEPT_MS,
      });
      const results = await Promise.all([
        restoreMeme(services, id, MIRA),
        end(),
      ]);
      const isRestored = results[0].ok;
      // What was copied for nothing.
      await sweepObjects();
      expect(results[1]).toEqual({ removed: isRestored ? 0 : 1 });
      const files = await filesByArea(services, assetId);
      expect(files).toEqual({ ...NOTHING, media: isRestored ? 3 : 0 });
    });

    test("a death between the row and the files leaves objects that their own sweep finds", async () => {
      const { assetId } = await decided("half gone", "rejected", {
        ago: KEPT_MS,
      });
      await addVariant(services, assetId);
      const storage = {
        ...services.storage,
        delete: () => Promise.reject(new Error("killed")),
      };
      const dying = endPictures({ ...services, storage }, never);
      await expect(dying).rejects.toThrow("killed");
      expect(await trashedAt(assetId)).not.toBeNull();
      expect((await look()).orphans).toHaveLength(5);
      expect(await sweepObjects()).toMatchObject({ removed: 5 });
      expect((await look()).ok).toBe(true);
    });
  });

  describe("uploads that were left behind", () => {
    type Row = Parameters<typeof services.db.upload.create>[0]["data"];
    const upload = async (row: Omit<Row, "personId" | "method" | "person">) =>
      services.db.upload.create({
        data: { ...row, personId, method: "presigned" } as Row,
      });
    const find = (id: string) =>
      services.db.upload.findUnique({ where: { id } });
    const jobsFor = async (id: string) =>
      (
        await services.sql.query<{ name: string }>(
          "SELECT name FROM pgboss.job WHERE data->>'assetId' = $1 OR data->>'memeId' = $1 ORDER BY name",
          [id],
        )
      ).rows.map(({ name }) => name);

    test("what was promised and did not come goes a minute after its end", async () => {
      const promise = (end: number) =>
        upload({ state: "receiving", expiresAt: new Date(NOON - end) });
      const late = await promise(60 * SECOND_MS);
      const later = await promise(61 * SECOND_MS);
      expect(await freeUploads(services)).toEqual({ removed: 1 });
      expect(await find(late.id)).not.toBeNull();
      expect(await find(later.id)).toBeNull();
      const createdAt = new Date(NOON - 12 * 60 * SECOND_MS);
      const endless = await upload({ state: "receiving", createdAt });
      expect(await freeUploads(services)).toEqual({ removed: 1 });
      expect(await find(endless.id)).toBeNull();
    });

    test("one that nobody works on any more waits to be confirmed again", async () => {
      const updatedAt = new Date(NOON - 61 * SECOND_MS);
      const ends = { expiresAt: new Date(NOON + 60 * SECOND_MS) };
      const { id } = await upload({ ...ends, state: "processing", updatedAt });
      const fresh = await upload({
        state: "processing",
        updatedAt: new Date(NOON - 59 * SECOND_MS),
      });
      expect(await freeUploads(services)).toEqual({ removed: 0 });
      expect(await find(id)).toMatchObject({
        state: "receiving",
      });
      expect(await find(fresh.id)).toMatchObject({ state: "processing" });
    });

    test("one whose jobs are gone gets them again, once", async () => {
      const { id: memeId, assetId } = await makeMeme(services, "jobless");
      const updatedAt = new Date(NOON - 61 * SECOND_MS);
      await upload({ state: "processing", memeId, updatedAt });
      await freeUploads(services);
      await services.sql.query(`UPDATE "Upload" SET "updatedAt" = $1`, [
        updatedAt,
      ]);
      await freeUploads(services);
      expect(await jobsFor(assetId)).toEqual(["encode-avif"]);
      expect(await jobsFor(memeId)).toEqual(["find-duplicates"]);
    });
  });

  describe("memes that are older than the search for what is like them", () => {
    const jobsFor = async (...memeIds: string[]) => {
      const { rows } = await services.sql.query<{ id: string }>(
        `SELECT data->>'memeId' AS id FROM pgboss.job WHERE name = 'find-duplicates' AND data->>'memeId' = ANY ($1)`,
        [memeIds],
      );
      return rows.map(({ id }) => id).toSorted();
    };
    const aged = async (name: string, status: MemeStatus) => {
      const { id } = await makeMeme(services, name, { status });
      const createdAt = new Date(NOON - DAY_MS);
      await services.db.meme.update({ where: { id }, data: { createdAt } });
      return id;
    };
    const sweep = () => searchNeverSearched(services);

    test("are searched once, whatever has become of them; new ones have their own job", async () => {
      const old = [
        await aged("old", "approved"),
        await aged("older", "pending"),
      ];
      const { id: fresh } = await makeMeme(services, "fresh as paint");
      await sweep();
      await sweep();
      expect(await jobsFor(...old, fresh)).toEqual(old.toSorted());
      for (const memeId of old) await findDuplicates(services, { memeId });
      await services.sql.query(
        `DELETE FROM pgboss.job WHERE name = 'find-duplicates'`,
      );
      await sweep();
      expect(await jobsFor(...old)).toEqual([]);
    });

    test("find each other, and are found", async () => {
      const [one, other] = [
        await aged("one", "approved"),
        await aged("other", "approved"),
      ];
      await services.db.asset.updateMany({
        where: { memes: { some: { id: { in: [one, other] } } } },
        data: { perceptualHash: 0x0f0f_1234_5678_9abcn },
      });
      await sweep();
      expect(await jobsFor(one, other)).toEqual([one, other].toSorted());
      for (const memeId of [one, other])
        await findDuplicates(services, { memeId });
      const found = await services.db.nearDuplicate.findMany({
        where: { memeId: { in: [one, other] } },
      });
      expect(found.map(({ memeId }) => memeId).toSorted()).toEqual(
        [one, other].toSorted(),
      );
      const { status } = await services.db.meme.findUniqueOrThrow({
        where: { id: one },
      });
      expect(status).toBe("approved");
    });
  });

  test("every sweep has a name of its own and runs on an empty house", async () => {
    const schedules = uploadSweeps(services);
    const names = schedules.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, sweep } of schedules)
      if (name !== "objects")
        expect(await sweep(never)).toMatchObject({
          removed: expect.any(Number),
        });
  });
}

describe("sweeps of uploads on the embedded database and the disk", () =>
  describeSweeps(() => copyEmbedded()));

describeWith("postgres", "sweeps of uploads on PostgreSQL", (server) => {
  describeWith("s3", "and S3", (s3) =>
    describeSweeps(async () => copyOn(server)(await s3Environment(s3))),
  );
});
