import { afterAll, beforeAll, expect, test } from "vitest";
import { MEME_STATUSES, type MemeStatus } from "#app/memes/lifecycle.ts";
import { describeOnDatabases } from "#test/database.ts";
import { filesByArea, makeMeme } from "#test/memes.ts";
import { openTestServices, type TestServices } from "#test/services.ts";
import { addForbiddenTerm } from "./forbidden-terms.server.ts";
import { resubmitMeme, withdrawMeme } from "./own-memes.server.ts";

const ACTS = { withdraw: withdrawMeme, resubmit: resubmitMeme };
/** Where each act leads; whatever is not here is refused. */
const LEADS: Record<
  keyof typeof ACTS,
  Partial<Record<MemeStatus, MemeStatus>>
> = {
  withdraw: {
    ...{ pending: "withdrawn", flagged: "withdrawn" },
    ...{ approved: "withdrawn", withdrawn: "withdrawn" },
  },
  resubmit: {
    ...{ rejected: "pending", withdrawn: "pending" },
    ...{ pending: "pending", flagged: "flagged" },
  },
};

describeOnDatabases("a contributor's own memes", (copy) => {
  let services: TestServices;
  let remove: () => Promise<void>;
  let pia: { id: string };
  let nils: { id: string };
  let count = 0;
  beforeAll(async () => {
    const place = await copy();
    services = await openTestServices(place);
    remove = place.remove;
    const person = (name: string) =>
      services.db.person.create({
        data: { name, email: `${name}@example.com` },
      });
    [pia, nils] = [await person("pia"), await person("nils")];
  });
  afterAll(async () => {
    await services.close();
    await remove();
  });

  const ownMeme = async (status: MemeStatus = "pending") => {
    const meme = await makeMeme(services, `sock ${++count}`, { status });
    const data = { uploaderId: pia.id };
    await services.db.meme.update({ where: { id: meme.id }, data });
    return { memeId: meme.id, assetId: meme.assetId, by: pia };
  };
  const stateOf = (id: string) =>
    services.db.meme.findUniqueOrThrow({
      where: { id },
      include: { decisions: { orderBy: { createdAt: "asc" } }, findings: true },
    });

  const pairs = Object.entries(ACTS).flatMap(([kind, act]) =>
    MEME_STATUSES.map((from) => ({
      kind: kind as keyof typeof ACTS,
      act,
      from,
    })),
  );
  test.each(pairs)("$kind from $from", async ({ kind, act, from }) => {
    const own = await ownMeme(from);
    const to = LEADS[kind][from];
    expect(await act(services, own)).toEqual(
      to
        ? { ok: true, status: to }
        : { ok: false, rejection: "conflict", status: from },
    );
    const { status, decisions } = await stateOf(own.memeId);
    expect(status).toBe(to ?? from);
    expect(decisions).toHaveLength(to && to !== from ? 1 : 0);
  });

  test("pressed twice at once is decided once, with its audit row, and the pool hears of it", async () => {
    const own = await ownMeme("approved");
    const pool = () =>
      services.db.poolVersion.findUniqueOrThrow({ where: { id: 1 } });
    const before = await pool();
    const results = await Promise.all([
      withdrawMeme(services, own),
      withdrawMeme(services, own),
    ]);
    expect(results.map(({ ok }) => ok)).toEqual([true, true]);
    const { decisions } = await stateOf(own.memeId);
    expect(decisions).toMatchObject([
      { kind: "withdraw", fromStatus: "approved", byId: pia.id },
    ]);
    const subject = `meme:${own.memeId}`;
    const audit = await services.db.auditEntry.findMany({ where: { subject } });
    expect(audit).toMatchObject([{ action: "meme.withdraw", actor: pia.id }]);
    expect((await pool()).version).toBeGreaterThan(before.version);
    expect(await filesByArea(services, own.assetId)).toEqual({
      ...{ held: 3, media: 0, trash: 0 },
    });
  });

  test.each(Object.entries(ACTS))(
    "somebody else's is not found: %s",
    async (_, act) => {
      const own = await ownMeme("pending");
      const refused = act(services, { ...own, by: nils });
      await expect(refused).rejects.toMatchObject({ status: 404 });
      expect((await stateOf(own.memeId)).status).toBe("pending");
    },
  );

  test("without its picture it is not sent again", async () => {
    const own = await ownMeme("rejected");
    const data = { trashedAt: new Date() };
    await services.db.asset.update({ where: { id: own.assetId }, data });
    expect(await resubmitMeme(services, own)).toEqual({
      ...{ ok: false, rejection: "picture_gone", status: "rejected" },
    });
  });

  test("words that are not welcome any more stand in its way, doubtful ones hold it", async () => {
    const own = await ownMeme("rejected");
    const caption = "Buy this zilch now";
    const where = { memeId: own.memeId };
    await services.db.memeText.updateMany({ where, data: { caption } });
    const term = { term: "zilch", categoryId: null, actor: "command line" };
    await addForbiddenTerm(services, { ...term, severity: "block" });
    expect(await resubmitMeme(services, own)).toMatchObject({
      ...{ ok: false, rejection: "forbidden_term" },
      hits: [{ term: "zilch", field: "caption" }],
    });
    await addForbiddenTerm(services, { ...term, severity: "hold" });
    const held = { ok: true, status: "flagged" };
    expect(await resubmitMeme(services, own)).toEqual(held);
    const { decisions, findings } = await stateOf(own.memeId);
    expect(decisions.map(({ kind, byId }) => [kind, byId])).toEqual([
      ["resubmit", pia.id],
      ["flag", null],
    ]);
    expect(findings).toMatchObject([
      { kind: "forbidden_term", detail: { term: "zilch", field: "caption" } },
    ]);
  });

  test("a picture like one that was taken down is held again, however often it is withdrawn", async () => {
    const own = await ownMeme("flagged");
    const detail = { memeId: own.memeId };
    await services.db.finding.create({
      data: { memeId: own.memeId, kind: "taken_down_before", detail },
    });
    await withdrawMeme(services, own);
    const held = { ok: true, status: "flagged" };
    expect(await resubmitMeme(services, own)).toEqual(held);
    const { decisions, findings } = await stateOf(own.memeId);
    expect(decisions.map(({ kind, byId }) => [kind, byId])).toEqual([
      ["withdraw", pia.id],
      ["resubmit", pia.id],
      ["flag", null],
    ]);
    expect(findings).toHaveLength(1);
  });

  test.each(["hold", "block"] as const)(
    "a term to %s in its file's name holds it: nobody can change that name any more",
    async (severity) => {
      const own = await ownMeme("withdrawn");
      const term = `name${severity === "hold" ? "holding" : "blocking"}`;
      await services.db.upload.create({
        data: {
          ...{ id: own.memeId, memeId: own.memeId, personId: pia.id },
          ...{ method: "form", state: "ready", fileName: `${term}.jpg` },
        },
      });
      const facts = { categoryId: null, actor: "command line" };
      await addForbiddenTerm(services, { ...facts, term, severity });
      const held = { ok: true, status: "flagged" };
      expect(await resubmitMeme(services, own)).toEqual(held);
      expect((await stateOf(own.memeId)).findings).toMatchObject([
        { kind: "forbidden_term", detail: { term, field: "fileName" } },
      ]);
    },
  );
});
