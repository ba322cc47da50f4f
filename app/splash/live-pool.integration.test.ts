import {
  afterAll,
  afterEach,
  beforeAll,
  describe,
  expect,
  test,
  vi,
} from "vitest";
import { approveMeme, takeDownMeme } from "#app/moderation/decisions.server.ts";
import { copyEmbedded, copyOn, type CopyDatabase } from "#test/database.ts";
import { makeMeme } from "#test/memes.ts";
import { describeWith } from "#test/servers/provided.ts";
import { NOON, openTestServices, type TestServices } from "#test/services.ts";
import { openLivePool, type LivePool } from "./live-pool.server.ts";
import { loadPool, shownIn } from "./load-pool.server.ts";

const HOUR_MS = 60 * 60 * 1000;
const MIRA = { by: null };

function describePool(copy: CopyDatabase): void {
  let services: TestServices;
  let remove: () => Promise<void>;
  let pool: LivePool | null = null;
  beforeAll(async () => {
    const place = await copy();
    services = await openTestServices(place);
    remove = place.remove;
  });
  afterEach(async () => {
    pool?.close();
    pool = null;
    services.clock.set(NOON);
    await services.db.meme.updateMany({ data: { status: "rejected" } });
  });
  afterAll(async () => {
    await services.close();
    await remove();
  });
  const open = () => (pool = openLivePool(services));
  const publish = (name: string) =>
    makeMeme(services, name, { status: "approved" });
  const load = (at = NOON) => loadPool(services.sql, { version: 1, at });
  const idsOf = async (at?: number) =>
    (await load(at)).memes.map(({ id }) => id);
  const update = (id: string, data: object) =>
    services.db.meme.update({ where: { id }, data });

  test("a published meme has all that its page shows", async () => {
    const { id, assetId } = await publish("odd sock");
    const [meme] = (await load()).memes;
    expect(meme).toMatchObject({
      id,
      categorySlug: "family",
      version: 1,
      approvedAt: NOON,
      locales: ["en"],
    });
    const shown = meme && shownIn(meme.page, "en", "en");
    expect(shown).toMatchObject({
      caption: "odd sock",
      category: { label: "Family", icon: "sock", colour: "#aabbcc" },
      picture: { width: 10, height: 10, animated: false, hasAlpha: false },
    });
    expect(shown).not.toHaveProperty("lang");
    const urls = shown?.picture.variants.map(({ url }) => url) ?? [];
    expect(urls).toHaveLength(3);
    for (const url of urls)
      expect(url).toMatch(
        new RegExp(`^/media/${assetId}/[0-9a-f]{32}\\.webp$`),
      );
  });

  test("words in another language than the page say so", async () => {
    await publish("foreign sock");
    const [meme] = (await load()).memes;
    expect(meme && shownIn(meme.page, "en", "fr")).toMatchObject({
      lang: "en",
      category: { label: "Family" },
    });
  });

  test("only what is approved, in an active category and has files is there", async () => {
    const { id } = await publish("published sock");
    for (const status of [
      "pending",
      "flagged",
      "rejected",
      "taken_down",
      "withdrawn",
    ] as const)
      await makeMeme(services, `${status} sock`, { status });
    const bare = await publish("sock without files");
    await services.db.variant.deleteMany({ where: { assetId: bare.assetId } });
    expect(await idsOf()).toEqual([id]);
    await services.db.category.updateMany({ data: { active: false } });
    expect(await idsOf()).toEqual([]);
    await services.db.category.updateMany({ data: { active: true } });
  });

  test("the best come first", async () => {
    const plain = await publish("plain sock");
    const high = await publish("high sock");
    const pinned = await publish("pinned sock");
    await update(high.id, { priority: 9 });
    await update(pinned.id, { pinned: true });
    expect(await idsOf()).toEqual([pinned.id, high.id, plain.id]);
  });

  test("a window opens and closes on time, and the pool says when to look again", async () => {
    const { id } = await publish("seasonal sock");
    const [from, until] = [NOON + HOUR_MS, NOON + 2 * HOUR_MS];
    await update(id, {
      publishFrom: new Date(from),
      publishUntil: new Date(until),
    });
    expect((await load()).staleAt).toBe(from);
    expect(await idsOf(from - 1)).toEqual([]);
    expect(await idsOf(from)).toEqual([id]);
    expect((await load(from)).staleAt).toBe(until);
    expect(await idsOf(until)).toEqual([]);
  });

  test("it is empty until it was read, then has what is there", async () => {
    const { id } = await publish("first sock");
    const live = open();
    expect(live.loaded()).toBe(false);
    expect(live.current().memes).toEqual([]);
    await live.refresh();
    expect(live.loaded()).toBe(true);
    expect(live.current().memes.map((meme) => meme.id)).toEqual([id]);
  });

  test("an approval and a takedown are seen without being asked for", async () => {
    const { id } = await makeMeme(services, "news sock");
    const live = open();
    await live.refresh();
    expect(live.current().memes).toEqual([]);
    await approveMeme(services, id, MIRA);
    await vi.waitUntil(() => live.current().memes.length === 1, {
      timeout: 20_000,
    });
    await takeDownMeme(services, id, {
      ...MIRA,
      reason: "other",
      words: "A sock.",
    });
    await vi.waitUntil(() => live.current().memes.length === 0, {
      timeout: 20_000,
    });
  });

  test("it is read again when something changed or a window opened, and not otherwise", async () => {
    const { id } = await publish("scheduled sock");
    await update(id, { publishFrom: new Date(NOON + HOUR_MS) });
    const live = open();
    await live.refresh();
    const first = live.current();
    await live.refresh();
    expect(live.current()).toBe(first);
    services.clock.set(NOON + HOUR_MS);
    await live.refresh();
    expect(live.current().memes).toHaveLength(1);
  });
}

describe("the pool on the embedded database", () => describePool(copyEmbedded));
describeWith("postgres", "the pool on PostgreSQL", (server) =>
  describePool(copyOn(server)),
);

test("while the database is away the last pool stays, and one line says so", async () => {
  let isAway = false;
  const version = { rows: [{ version: "1" }] };
  const query = vi.fn((text: string) => {
    if (isAway) return Promise.reject(new Error("away"));
    return Promise.resolve(
      text.includes("PoolVersion") ? version : { rows: [] },
    );
  });
  const warn = vi.fn();
  vi.useFakeTimers();
  const pool = openLivePool({
    sql: { query } as never,
    clock: { now: () => NOON },
    log: { warn, info: () => undefined },
  });
  await pool.refresh();
  isAway = true;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(pool.loaded()).toBe(true);
  expect(pool.current().version).toBe(1);
  expect(warn).toHaveBeenCalledOnce();
  pool.close();
  const asked = query.mock.calls.length;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(query.mock.calls).toHaveLength(asked);
  vi.useRealTimers();
});
