import { afterAll, beforeAll, expect, test } from "vitest";
import type { MemeStatus } from "#app/memes/lifecycle.ts";
import { describeOnDatabases } from "#test/database.ts";
import { makeMeme } from "#test/memes.ts";
import { openTestServices, type TestServices } from "#test/services.ts";
import {
  sendSubmissionAgain,
  withdrawSubmission,
} from "./submission-acts.server.ts";
import { editMeme } from "./submission-edit.server.ts";
import { getOwnSubmission } from "./submission.server.ts";

const ACTS = [
  ["withdrawn", withdrawSubmission, "approved", "withdrawn"],
  ["sent again", sendSubmissionAgain, "rejected", "pending"],
] as const;

describeOnDatabases("a submission that is open in two tabs", (copy) => {
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
  });
  afterAll(async () => {
    await services.close();
    await remove();
  });

  async function openTabs(status: MemeStatus) {
    const { id } = await makeMeme(services, `an odd sock ${++count}`, {
      status,
    });
    const data = { uploaderId: pia.id };
    await services.db.meme.update({ where: { id }, data });
    const { form } = await shown(id);
    return { own: { memeId: id, by: pia }, ...form };
  }
  const shown = (id: string) =>
    getOwnSubmission(services, { id, personId: pia.id, locale: "en" });
  const statusOf = async ({ memeId: id }: { memeId: string }) =>
    (await services.db.meme.findUniqueOrThrow({ where: { id } })).status;

  test.each(ACTS)(
    "is %s as it was seen, and a second press finds it done",
    async (_, act, from, to) => {
      const { own, stamp } = await openTabs(from);
      const seen = { stamp, locale: "en" };
      expect(await act(services, own, seen)).toEqual({ ok: true, status: to });
      expect(await act(services, own, seen)).toEqual({ ok: true, status: to });
    },
  );

  test.each(ACTS)(
    "is not %s with words that were not seen",
    async (_name, act, from) => {
      const { own, stamp, decorative: _, ...typed } = await openTabs(from);
      const other = { ...typed, tags: "hat" };
      const edit = { typed: other, stamp, locale: "en" };
      expect(await editMeme(services, own, edit)).toMatchObject({ ok: true });
      const conflict = { ok: false, rejection: "conflict", status: from };
      for (const stale of [stamp, ""]) {
        const seen = { stamp: stale, locale: "en" };
        expect(await act(services, own, seen)).toEqual(conflict);
      }
      expect(await statusOf(own)).toBe(from);
      const now = (await shown(own.memeId)).form.stamp;
      const seen = { stamp: now, locale: "en" };
      expect(await act(services, own, seen)).toMatchObject({ ok: true });
    },
  );

  test("is not withdrawn by a form from before its approval, but held for a second look it is", async () => {
    const { own, stamp } = await openTabs("pending");
    const set = (status: MemeStatus) =>
      services.db.meme.update({
        where: { id: own.memeId },
        data: { status, approvedAt: new Date() },
      });
    const seen = { stamp, locale: "en" };
    await set("approved");
    expect(await withdrawSubmission(services, own, seen)).toMatchObject({
      ...{ rejection: "conflict", status: "approved" },
    });
    await set("flagged");
    expect(await withdrawSubmission(services, own, seen)).toMatchObject({
      ok: true,
    });
  });
});
