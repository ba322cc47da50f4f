import fc from "fast-check";
import { expect, test } from "vitest";
import { chooseMeme } from "./choose.ts";
import {
  CATEGORIES,
  DAY_MS,
  FRIDAY,
  FRIDAY_NOON,
  meme,
  POLICY,
} from "./choosing-cast.ts";
import { explainChoice } from "./explain.ts";
import { naiveChoice } from "./naive-choice.ts";
import { buildPool, type PoolRow } from "./pool.server.ts";
import {
  PREDICATES,
  STANDING_PREDICATES,
  occasionOf,
  type VisitorState,
} from "./predicates.ts";
import { FREQUENCIES, SENSITIVITIES } from "./preferences.ts";

const RUNS = { numRuns: 3000, seed: 20_261_120 };
const SLUGS = CATEGORIES.map((category) => category.slug);

const moment = fc
  .integer({ min: -40 * DAY_MS, max: DAY_MS })
  .map((delta) => FRIDAY_NOON + delta);
const aFew = <T>(values: readonly T[], maxLength: number) =>
  fc.subarray([...values], { maxLength });

const rows: fc.Arbitrary<PoolRow<string>[]> = fc
  .array(
    fc.record({
      categorySlug: fc.constantFrom(...SLUGS),
      sensitivity: fc.constantFrom(...SENSITIVITIES),
      tags: aFew(["cats", "boss", "rain"], 2),
      locales: fc.subarray(["en", "es", "fr"], { minLength: 1 }),
      pinned: fc.boolean(),
      priority: fc.constantFrom(4, 5),
      score: fc.constantFrom(0, 0.5),
      approvedAt: moment,
      publishFrom: fc.option(moment, { freq: 2 }),
      publishUntil: fc.option(
        moment.map((time) => time + DAY_MS),
        { freq: 2 },
      ),
    }),
    { maxLength: 30 },
  )
  .map((list) => list.map((facts, index) => meme(index + 1, facts)));

const visitors: fc.Arbitrary<VisitorState> = fc.record({
  preferences: fc.record({
    enabled: fc.constantFrom(true, true, true, false),
    frequency: fc.constantFrom(...FREQUENCIES),
    customDays: fc.integer({ min: 1, max: 30 }),
    categories: aFew(SLUGS, 3),
    sensitivity: fc.constantFrom(...SENSITIVITIES),
    language: fc.constant(null),
    timeZone: fc.constant(null),
    pausedUntil: fc.constantFrom(
      null,
      null,
      null,
      "2026-11-20T11:59:59.000Z",
      "2026-11-20T12:00:01.000Z",
    ),
    blockedMemes: aFew(
      [1, 2, 3, 4].map((number) => meme(number).id),
      4,
    ),
    blockedTags: aFew(["cats", "rain"], 2),
    reducedData: fc.boolean(),
  }),
  timeZone: fc.constantFrom(
    "Europe/Madrid",
    "Asia/Kathmandu",
    "America/New_York",
    "Pacific/Kiritimati",
  ),
  locale: fc.constantFrom("en", "es", "fr"),
  lastShownAt: fc.option(
    fc.oneof(
      moment,
      fc.integer({ min: 0, max: 900_000 }).map((ago) => FRIDAY_NOON - ago),
    ),
  ),
  seen: fc.uniqueArray(
    fc.record({
      number: fc.integer({ min: 1, max: 30 }),
      day: fc.integer({ min: FRIDAY - 45, max: FRIDAY }),
    }),
    { selector: (entry) => entry.number, maxLength: 30, size: "max" },
  ),
});

const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const poolFor = (list: PoolRow<string>[]) =>
  buildPool(list, CATEGORIES, { version: 1, at: FRIDAY_NOON });

test("the index finds what a slow reading of the rules finds", () => {
  const rules = new Set<string>();
  fc.assert(
    fc.property(rows, visitors, seeds, (list, visitor, seed) => {
      const expected = naiveChoice(list, [...CATEGORIES], visitor, FRIDAY_NOON);
      const choice = chooseMeme(
        POLICY,
        poolFor(list),
        visitor,
        FRIDAY_NOON,
        seed,
      );
      rules.add(choice.trace.rule);
      expect(choice.trace.rule).toBe(expected.rule);
      if (choice.meme) expect(expected.numbers).toContain(choice.meme.number);
      else expect(expected.numbers).toEqual([]);
    }),
    RUNS,
  );
  expect(rules.size, [...rules].join()).toBe(10);
});

test("nothing blocked, unwanted, too strong, unreadable or run out is shown, and nothing seen but by the rules that say so", () => {
  fc.assert(
    fc.property(rows, visitors, seeds, (list, visitor, seed) => {
      const { meme: chosen, trace } = chooseMeme(
        POLICY,
        poolFor(list),
        visitor,
        FRIDAY_NOON,
        seed,
      );
      if (!chosen) return;
      const today = POLICY.zones.localDay(FRIDAY_NOON, visitor.timeZone);
      const occasion = occasionOf(POLICY, visitor, { now: FRIDAY_NOON, today });
      const again = trace.rule === "least_recent" || trace.rule === "repeat";
      const broken = (again ? STANDING_PREDICATES : PREDICATES).filter(
        ({ holds }) => !holds(chosen, occasion),
      );
      expect(broken).toEqual([]);
    }),
    RUNS,
  );
});

test("the order in which memes are read from the database changes nothing", () => {
  fc.assert(
    fc.property(rows, visitors, seeds, (list, visitor, seed) => {
      const choice = chooseMeme(
        POLICY,
        poolFor(list),
        visitor,
        FRIDAY_NOON,
        seed,
      );
      expect(
        chooseMeme(
          POLICY,
          poolFor([...list].reverse()),
          visitor,
          FRIDAY_NOON,
          seed,
        ),
      ).toEqual(choice);
    }),
    { ...RUNS, numRuns: 500 },
  );
});

test("the explanation names the same meme and a reason for every other one", () => {
  fc.assert(
    fc.property(rows, visitors, seeds, (list, visitor, seed) => {
      const pool = poolFor(list);
      const { choice, verdicts } = explainChoice(
        POLICY,
        pool,
        visitor,
        FRIDAY_NOON,
        seed,
      );
      expect(choice).toEqual(
        chooseMeme(POLICY, pool, visitor, FRIDAY_NOON, seed),
      );
      for (const { meme: each, failed, lostBy, chosen } of verdicts) {
        expect(chosen).toBe(each === choice.meme);
        if (!chosen) expect(failed.length > 0).toBe(lostBy === null);
        if (lostBy === "not_reached")
          throw new Error(`meme ${each.number} was passed over`);
      }
    }),
    { ...RUNS, numRuns: 1000 },
  );
});
