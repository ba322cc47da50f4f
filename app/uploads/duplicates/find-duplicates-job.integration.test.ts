import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { describe } from "vitest";
import type { MemeStatus } from "#app/memes/lifecycle.ts";
import type { Reason } from "#prisma/generated/enums.ts";
import { addVariant, makeMeme } from "#test/memes.ts";
import { describeOnDatabases } from "#test/database.ts";
import { openTestServices, type TestServices } from "#test/services.ts";
import { findDuplicates } from "./find-duplicates-job.server.ts";
import { listNeighbours, sayDifferent } from "./near-duplicates.server.ts";
import { giveUpStep, noteEncoded, progressOf } from "../upload-steps.server.ts";

const LETTERING_BITS = 0x7708_0808_0808_0877n;

describeOnDatabases("near duplicates", (copy) => {
  let services: TestServices;
  let remove: () => Promise<void>;
  let personId: string;
  let otherId: string;
  let count = 0;
  /** The picture that each test is about, unlike those of the tests before. */
  let hash: bigint;
  beforeAll(async () => {
    const place = await copy();
    services = await openTestServices(place);
    remove = place.remove;
    [personId, otherId] = [await makePerson("ada"), await makePerson("mira")];
  });
  afterAll(async () => {
    await services.close();
    await remove();
  });
  beforeEach(() => {
    hash = scrambled(++count);
  });

  const makePerson = async (name: string) => {
    const data = { name, email: `${name}@example.com` };
    return (await services.db.person.create({ data })).id;
  };

  interface Plan {
    off?: number[];
    status?: MemeStatus;
    by?: string;
    picture?: bigint;
  }

  /** A meme whose picture differs from the test's in the given bits. */
  async function make({ off = [], status, by, picture = hash }: Plan = {}) {
    const name = `picture ${++count}`;
    const meme = await makeMeme(services, name, status ? { status } : {});
    const perceptualHash = BigInt.asIntN(
      64,
      off.reduce((bits, bit) => bits ^ (1n << BigInt(bit)), picture),
    );
    await services.db.asset.update({
      where: { id: meme.assetId },
      data: { perceptualHash },
    });
    await services.db.meme.update({
      where: { id: meme.id },
      data: { uploaderId: by ?? null },
    });
    return meme;
  }

  const search = (memeId: string) => findDuplicates(services, { memeId });

  const rowsOf = (memeId: string) =>
    services.db.nearDuplicate.findMany({
      where: { memeId },
      orderBy: { distance: "asc" },
      select: { neighbourAssetId: true, distance: true },
    });

  const findingsOf = async (memeId: string) => {
    const findings = await services.db.finding.findMany({
      where: { memeId },
      orderBy: { createdAt: "asc" },
    });
    return findings.map(({ kind, detail }) => ({ kind, detail }));
  };

  const memeOf = (id: string) =>
    services.db.meme.findUniqueOrThrow({
      where: { id },
      include: { decisions: true },
    });

  const reject = (memeId: string, reason: Reason) =>
    services.db.decision.create({
      data: { memeId, kind: "reject", toStatus: "rejected", reason },
    });

  describe("the search", () => {
    test("finds what differs in up to eight bits, nearest first, and nothing beyond", async () => {
      const far = await make({ off: [0, 8, 16, 24, 32, 40, 48, 56] });
      const near = await make({ off: [63, 1, 2] });
      const same = await make();
      await make({ off: [0, 8, 16, 24, 32, 40, 48, 56, 63] });
      const own = await make();
      await search(own.id);
      expect(await rowsOf(own.id)).toEqual([
        { neighbourAssetId: same.assetId, distance: 0 },
        { neighbourAssetId: near.assetId, distance: 3 },
        { neighbourAssetId: far.assetId, distance: 8 },
      ]);
      expect(await findingsOf(own.id)).toEqual([
        finding(same.assetId, 0),
        finding(near.assetId, 3),
        finding(far.assetId, 8),
      ]);
    });

    test("notes once that another meme shares the picture, which is no neighbour of itself", async () => {
      const first = await make();
      await search(first.id);
      expect(await findingsOf(first.id)).toEqual([]);
      const { id } = await makeMeme(services, "shared", first);
      await search(id);
      await search(id);
      expect(await rowsOf(id)).toEqual([]);
      expect(await findingsOf(id)).toEqual([finding(first.assetId, 0)]);
    });

    test("takes plain pictures for nothing, and lettering only for itself", async () => {
      for (const picture of [0n, 0x5n]) {
        await make({ picture });
        const { id } = await make({ picture });
        await search(id);
        expect(await rowsOf(id)).toEqual([]);
      }
      const lettering = { picture: LETTERING_BITS };
      const again = await make({ ...lettering, off: [1, 2, 3] });
      await make({ ...lettering, off: [1, 2, 3, 6] });
      const { id } = await make(lettering);
      await search(id);
      expect(await rowsOf(id)).toEqual([
        { neighbourAssetId: again.assetId, distance: 3 },
      ]);
    });

    test("twice, or twice at once, changes nothing", async () => {
      await make({ off: [4] });
      await make({ off: [5], status: "taken_down" });
      const { id } = await make();
      await Promise.all([search(id), search(id)]);
      const before = await everything(id);
      expect(before.rows).toHaveLength(2);
      expect(before.findings).toHaveLength(3);
      await search(id);
      expect(await everything(id)).toEqual(before);
    });

    test("of a meme that is gone does nothing, and what is no job of this kind is refused", async () => {
      await search("0198c0de-0000-7000-8000-00000000dead");
      await expect(findDuplicates(services, { memeId: "?" })).rejects.toThrow();
    });
  });

  const finding = (neighbourAssetId: string, distance: number) => ({
    kind: "near_duplicate",
    detail: { neighbourAssetId, distance },
  });

  const everything = async (id: string) => ({
    rows: await rowsOf(id),
    findings: await findingsOf(id),
    meme: await memeOf(id),
  });

  describe("a picture like one that was refused", () => {
    const held = (refused: { id: string; assetId: string }, distance = 2) => ({
      kind: "taken_down_before",
      detail: {
        neighbourAssetId: refused.assetId,
        distance,
        memeId: refused.id,
      },
    });

    test("is held by the system when that was taken down, with the evidence beside", async () => {
      const gone = await make({ off: [1, 2], status: "taken_down" });
      const { id } = await make();
      await search(id);
      const { status, decisions } = await memeOf(id);
      expect(status).toBe("flagged");
      expect(decisions).toMatchObject([
        {
          kind: "flag",
          fromStatus: "pending",
          toStatus: "flagged",
          byId: null,
        },
      ]);
      expect(await findingsOf(id)).toContainEqual(held(gone));
      const subject = `meme:${id}`;
      expect(
        await services.db.auditEntry.findMany({ where: { subject } }),
      ).toMatchObject([{ actor: "system", action: "meme.flag" }]);
    });

    test("is held too when the files of that are long gone, which nobody is shown as a neighbour", async () => {
      const gone = await make({ off: [1, 2], status: "taken_down" });
      await services.db.asset.update({
        where: { id: gone.assetId },
        data: { trashedAt: new Date(services.clock.now()) },
      });
      const { id } = await make();
      await search(id);
      expect((await memeOf(id)).status).toBe("flagged");
      expect(await rowsOf(id)).toEqual([]);
      expect(await findingsOf(id)).toEqual([held(gone)]);
    });

    test("is held when that was rejected for what it shows, and not for its quality", async () => {
      const poor = await make({ off: [1], status: "rejected" });
      await reject(poor.id, "low_quality");
      const { id: first } = await make();
      await search(first);
      expect((await memeOf(first)).status).toBe("pending");
      const hateful = await make({ off: [1, 2], status: "rejected" });
      await reject(hateful.id, "hate");
      const { id: second } = await make();
      await search(second);
      expect((await memeOf(second)).status).toBe("flagged");
      expect(await findingsOf(second)).toContainEqual(held(hateful));
    });

    test.each(["approved", "rejected", "withdrawn", "flagged"] as const)(
      "stays %s when somebody has decided already",
      async (status) => {
        const gone = await make({ off: [1, 2], status: "taken_down" });
        const { id } = await make({ status });
        await search(id);
        const meme = await memeOf(id);
        expect(meme).toMatchObject({ status, decisions: [] });
        expect(await findingsOf(id)).toContainEqual(held(gone));
      },
    );
  });

  describe("the neighbours that a contributor is shown", () => {
    const list = (id: string) => listNeighbours(services, id);

    test("are published memes and their own, nearest first, with words and a thumbnail", async () => {
      const published = await make({ off: [1], status: "approved" });
      const own = await make({ off: [1, 2], status: "rejected", by: personId });
      const { id } = await make({ by: personId });
      await search(id);
      const { shown, hasHidden } = await list(id);
      expect(hasHidden).toBe(false);
      expect(shown).toMatchObject([
        { memeId: published.id, distance: 1, isOwn: false },
        { memeId: own.id, distance: 2, isOwn: true },
      ]);
      expect(shown[0]?.texts["en"]?.caption).toMatch(/^picture/);
      expect(shown[0]?.thumbnail).toMatchObject({ width: 10, height: 10 });
      expect(shown[0]?.thumbnail?.url).toContain(
        `/media/${published.assetId}/`,
      );
    });

    test.each(["pending", "flagged", "rejected", "taken_down"] as const)(
      "are not somebody else's that is %s: there is one, and nothing more is said",
      async (status) => {
        await make({ off: [1], status, by: otherId });
        const { id } = await make({ by: personId });
        await search(id);
        expect(await list(id)).toEqual({ shown: [], hasHidden: true });
      },
    );

    test("are none that was withdrawn, whosesoever it was", async () => {
      await make({ off: [1], status: "withdrawn", by: otherId });
      await make({ off: [2], status: "withdrawn", by: personId });
      const { id } = await make({ by: personId });
      await search(id);
      expect(await list(id)).toEqual({ shown: [], hasHidden: false });
    });

    test("are not one that is approved for later, or was until now", async () => {
      const now = services.clock.now();
      const windows = [
        { publishFrom: new Date(now + 1000) },
        { publishUntil: new Date(now) },
      ];
      for (const window of windows) {
        hash = scrambled(++count);
        const { id: other } = await make({ off: [1], status: "approved" });
        await services.db.meme.update({ where: { id: other }, data: window });
        const { id } = await make({ by: personId });
        await search(id);
        expect(await list(id)).toEqual({ shown: [], hasHidden: true });
      }
    });

    test("of what the command line has put in are not its own: seeds have no owner", async () => {
      await make({ off: [1] });
      const { id } = await make();
      await search(id);
      expect(await list(id)).toEqual({ shown: [], hasHidden: true });
    });

    test("of a meme that is not there are none", async () => {
      const nobody = "0198c0de-0000-7000-8000-00000000dead";
      expect(await list(nobody)).toEqual({ shown: [], hasHidden: false });
    });
  });

  describe("what the contributor says", () => {
    async function makePair() {
      const other = await make({ off: [1], status: "approved" });
      const { id: memeId } = await make({ by: personId });
      await search(memeId);
      return { memeId, neighbourAssetId: other.assetId };
    }
    const isSaidDifferent = async (memeId: string) =>
      (await listNeighbours(services, memeId)).shown[0]?.isSaidDifferent;

    test("is remembered, also when it is said again and when the job runs again", async () => {
      const pair = await makePair();
      expect(await isSaidDifferent(pair.memeId)).toBe(false);
      await sayDifferent(services, { ...pair, by: { id: personId } });
      const where = { memeId_neighbourAssetId: pair };
      const said = await services.db.nearDuplicate.findUnique({ where });
      expect(said?.saidDifferentAt?.getTime()).toBe(services.clock.now());
      services.clock.set(services.clock.now() + 60_000);
      await sayDifferent(services, { ...pair, by: { id: personId } });
      await search(pair.memeId);
      expect(await services.db.nearDuplicate.findUnique({ where })).toEqual(
        said,
      );
      expect(await isSaidDifferent(pair.memeId)).toBe(true);
    });

    test("counts for their own meme and its neighbours alone; all else is not found", async () => {
      const pair = await makePair();
      const stranger = await make();
      const tries = [
        { ...pair, by: { id: otherId } },
        { ...pair, by: { id: personId }, neighbourAssetId: stranger.assetId },
        { ...pair, by: { id: personId }, memeId: stranger.id },
      ];
      for (const attempt of tries)
        await expect(sayDifferent(services, attempt)).rejects.toMatchObject({
          status: 404,
        });
      expect(await isSaidDifferent(pair.memeId)).toBe(false);
    });
  });

  describe("an upload", () => {
    async function makeUpload() {
      const meme = await make({ by: personId });
      await services.db.upload.create({
        data: {
          ...{ id: meme.id, memeId: meme.id, personId },
          ...{ method: "form", state: "processing" },
        },
      });
      return meme;
    }
    const noteAvif = (assetId: string) =>
      services.db.$transaction((tx) =>
        noteEncoded(tx, assetId, services.clock.now()),
      );
    const progress = async (id: string) => {
      const { state, steps } = (await progressOf(services, id)) ?? {};
      const done = steps?.filter(({ isDone }) => isDone);
      return [state, ...(done ?? []).map(({ step }) => step)];
    };

    test("is ready once both jobs are done, whichever is last", async () => {
      const one = await makeUpload();
      expect(await progress(one.id)).toEqual(["processing"]);
      await search(one.id);
      expect(await progress(one.id)).toEqual(["processing", "find-duplicates"]);
      await noteAvif(one.assetId);
      const ready = ["ready", "encode-avif", "find-duplicates"];
      expect(await progress(one.id)).toEqual(ready);
      const other = await makeUpload();
      await noteAvif(other.assetId);
      expect(await progress(other.id)).toEqual(["processing", "encode-avif"]);
      await search(other.id);
      expect(await progress(other.id)).toEqual(ready);
    });

    test("is ready when both jobs end at once", async () => {
      const uploads = [];
      for (let n = 0; n < 10; n++) uploads.push(await makeUpload());
      await Promise.all(
        uploads.flatMap(({ id, assetId }) => [search(id), noteAvif(assetId)]),
      );
      for (const { id } of uploads)
        expect((await progress(id))[0]).toBe("ready");
    });

    test("is ready when a job was parked: nobody waits for what does not come", async () => {
      const { id, assetId } = await makeUpload();
      await giveUpStep(services, {
        ...{ queue: "encode-avif", data: { assetId }, hasDied: false },
      });
      expect((await progress(id))[0]).toBe("processing");
      await giveUpStep(services, {
        ...{ queue: "find-duplicates", data: { memeId: id }, hasDied: true },
      });
      expect((await progress(id))[0]).toBe("ready");
      await giveUpStep(services, {
        ...{ queue: "settle-pictures", data: { memeId: id }, hasDied: true },
      });
    });

    test("waits for an encoder whose process died thrice, and twice thrice again, and no longer", async () => {
      const { id, assetId } = await makeUpload();
      const parkAt = (chance: number) =>
        giveUpStep(services, {
          ...{ queue: "encode-avif", data: { assetId, chance }, hasDied: true },
        });
      await search(id);
      await parkAt(0);
      await parkAt(1);
      expect((await progress(id))[0]).toBe("processing");
      const { rows } = await services.sql.query<{ chance: number }>(
        `SELECT (data->>'chance')::int AS chance FROM pgboss.job
         WHERE name = 'encode-avif' AND data->>'assetId' = $1 AND data ? 'chance' AND start_after > created_on ORDER BY 1`,
        [assetId],
      );
      expect(rows).toEqual([{ chance: 1 }, { chance: 2 }]);
      await parkAt(2);
      expect((await progress(id))[0]).toBe("ready");
    });

    test("that is not there has no progress, and a meme without one is no trouble", async () => {
      const { id, assetId } = await make();
      await addVariant(services, assetId);
      await search(id);
      await noteAvif(assetId);
      expect(await progressOf(services, id)).toBeNull();
    });
  });
});

/** 64 bits that have nothing to do with those of another number, with the sign. */
function scrambled(seed: number): bigint {
  let value = BigInt(seed);
  for (let round = 0; round < 3; round++) {
    value = BigInt.asUintN(64, (value ^ (value >> 31n)) * 0x9e3779b97f4a7c15n);
    value = BigInt.asUintN(64, value + 0xbf58476d1ce4e5b9n);
  }
  return BigInt.asIntN(64, value);
}
