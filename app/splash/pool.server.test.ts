import { expect, test } from "vitest";
import {
  CATEGORIES,
  DAY_MS,
  FRIDAY_NOON,
  meme,
  poolOf,
} from "./choosing-cast.ts";
import { buildPool } from "./pool.server.ts";

/** The numbers of a list's memes, one array a rank. */
function ranksOf(
  pool: ReturnType<typeof poolOf>,
  locale: string,
  slug: string,
  level: number,
): number[][] {
  const list = pool.lists.get(locale)?.get(slug)?.[level];
  if (!list) return [];
  const numbers = [...list.places].map(
    (place) => pool.memes[place]?.number ?? -1,
  );
  return [...list.groups.slice(0, -1)].map((start, index) =>
    numbers.slice(start, list.groups[index + 1]),
  );
}

test("a list stands for a locale, a category and a level, which holds the milder ones", () => {
  const pool = poolOf(
    meme(1, { sensitivity: "teen" }),
    meme(2, { locales: ["fr"] }),
    meme(3),
    meme(4, { categorySlug: "health" }),
  );
  expect(ranksOf(pool, "en", "relationships", 0)).toEqual([[3]]);
  expect(ranksOf(pool, "en", "relationships", 1)).toEqual([[1, 3]]);
  expect(ranksOf(pool, "en", "relationships", 2)).toEqual([[1, 3]]);
  expect(ranksOf(pool, "fr", "relationships", 0)).toEqual([[2]]);
  expect(ranksOf(pool, "en", "health", 0)).toEqual([[4]]);
  expect(ranksOf(pool, "de", "health", 0)).toEqual([]);
});

test("memes of one rank stand together by id, and only the same day of approval is the same rank", () => {
  const midnight = FRIDAY_NOON - (FRIDAY_NOON % DAY_MS);
  const pool = poolOf(
    meme(4, { approvedAt: midnight - 1 }),
    meme(2, { approvedAt: midnight + 1000 }),
    meme(1, { approvedAt: midnight }),
    meme(3, { approvedAt: midnight, pinned: true }),
  );
  expect(ranksOf(pool, "en", "relationships", 0)).toEqual([[3], [1, 2], [4]]);
});

test("the pool is stale when the next window opens or closes", () => {
  const staleAt = (...rows: Parameters<typeof poolOf>) =>
    poolOf(...rows).staleAt;
  expect(staleAt(meme(1))).toBe(Infinity);
  expect(
    staleAt(meme(1, { publishFrom: 0, publishUntil: FRIDAY_NOON + 5 })),
  ).toBe(FRIDAY_NOON + 5);
  expect(
    staleAt(
      meme(1, { publishFrom: FRIDAY_NOON + 3, publishUntil: FRIDAY_NOON + 5 }),
    ),
  ).toBe(FRIDAY_NOON + 3);
  expect(
    staleAt(meme(1, { categorySlug: "retired", publishFrom: FRIDAY_NOON + 3 })),
  ).toBe(Infinity);
});

test("each weekday knows its categories and the others, by position", () => {
  const { weekdays } = buildPool([], [...CATEGORIES].reverse(), {
    version: 1,
    at: FRIDAY_NOON,
  });
  expect(weekdays[5]?.todays.map(({ slug }) => slug)).toEqual([
    "relationships",
  ]);
  expect(weekdays[3]?.todays).toEqual([]);
  expect(weekdays[6]?.others.map(({ slug }) => slug)).toEqual([
    "faith",
    "work-life",
    "health",
    "relationships",
    "going-out",
  ]);
});
