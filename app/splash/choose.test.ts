import { expect, test } from "vitest";
import { chooseMeme } from "./choose.ts";
import {
  DAY_MS,
  FRIDAY,
  FRIDAY_NOON,
  marisol,
  meme,
  poolOf,
  POLICY,
} from "./choosing-cast.ts";
import type { PublishedPool } from "./pool.server.ts";
import type { VisitorState } from "./predicates.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

function choose(
  pool: PublishedPool<string>,
  visitor: VisitorState = marisol(),
  now = FRIDAY_NOON,
  seed = 1,
) {
  const {
    meme: chosen,
    trace,
    ...rest
  } = chooseMeme(POLICY, pool, visitor, now, seed);
  return { number: chosen?.number, rule: trace.rule, trace, ...rest };
}

/** Marisol having seen these memes, one a day, the last one `ago` milliseconds before now. */
const having = (numbers: number[], ago: number, preferences = {}) =>
  marisol(preferences, {
    lastShownAt: FRIDAY_NOON - ago,
    seen: numbers.map((number, index) => ({
      number,
      day: FRIDAY - numbers.length + index,
    })),
  });

test("a new visitor gets the best meme of the day's category", () => {
  const pool = poolOf(
    meme(1, { categorySlug: "health", pinned: true }),
    meme(2),
    meme(3, { priority: 9 }),
  );
  expect(choose(pool)).toMatchObject({
    number: 3,
    rule: "today",
    locale: "en",
    repeat: false,
  });
});

test("pinned or scheduled goes before priority, priority before score, score before the day of approval", () => {
  const ranked = [
    meme(1, { publishUntil: FRIDAY_NOON + DAY_MS, priority: 2 }),
    meme(2, { pinned: true, priority: 1 }),
    meme(3, { priority: 9 }),
    meme(4, { score: 0.5 }),
    meme(5, { approvedAt: FRIDAY_NOON - DAY_MS }),
    meme(6),
  ];
  for (let from = 0; from < ranked.length; from++) {
    expect(choose(poolOf(...ranked.slice(from).reverse())).number).toBe(
      from + 1,
    );
  }
});

test("a meme scheduled for later, run out, or of an inactive category is not there", () => {
  const later = meme(1, { publishFrom: FRIDAY_NOON + 1 });
  const over = meme(2, { publishUntil: FRIDAY_NOON });
  const pool = poolOf(later, over, meme(3, { categorySlug: "retired" }));
  expect(choose(pool)).toMatchObject({
    number: undefined,
    reason: "empty_pool",
  });
  expect(pool.staleAt).toBe(FRIDAY_NOON + 1);
});

test("a meme that runs out after the pool was built is not shown any more", () => {
  const pool = poolOf(meme(1, { publishUntil: FRIDAY_NOON + 1000 }), meme(2));
  expect(choose(pool, marisol(), FRIDAY_NOON + 999).number).toBe(1);
  expect(choose(pool, marisol(), FRIDAY_NOON + 1000).number).toBe(2);
});

test("the day is the visitor's own: at one in the morning it is still yesterday", () => {
  const pool = poolOf(meme(1), meme(2, { categorySlug: "family" }));
  const oneOnSaturday = FRIDAY_NOON + 12 * HOUR_MS;
  expect(choose(pool, marisol(), oneOnSaturday)).toMatchObject({
    number: 1,
    trace: { day: "2026-11-20" },
  });
  expect(
    choose(pool, marisol({}, { timeZone: "Asia/Tokyo" }), oneOnSaturday),
  ).toMatchObject({ number: 2, trace: { category: "family" } });
});

test("when the day's category is unwanted or used up, the best of the other wanted ones follows", () => {
  const pool = poolOf(
    meme(1),
    meme(2, { categorySlug: "health" }),
    meme(3, { categorySlug: "faith", pinned: true }),
  );
  expect(choose(pool, marisol({ categories: ["health"] }))).toMatchObject({
    number: 2,
    rule: "wanted",
  });
  expect(choose(pool, having([1], DAY_MS))).toMatchObject({
    number: 3,
    rule: "wanted",
  });
});

test("what is left in the site's language comes before a repeat in one's own", () => {
  const pool = poolOf(
    meme(1, { locales: ["fr", "en"] }),
    meme(2, { locales: ["en"] }),
    meme(3, { locales: ["es"] }),
  );
  const french = { ...having([1], DAY_MS), locale: "fr" };
  expect(choose(pool, { ...french, seen: [] })).toMatchObject({
    number: 1,
    locale: "fr",
    rule: "today",
  });
  expect(choose(pool, french)).toMatchObject({
    number: 2,
    locale: "en",
    rule: "any",
  });
});

