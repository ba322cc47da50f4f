import { afterAll, beforeAll, expect, test } from "vitest";
import { describeOnDatabases, type TestDatabase } from "#test/database.ts";
import { openDatabase, type Database } from "#app/platform/database.server.ts";
import { makeCategory } from "#test/memes.ts";
import { NOON } from "#test/services.ts";
import {
  openRecorder,
  timeOrderedId,
  type Act,
  type Recorder,
  type Showing,
} from "./showings.server.ts";
import { openVisitorSalt } from "./visitor-salt.server.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const MEME = "0198c0de-0000-7000-8000-000000000001";

const showing = (
  visitorId: string,
  change: Partial<Showing> = {},
): Showing => ({
  id: timeOrderedId(NOON),
  memeId: MEME,
  categorySlug: "family",
  visitorId,
  shownAt: NOON,
  localDay: "2026-11-18",
  locale: "fr",
  device: "phone",
  trace: { rule: "today", naïve: "ねこ" },
  ...change,
});

const act = (visitorId: string, change: Partial<Act> = {}): Act => ({
  id: timeOrderedId(NOON),
  kind: "liked",
  memeId: MEME,
  categorySlug: "family",
  visitorId,
  at: NOON + 123,
  dwellMs: null,
  device: "desktop",
  ...change,
});

test("ids of showings are in the order of time", () => {
  const times = [0, 1, 2 ** 16 - 1, 2 ** 16, NOON, NOON + 1, 2 ** 45];
  const ids = times.map(timeOrderedId);
  expect(ids.toSorted()).toEqual(ids);
  for (const id of ids)
    expect(id).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
});

describeOnDatabases("what is shown and done", (copy) => {
  let place: TestDatabase;
  let database: Database;
  let recorder: Recorder;
  let categoryId: string;
  let dropped = 0;
  beforeAll(async () => {
    place = await copy();
    database = await openDatabase(place.env, { join: false });
    categoryId = await makeCategory(database);
    recorder = open();
  });
  afterAll(async () => {
    await database.close();
    await place.remove();
  });
  const open = () => {
    const { sql } = database;
    const onDropped = (count: number) => void (dropped += count);
    return openRecorder({ sql, salt: openVisitorSalt(sql), onDropped });
  };
  const shownTo = (visitorId: string) =>
    database.db.showing.findMany({ where: { visitorId } });
  const doneBy = (visitorId: string) =>
    database.db.visitorEvent.findMany({ where: { visitorId } });
  const salts = () =>
    database.db.setting.findMany({
      where: { key: { startsWith: "visitor-salt." } },
    });

  test("a showing is written as it was, with its category and a name for the day", async () => {
    const pushed = showing("pia");
    recorder.showings.push(pushed);
    await recorder.showings.flush();
    const { categorySlug: _, ...same } = pushed;
    expect(await shownTo("pia")).toEqual([
      {
        ...same,
        categoryId,
        visitorHash: expect.stringMatching(/^[\w-]{22}$/) as string,
        shownAt: new Date(NOON),
        localDay: new Date("2026-11-18"),
      },
    ]);
  });

  test("an act is written when it is answered, and the same act again counts once", async () => {
    const liked = act("pia", { dwellMs: 2_500 });
    await Promise.all([recorder.acts.add(liked), recorder.acts.add(liked)]);
    await recorder.acts.add(liked);
    const { categorySlug: _, ...same } = liked;
    expect(await doneBy("pia")).toEqual([
      { ...same, categoryId, at: new Date(NOON + 123) },
    ]);
  });

  test("an act may be about no meme", async () => {
    await recorder.acts.add(
      act("nils", { kind: "opted_out", memeId: null, categorySlug: null }),
    );
    expect(await doneBy("nils")).toMatchObject([
      { kind: "opted_out", memeId: null, categoryId: null },
    ]);
  });

  test("a thousand visits at once are all there", async () => {
    for (let n = 0; n < 1_500; n++) recorder.showings.push(showing("crowd"));
    const acts = Array.from({ length: 500 }, () =>
      recorder.acts.add(act("crowd")),
    );
    await Promise.all([...acts, recorder.showings.flush()]);
    expect(await shownTo("crowd")).toHaveLength(1_500);
    expect(await doneBy("crowd")).toHaveLength(500);
  });

  test.each([
    ["a character that PostgreSQL has not", { locale: "f\0r" }],
    ["a trace that is too long", { trace: { rule: "x".repeat(500) } }],
    ["a day that is none", { localDay: "2026-02-31" }],
  ])("a showing with %s is lost alone", async (name, change) => {
    const before = dropped;
    for (const row of [showing(name), showing(name, change), showing(name)])
      recorder.showings.push(row);
    await recorder.showings.flush();
    expect(await shownTo(name)).toHaveLength(2);
    expect(dropped).toBe(before + 1);
  });

  test("an act that cannot be written is refused alone", async () => {
    const results = await Promise.allSettled([
      recorder.acts.add(act("tomas")),
      recorder.acts.add(act("tomas", { dwellMs: -1 })),
      recorder.acts.add(act("tomas")),
    ]);
    expect(results.map(({ status }) => status)).toEqual([
      "fulfilled",
      "rejected",
      "fulfilled",
    ]);
    expect(await doneBy("tomas")).toHaveLength(2);
  });

  test("a visitor has one name a day, the same at every instance, and another the next day", async () => {
    const names = async (instance: Recorder, shownAt: number) => {
      const visitorId = `ada ${shownAt}`;
      instance.showings.push(
        showing("ada", { shownAt, id: timeOrderedId(shownAt) }),
      );
      await instance.showings.flush();
      const found = await shownTo("ada");
      await database.db.showing.deleteMany({ where: { visitorId: "ada" } });
      return found.map(({ visitorHash }) => visitorHash)[0] ?? visitorId;
    };
    const today = await names(recorder, NOON + DAY_MS);
    expect(await names(open(), NOON + DAY_MS)).toBe(today);
    expect(await names(recorder, NOON + DAY_MS)).toBe(today);
    expect(await names(recorder, NOON + 2 * DAY_MS)).not.toBe(today);
  });

  test("the salt of a day that is over is gone", async () => {
    const salt = openVisitorSalt(database.sql);
    await salt.prepare(NOON + 3 * DAY_MS);
    const [before] = await salts();
    await salt.prepare(NOON + 4 * DAY_MS);
    const after = await salts();
    expect(after).toHaveLength(1);
    expect(after[0]?.key).not.toBe(before?.key);
    expect(after[0]?.value).not.toBe(before?.value);
  });

  test("instances that begin a day together share its salt", async () => {
    const instances = [1, 2, 3, 4].map(() => openVisitorSalt(database.sql));
    await Promise.all(instances.map((salt) => salt.prepare(NOON + 5 * DAY_MS)));
    const hashes = instances.map((salt) =>
      salt.visitorHash("pia", NOON + 5 * DAY_MS),
    );
    expect(new Set(hashes).size).toBe(1);
    expect(await salts()).toHaveLength(1);
  });
});
