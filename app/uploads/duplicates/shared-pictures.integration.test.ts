import { afterAll, beforeAll, expect, test } from "vitest";
import type { MemeStatus } from "#app/memes/lifecycle.ts";
import { makeMeme, type MadeMeme } from "#test/memes.ts";
import { describeOnDatabases } from "#test/database.ts";
import { openTestServices, type TestServices } from "#test/services.ts";
import { findDuplicates } from "./find-duplicates-job.server.ts";
import { listNeighbours, sayDifferent } from "./near-duplicates.server.ts";

const NOTHING = { shown: [], hasHidden: false };

describeOnDatabases("a picture that somebody else has put in too", (copy) => {
  let services: TestServices;
  let remove: () => Promise<void>;
  let pia: string;
  let tomas: string;
  let count = 0;
  beforeAll(async () => {
    const place = await copy();
    services = await openTestServices(place);
    remove = place.remove;
    [pia, tomas] = [await makePerson("pia"), await makePerson("tomas")];
  });
  afterAll(async () => {
    await services.close();
    await remove();
  });

  const makePerson = async (name: string) => {
    const data = { name, email: `${name}@example.com` };
    return (await services.db.person.create({ data })).id;
  };

  interface Plan {
    status?: MemeStatus;
    assetId?: string;
  }

  async function send(uploaderId: string, plan: Plan = {}) {
    const meme = await makeMeme(services, `sock ${++count}`, plan);
    const where = { id: meme.id };
    await services.db.meme.update({ where, data: { uploaderId } });
    return meme;
  }

  async function sendAfter(status: MemeStatus) {
    const theirs = await send(tomas, { status });
    const own = await send(pia, { assetId: theirs.assetId });
    await findDuplicates(services, { memeId: own.id });
    return { theirs, own };
  }
  const list = ({ id }: MadeMeme) => listNeighbours(services, id);

  test("is shown with its public address once it is published", async () => {
    const { theirs, own } = await sendAfter("approved");
    const { shown, hasHidden } = await list(own);
    expect(hasHidden).toBe(false);
    expect(shown).toMatchObject([
      { memeId: theirs.id, distance: 0, isSame: true, isOwn: false },
    ]);
    const address = `/media/${theirs.assetId}/`;
    expect(shown[0]?.publicUrl).toContain(address);
    expect(shown[0]?.thumbnail?.url).toContain(address);
    expect(shown[0]?.publicUrl).not.toBe(shown[0]?.thumbnail?.url);
    expect(await list(theirs), "the other waits").toEqual(NOTHING);
  });

  test.each([
    "pending",
    "flagged",
    "rejected",
    "taken_down",
    "withdrawn",
  ] as const)(
    "is not spoken of while theirs is %s, and whoever decides has the evidence",
    async (status) => {
      const { theirs, own } = await sendAfter(status);
      expect(await list(own)).toEqual(NOTHING);
      const findings = await services.db.finding.findMany({
        where: { memeId: own.id },
      });
      const detail = { neighbourAssetId: theirs.assetId, distance: 0 };
      expect(findings).toMatchObject([{ kind: "near_duplicate", detail }]);
    },
  );

  test("is not spoken of to who sent it alone, published or not", async () => {
    const own = await send(pia, { status: "approved" });
    const again = await send(pia, { assetId: own.assetId });
    expect(await list(own)).toEqual(NOTHING);
    expect(await list(again)).toEqual(NOTHING);
  });

  test("cannot be called another picture", async () => {
    const { theirs, own } = await sendAfter("approved");
    const pair = { memeId: own.id, neighbourAssetId: theirs.assetId };
    const said = sayDifferent(services, { ...pair, by: { id: pia } });
    await expect(said).rejects.toMatchObject({ status: 404 });
  });
});