test("when everything was seen, the least recently seen comes again, if it may be shown", () => {
  const pool = poolOf(meme(1, { tags: ["snoring"] }), meme(2), meme(3));
  expect(choose(pool, having([1, 2, 3], DAY_MS))).toMatchObject({
    number: 1,
    rule: "least_recent",
  });
  expect(
    choose(pool, having([1, 2, 3], DAY_MS, { blockedTags: ["snoring"] })),
  ).toMatchObject({ number: 2 });
});

test("thirty days after it was seen a meme is new again", () => {
  const seen = (daysAgo: number) =>
    marisol({}, { seen: [{ number: 1, day: FRIDAY - daysAgo }] });
  expect(choose(poolOf(meme(1)), seen(29)).rule).toBe("least_recent");
  expect(choose(poolOf(meme(1)), seen(30)).rule).toBe("today");
});

test("blocked memes, blocked tags and stronger levels are never shown", () => {
  const teen = meme(1, { sensitivity: "teen", priority: 9 });
  const pool = poolOf(
    teen,
    meme(2, { priority: 8 }),
    meme(3, { tags: ["cats"], priority: 7 }),
    meme(4),
  );
  expect(choose(pool).number).toBe(2);
  expect(choose(pool, marisol({ sensitivity: "adult" })).number).toBe(1);
  expect(choose(pool, marisol({ blockedMemes: [meme(2).id] })).number).toBe(3);
  expect(
    choose(pool, marisol({ blockedMemes: [meme(2).id], blockedTags: ["cats"] }))
      .number,
  ).toBe(4);
  expect(choose(poolOf(teen))).toMatchObject({
    reason: "nothing_left",
    trace: { looked: 0 },
  });
});

test("who turned it off or paused it sees nothing, even right after a showing", () => {
  const pool = poolOf(meme(1));
  const pausedUntil = new Date(FRIDAY_NOON + 1).toISOString();
  expect(
    choose(pool, having([1], MINUTE_MS, { enabled: false })),
  ).toMatchObject({ reason: "opted_out" });
  expect(choose(pool, having([1], MINUTE_MS, { pausedUntil }))).toMatchObject({
    reason: "paused",
  });
  expect(choose(pool, marisol({ pausedUntil }), FRIDAY_NOON + 1).number).toBe(
    1,
  );
});

test("within ten minutes the same meme is shown again and says so", () => {
  const pool = poolOf(meme(1, { pinned: true }), meme(2));
  expect(choose(pool, having([2], 10 * MINUTE_MS - 1))).toMatchObject({
    number: 2,
    repeat: true,
    rule: "repeat",
  });
  expect(choose(pool, having([2], 10 * MINUTE_MS))).toMatchObject({
    reason: "frequency",
  });
  expect(
    choose(pool, having([2], MINUTE_MS, { blockedMemes: [meme(2).id] })),
  ).toMatchObject({ reason: "frequency" });
});

test.each([
  ["every_visit", 0],
  ["daily", 1],
  ["weekly", 7],
  ["custom", 3],
] as const)("a visitor who wants %s waits %i days", (frequency, days) => {
  const pool = poolOf(meme(1), meme(2));
  const preferences = { frequency, customDays: 3 };
  if (days > 0)
    expect(
      choose(pool, having([1], (days - 1) * DAY_MS + HOUR_MS, preferences)),
    ).toMatchObject({ reason: "frequency" });
  expect(
    choose(pool, having([1], days * DAY_MS + HOUR_MS, preferences)).number,
  ).toBe(2);
});

test("a showing in the future, from a clock that was wrong, locks nobody out", () => {
  expect(
    choose(poolOf(meme(1), meme(2)), having([1], -400 * DAY_MS)).number,
  ).toBe(2);
});

test("every one of equal memes gets its turn as the seed changes, the same for the same seed", () => {
  const pool = poolOf(
    ...Array.from({ length: 10 }, (_, index) => meme(index + 1)),
  );
  const turns = Array.from(
    { length: 200 },
    (_, seed) => choose(pool, marisol(), FRIDAY_NOON, seed).number,
  );
  expect(new Set(turns).size).toBe(10);
  expect(choose(pool, marisol(), FRIDAY_NOON, 42)).toEqual(
    choose(pool, marisol(), FRIDAY_NOON, 42),
  );
});
