import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { MEME_STATUSES, type MemeStatus } from "#app/memes/lifecycle.ts";
import { heldKey } from "#app/storage/keys.ts";
import { describeOnDatabases } from "#test/database.ts";
import { makeMeme } from "#test/memes.ts";
import { NOON, openTestServices, type TestServices } from "#test/services.ts";
import { streamOwnPicture } from "./submission-picture.server.ts";
import { getOwnSubmission } from "./submission.server.ts";
import { readSubmissionsQuery } from "./submissions-query.ts";
import { usualWait } from "./submissions-wait.server.ts";
import { listSubmissions, SUBMISSIONS_A_PAGE } from "./submissions.server.ts";

const HOUR = 3_600_000;
const NOBODY = "01900000-0000-7000-8000-000000000000";

describeOnDatabases("one's own submissions", (copy) => {
  let services: TestServices;
  let remove: () => Promise<void>;
  let personId: string;
  let count = 0;
  beforeAll(async () => {
    const place = await copy();
    services = await openTestServices(place);
    remove = place.remove;
  });
  afterAll(async () => {
    await services.close();
    await remove();
  });
  beforeEach(async () => {
    const email = `pia-${++count}@example.com`;
    const data = { name: "Pia Paintbrush", email };
    personId = (await services.db.person.create({ data })).id;
  });

  interface Plan {
    status?: MemeStatus;
    /** Hours before noon. */
    ago?: number;
    caption?: string;
    tags?: string[];
  }

  async function send({ ago = 0, caption = "", tags = [], status }: Plan = {}) {
    const name = `picture ${++count}`;
    const { id } = await makeMeme(services, name, status ? { status } : {});
    const createdAt = new Date(NOON - ago * HOUR);
    const data = { uploaderId: personId, createdAt, tags };
    await services.db.meme.update({ where: { id }, data });
    await services.db.memeText.updateMany({
      where: { memeId: id },
      data: { caption },
    });
    return id;
  }
  const list = (address = "/submissions") =>
    listSubmissions(services, {
      ...{ personId, locale: "en" },
      query: readSubmissionsQuery(new Request(`http://localhost${address}`)),
    });
  const captions = async (address?: string) =>
    (await list(address)).rows.map(({ text }) => text.caption);

  test("are in pages, newest first, there and back, where several came at once too", async () => {
    const all = 2 * SUBMISSIONS_A_PAGE + 3;
    for (let n = 0; n < all; n++)
      await send({ ago: Math.floor(n / 2), caption: String(n) });
    const [one, other] = [await list(), await list()];
    expect(other).toEqual(one);
    const second = await list(one.next ?? "");
    const third = await list(second.next ?? "");
    expect([one.previous, third.next]).toEqual([null, null]);
    const pages = [one, second, third].map(({ rows }) => rows);
    expect(pages.map(({ length }) => length)).toEqual([
      ...[SUBMISSIONS_A_PAGE, SUBMISSIONS_A_PAGE, 3],
    ]);
    const ids = pages.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(all);
    const sent = pages.flat().map((row) => row.sent);
    expect(sent).toEqual(sent.toSorted().reverse());
    expect((await list(third.previous ?? "")).rows).toEqual(second.rows);
    const back = await list(second.previous ?? "");
    expect(back).toMatchObject({ rows: one.rows, previous: null });
  });

  test("are found by words of captions, descriptions and tags, whatever the accents, and by state", async () => {
    await send({ caption: "Ein Café im Regen" });
    await send({ caption: "Nothing", tags: ["rain café"], status: "rejected" });
    await send({ caption: "Sun", ago: 1 });
    expect(await captions("/submissions?q=cafe+REGEN")).toEqual([
      "Ein Café im Regen",
    ]);
    expect((await captions("/submissions?q=cafe")).length).toBe(2);
    expect(await captions("/submissions?q=cafe&state=rejected")).toEqual([
      "Nothing",
    ]);
    expect(await captions("/submissions?q=picture")).toHaveLength(3);
    expect(await captions("/submissions?q=%00%25")).toEqual([]);
  });

  test.each(MEME_STATUSES)(
    "that are %s are listed with their picture or without, and told",
    async (status) => {
      const id = await send({ status });
      const { rows } = await list(`/submissions?state=${status}`);
      expect(rows.map((row) => row.id)).toEqual([id]);
      const isShown = status !== "taken_down";
      expect(rows[0]?.thumbnail !== null).toBe(isShown);
      const told = await getOwnSubmission(services, {
        ...{ id, personId, locale: "en" },
      });
      expect(told.picture !== null).toBe(isShown);
      const asked = { memeId: id, personId, size: "thumbnail" };
      const picture = streamOwnPicture(services, asked);
      if (!isShown)
        return expect(picture).rejects.toMatchObject({ status: 404 });
      const { headers, ...answer } = await picture.then(wholeAnswer);
      expect(headers.get("Cache-Control")).toBe("private, no-store");
      expect(headers.get("Content-Type")).toBe("image/webp");
      expect(answer.text).toMatch(/^(held|media)\//);
    },
  );

  test("with a picture that somebody else's takedown has moved aside are shown with it", async () => {
    const down = { status: "taken_down" } as const;
    const { assetId } = await makeMeme(services, `picture ${++count}`, down);
    const again = { status: "flagged", assetId } as const;
    const { id } = await makeMeme(services, "again", again);
    const data = { uploaderId: personId };
    await services.db.meme.update({ where: { id }, data });
    const asked = { memeId: id, personId, size: null };
    const { text } = await streamOwnPicture(services, asked).then(wholeAnswer);
    expect(text).toMatch(/^trash\//);
  });

  interface Announced extends Pick<Plan, "ago" | "caption"> {
    state?: "receiving" | "processing" | "refused";
    refusal?: string;
    memeId?: string;
  }
  async function announce({
    ago = 0,
    caption = "",
    state = "receiving",
    ...facts
  }: Announced = {}) {
    const createdAt = new Date(NOON - ago * HOUR);
    const words = { caption, altText: 7 };
    const act = { method: "presigned", fileName: "hat.png" } as const;
    const data = { ...facts, ...act, personId, state, createdAt, words };
    return (await services.db.upload.create({ data })).id;
  }

  test("that are no memes yet, or never became one, stand among them in the same order, on every page", async () => {
    const ids: string[] = [];
    for (let ago = 0; ago < SUBMISSIONS_A_PAGE + 4; ago++) {
      const caption = `sent-${ago}-ago`;
      const isMeme = ago % 2 === 0;
      const sent = isMeme ? send({ ago, caption }) : announce({ ago, caption });
      ids.push(await sent);
    }
    await announce({ state: "processing", memeId: ids[0] ?? "" });
    const first = await list();
    const second = await list(first.next ?? "");
    const told = [...first.rows, ...second.rows];
    expect(told.map(({ id }) => id)).toEqual(ids);
    expect((await list(second.previous ?? "")).rows).toEqual(first.rows);
    expect(await captions("/submissions?q=sent-7-ago")).toEqual(["sent-7-ago"]);
    expect(await captions("/submissions?state=pending&q=sent-7-ago")).toEqual(
      [],
    );
  });

  test.each([
    ["receiving", undefined, "announced", "under_way"],
    ["processing", undefined, "arrived", "under_way"],
    ["refused", "too_many_frames", "not_read", "refused"],
    ["refused", "of another age", "not_read", "refused"],
  ] as const)(
    "that are %s, refused as %s, are told as %s",
    async (state, refusal, told, filter) => {
      const id = await announce({ state, ...(refusal ? { refusal } : {}) });
      const { rows } = await list(`/submissions?state=${filter}`);
      expect(rows).toMatchObject([{ id, state: told, fileName: "hat.png" }]);
      const words = refusal === "too_many_frames" ? "300 frames" : "";
      expect(rows[0]?.fault ?? "").toContain(words);
      expect((await list("/submissions?state=approved")).rows).toEqual([]);
      const asked = { id, personId, locale: "en" };
      const detail = await getOwnSubmission(services, asked).then(
        nothing,
        toAnswer,
      );
      expect(detail.headers.get("Location")).toBe("/submissions");
      const stranger = { ...asked, personId: NOBODY };
      const hidden = await getOwnSubmission(services, stranger).then(
        nothing,
        toAnswer,
      );
      expect(hidden.status).toBe(404);
    },
  );

  test("whose bytes were here already lead to the meme that they made", async () => {
    const memeId = await send();
    const id = await announce({ state: "processing", memeId });
    const asked = { id, personId, locale: "en" };
    const detail = await getOwnSubmission(services, asked).then(
      nothing,
      toAnswer,
    );
    expect(detail.headers.get("Location")).toBe(`/submissions/${memeId}`);
  });

  test("of somebody else are not found, nor are their pictures", async () => {
    const id = await send();
    const asked = { id, personId: NOBODY, locale: "en" };
    const missing = { status: 404 };
    await expect(getOwnSubmission(services, asked)).rejects.toMatchObject(
      missing,
    );
    const picture = { memeId: id, personId: NOBODY, size: null };
    await expect(streamOwnPicture(services, picture)).rejects.toMatchObject(
      missing,
    );
    const nonsense = { ...asked, id: "nonsense", personId };
    await expect(getOwnSubmission(services, nonsense)).rejects.toMatchObject(
      missing,
    );
  });

  test("that move have a still beside them", async () => {
    const id = await send();
    const { id: movingId, ...moving } =
      await services.db.variant.findFirstOrThrow({
        where: { size: "preview", asset: { memes: { some: { id } } } },
      });
    const { assetId, sha256 } = moving;
    const where = { id: movingId };
    await services.db.variant.update({ where, data: { frames: 6 } });
    await services.db.variant.create({ data: { ...moving, format: "jpeg" } });
    const key = heldKey(assetId, sha256, "jpeg");
    const facts = { contentType: "image/jpeg", cacheControl: "no-store" };
    const bytes = Buffer.from(key);
    await services.storage.put(key, bytes, { ...facts, assetId });
    const asked = { id, personId, locale: "en" };
    const { picture } = await getOwnSubmission(services, asked);
    expect(picture?.stillUrl).toBe(`${picture?.url}&still`);
    const still = await streamOwnPicture(services, {
      ...{ memeId: id, personId, size: "preview", isStill: true },
    }).then(wholeAnswer);
    expect(still.headers.get("Content-Type")).toBe("image/jpeg");
    expect(still.text).toBe(key);
  });

  test("whose files are gone show nothing", async () => {
    const id = await send();
    const file = await services.db.variant.findFirstOrThrow({
      where: { size: "preview", asset: { memes: { some: { id } } } },
    });
    const { assetId, sha256, format } = file;
    await services.storage.delete(heldKey(assetId, sha256, format));
    const picture = streamOwnPicture(services, {
      ...{ memeId: id, personId, size: "preview" },
    });
    await expect(picture).rejects.toMatchObject({ status: 404 });
  });

  test("are usually decided within the median of the last decisions that people took", async () => {
    const decide = async (hours: number, byId: string | null = personId) => {
      const memeId = await send();
      const sent = { kind: "submit", toStatus: "pending" } as const;
      const decided = { kind: "approve", toStatus: "approved" } as const;
      const at = (ago: number) => new Date(NOON - ago * HOUR);
      await services.db.decision.create({
        data: { memeId, ...sent, createdAt: at(hours + 1) },
      });
      await services.db.decision.create({
        data: { memeId, ...decided, byId, createdAt: at(1) },
      });
    };
    for (const hours of [1, 5, 100, 5]) await decide(hours);
    await decide(0, null);
    expect(await usualWait(services)).toBeNull();
    await decide(4.5);
    expect(await usualWait(services)).toEqual({ count: 6, unit: "hour" });
  });
});

async function wholeAnswer(response: Response) {
  return { headers: response.headers, text: await response.text() };
}

function toAnswer(thrown: unknown): Response {
  if (thrown instanceof Response) return thrown;
  throw thrown;
}

function nothing(): Response {
  return new Response();
}
