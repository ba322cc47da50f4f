import fc from "fast-check";
import { expect, test } from "vitest";
import { chooseMeme } from "./choose.ts";
import {
  CATEGORIES,
  FRIDAY,
  FRIDAY_NOON,
  marisol,
  meme,
  POLICY,
} from "./choosing-cast.ts";
import { buildPool } from "./pool.server.ts";
import { occasionOf } from "./predicates.ts";
import type { Preferences } from "./preferences.ts";
import { MAX_LOOKS_PER_LIST } from "./search.ts";
import { traceOf, type ChoiceTrace } from "./trace.ts";

const SLUGS = CATEGORIES.map((category) => category.slug);

test("the trace never takes more than 300 bytes", () => {
  const pool = (slug: string, version: number) =>
    buildPool(
      [meme(1, { categorySlug: slug })],
      [{ slug, weekday: 5, position: 0, active: true }],
      { version, at: FRIDAY_NOON },
    );
  const counts = fc.array(fc.integer({ min: 0, max: 9_999 }), {
    minLength: 7,
    maxLength: 7,
  });
  const slug = fc.string({ unit: "binary", minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(
      slug,
      fc.maxSafeNat(),
      fc.nat(2 ** 32 - 1),
      counts,
      (name, version, seed, fell) => {
        const visitor = marisol(
          {},
          {
            seen: Array.from({ length: 64 }, (_, number) => ({
              number,
              day: FRIDAY,
            })),
          },
        );
        const today = POLICY.zones.localDay(FRIDAY_NOON, visitor.timeZone);
        const occasion = occasionOf(POLICY, visitor, {
          now: FRIDAY_NOON,
          today,
        });
        const trace = traceOf(
          { pool: pool(name, version), occasion, seed, looked: 10_240, fell },
          "least_recent",
        );
        const million: ChoiceTrace = { ...trace, size: 1_000_000 };
        expect(Buffer.byteLength(JSON.stringify(million))).toBeLessThanOrEqual(
          300,
        );
      },
    ),
    { seed: 6, numRuns: 500 },
  );
});

test("a choice touches as many memes in a large pool as in a small one", () => {
  const touched = [100, 1_000, 100_000].map((size) => touchedMemes(size, {}));
  expect(touched).toEqual([touched[0], touched[0], touched[0]]);
  expect(touched[0]).toBeLessThan(64);
});

test("even who blocks what nearly every meme is tagged with makes it look at a bounded number", () => {
  const lists = CATEGORIES.length;
  expect(
    touchedMemes(100_000, { blockedTags: ["office"] }),
  ).toBeLessThanOrEqual(lists * MAX_LOOKS_PER_LIST + 64 + lists);
});

/** How many memes are read from the pool when the best 64 have been seen. */
function touchedMemes(size: number, preferences: Partial<Preferences>): number {
  const list = Array.from({ length: size }, (_, index) =>
    meme(index + 1, {
      categorySlug: SLUGS[index % 6],
      tags: ["office"],
      score: -index,
    }),
  );
  const pool = buildPool(list, CATEGORIES, { version: 1, at: FRIDAY_NOON });
  const seen = pool.memes
    .slice(0, 64)
    .map(({ number }) => ({ number, day: FRIDAY - 1 }));
  let touched = 0;
  const get = (memes: typeof pool.memes, key: string | symbol) => {
    if (typeof key === "string" && /^\d+$/.test(key)) touched++;
    return Reflect.get(memes, key);
  };
  chooseMeme(
    POLICY,
    { ...pool, memes: new Proxy(pool.memes, { get }) },
    marisol(preferences, { seen }),
    FRIDAY_NOON,
    3,
  );
  return touched;
}
