import { afterAll, beforeAll, expect, test } from "vitest";
import type { MemeStatus } from "#app/memes/lifecycle.ts";
import { addForbiddenTerm } from "#app/moderation/forbidden-terms.server.ts";
import { describeOnDatabases } from "#test/database.ts";
import { filesByArea, makeMeme } from "#test/memes.ts";
import { openTestServices, type TestServices } from "#test/services.ts";
import { editMeme } from "./submission-edit.server.ts";
import { getOwnSubmission } from "./submission.server.ts";

describeOnDatabases("an edit of one's own submission", (copy) => {
  let services: TestServices;
  let remove: () => Promise<void>;
  let pia: { id: string };
  let count = 0;
  beforeAll(async () => {
    const place = await copy();
    services = await openTestServices(place);
    remove = place.remove;
    const data = { name: "Pia Paintbrush", email: "pia@example.com" };
    pia = await services.db.person.create({ data });
    const term = { categoryId: null, actor: "command line" };
    for (const [word, severity] of [
      ["zilch", "block"],
      ["humbug", "hold"],
    ] as const)
      await addForbiddenTerm(services, { ...term, term: word, severity });
  });
  afterAll(async () => {
    await services.close();
    await remove();
  });

  const ownMeme = async (status: MemeStatus) => {
    const name = `an odd sock ${++count}`;
    const { id, assetId } = await makeMeme(services, name, { status });
    const data = { uploaderId: pia.id, tags: ["sock"] };
    await services.db.meme.update({ where: { id }, data });
    return { id, assetId, form: await formOf(id) };
  };
  const formOf = async (id: string, locale = "en") => {
    const asked = { id, personId: pia.id, locale };
    return (await getOwnSubmission(services, asked)).form;
  };
  type Form = Awaited<ReturnType<typeof formOf>>;
  const edit = (id: string, { stamp, ...typed }: Partial<Form>, by = pia) =>
    editMeme(
      services,
      { memeId: id, by },
      { ...{ typed, locale: "en" }, stamp: stamp ?? "" },
    );
  const stateOf = (id: string) =>
    services.db.meme.findUniqueOrThrow({
      where: { id },
      include: { texts: true, decisions: true, findings: true },
    });

  test.each([
    ["caption", { caption: "Now with a hat" }],
    ["altText", { altText: "A sock that wears a hat." }],
    ["decorative", { decorative: true }],
    ["source", { source: "I drew it <em>myself</em>" }],
  ] as const)(
    "with another %s, what is published goes back to review and is public no longer",
    async (_, change) => {
      const { id, assetId, form } = await ownMeme("approved");
      const outcome = { ok: true, outcome: "in_review" };
      expect(await edit(id, { ...form, ...change })).toEqual(outcome);
      const { status, version, decisions } = await stateOf(id);
      expect(status).toBe("pending");
      expect(version).toBeGreaterThan(1);
      expect(decisions).toMatchObject([
        { kind: "resubmit", fromStatus: "approved", byId: pia.id },
      ]);
      expect(await formOf(id)).toMatchObject(change);
      expect(await filesByArea(services, assetId)).toMatchObject({ media: 0 });
    },
  );

  test("with other tags alone, it stays published", async () => {
    const { id, assetId, form } = await ownMeme("approved");
    const tags = "sock, lamp";
    const saved = { ok: true, outcome: "saved" };
    expect(await edit(id, { ...form, tags })).toEqual(saved);
    const { status, tags: kept, decisions } = await stateOf(id);
    expect({ status, kept, decisions }).toEqual({
      ...{ status: "approved", kept: ["sock", "lamp"], decisions: [] },
    });
    expect(await filesByArea(services, assetId)).toMatchObject({ media: 3 });
    const subject = `meme:${id}`;
    const audit = await services.db.auditEntry.findMany({ where: { subject } });
    expect(audit).toMatchObject([
      { action: "meme.edit", actor: pia.id, detail: { fields: ["tags"] } },
    ]);
  });

  test.each(["pending", "flagged", "rejected", "withdrawn"] as const)(
    "what is %s keeps its state",
    async (status) => {
      const { id, form } = await ownMeme(status);
      const caption = "Another one";
      const saved = { ok: true, outcome: "saved" };
      expect(await edit(id, { ...form, caption })).toEqual(saved);
      expect(await stateOf(id)).toMatchObject({ status, texts: [{ caption }] });
    },
  );

  test("sent twice is one edit", async () => {
    const { id, form } = await ownMeme("approved");
    const typed = { ...form, caption: "Twice" };
    const results = await Promise.all([edit(id, typed), edit(id, typed)]);
    expect(results.map(({ ok }) => ok)).toEqual([true, true]);
    expect((await stateOf(id)).decisions).toHaveLength(1);
  });

  test("from a form that is out of date is a conflict, and changes nothing", async () => {
    const { id, form } = await ownMeme("pending");
    await edit(id, { ...form, caption: "Faster" });
    const late = await edit(id, { ...form, caption: "Slower" });
    expect(late).toEqual({ ok: false, code: "conflict" });
    expect((await formOf(id)).caption).toBe("Faster");
    // A file that was added meanwhile, or a second look, is none.
    const fresh = await formOf(id);
    const data = { version: { increment: 1 }, status: "flagged" } as const;
    await services.db.meme.update({ where: { id }, data });
    expect(await edit(id, { ...fresh, caption: "Now" })).toMatchObject({
      ok: true,
    });
    const stale = await formOf(id);
    const approved = { status: "approved", approvedAt: new Date() } as const;
    await services.db.meme.update({ where: { id }, data: approved });
    expect(await edit(id, { ...stale, caption: "No" })).toMatchObject({
      code: "conflict",
    });
  });

  test("with a term that is blocked names it, whatever the state; one to hold holds what could be seen", async () => {
    const { id, form } = await ownMeme("rejected");
    expect(await edit(id, { ...form, source: "zilch" })).toMatchObject({
      code: "forbidden_term",
      hits: [{ term: "zilch", field: "source" }],
    });
    const published = await ownMeme("approved");
    const tags = { ...published.form, tags: "humbug" };
    const held = { ok: true, outcome: "held" };
    expect(await edit(published.id, tags)).toEqual(held);
    const { status, findings, decisions } = await stateOf(published.id);
    expect(status).toBe("flagged");
    expect(findings).toMatchObject([{ detail: { field: "tags" } }]);
    expect(decisions).toMatchObject([{ kind: "flag", byId: null }]);
  });

  test("that leaves a term to hold alone holds nothing: somebody has looked at it", async () => {
    const { id, form } = await ownMeme("pending");
    await edit(id, { ...form, caption: "humbug" });
    const approved = { status: "approved", approvedAt: new Date() } as const;
    await services.db.meme.update({ where: { id }, data: approved });
    const tags = { ...(await formOf(id)), tags: "lamp" };
    expect(await edit(id, tags)).toEqual({ ok: true, outcome: "saved" });
  });

  test("of other words keeps what was found in its file's name, and is not held for that again", async () => {
    const { id, form } = await ownMeme("approved");
    await services.db.upload.create({
      data: {
        ...{ id, memeId: id, personId: pia.id, fileName: "humbug.jpg" },
        ...{ method: "form", state: "ready" },
      },
    });
    const detail = { term: "humbug", field: "fileName", severity: "hold" };
    await services.db.finding.create({
      data: { memeId: id, kind: "forbidden_term", detail },
    });
    const saved = { ok: true, outcome: "saved" };
    expect(await edit(id, { ...form, tags: "lamp" })).toEqual(saved);
    const { status, findings } = await stateOf(id);
    expect(status).toBe("approved");
    expect(findings).toMatchObject([{ detail }]);
  });

  test("with words that will not do says which", async () => {
    const { id, form } = await ownMeme("pending");
    const typed = { ...form, altText: "short", category: "nowhere" };
    expect(await edit(id, { ...typed, category: "" })).toMatchObject({
      ...{ code: "bad_form" },
      faults: { altText: "too_short", category: "required" },
    });
    expect(await edit(id, { ...typed, altText: form.altText })).toMatchObject({
      faults: { category: "unknown" },
    });
  });

  test("is over when it was taken down, or its picture is gone", async () => {
    const down = await ownMeme("taken_down");
    const closed = { ok: false, code: "closed" };
    const change = { caption: "Once more" };
    expect(await edit(down.id, { ...down.form, ...change })).toEqual(closed);
    const gone = await ownMeme("rejected");
    const data = { trashedAt: new Date() };
    await services.db.asset.update({ where: { id: gone.assetId }, data });
    expect(await edit(gone.id, { ...gone.form, ...change })).toEqual(closed);
  });

  test("of somebody else's is not found", async () => {
    const { id, form } = await ownMeme("pending");
    const stranger = { id: "01900000-0000-7000-8000-000000000000" };
    await expect(edit(id, form, stranger)).rejects.toMatchObject({
      status: 404,
    });
  });
});
