import { expect, test } from "vitest";
import { FRIDAY_NOON, marisol, meme, poolOf, POLICY } from "./choosing-cast.ts";
import { explainChoice } from "./explain.ts";

function explain(pool: ReturnType<typeof poolOf>, visitor = marisol()) {
  const { verdicts } = explainChoice(POLICY, pool, visitor, FRIDAY_NOON, 1);
  return Object.fromEntries(
    [...verdicts].map(({ meme: { number }, failed, lostBy }) => [
      number,
      failed.join() || lostBy,
    ]),
  );
}

test("each meme is told why it was not shown", () => {
  const pool = poolOf(
    meme(1),
    meme(2, { priority: 4 }),
    meme(3, { pinned: true, categorySlug: "health" }),
    meme(4, { sensitivity: "adult", tags: ["cats"] }),
    meme(5, { locales: ["fr"] }),
    meme(6, { pinned: true }),
    meme(7, { locales: ["en"], priority: 9, categorySlug: "faith" }),
  );
  const visitor = marisol(
    {
      blockedMemes: [meme(6).id],
      blockedTags: ["cats"],
      categories: ["relationships", "health"],
    },
    { locale: "es" },
  );
  expect(explain(pool, visitor)).toEqual({
    1: null,
    2: "rank",
    3: "category",
    4: "sensitivity,tag",
    5: "language",
    6: "block",
    7: "category",
  });
});

test("between equals one wins the tie, and another language loses", () => {
  const equals = Object.values(explain(poolOf(meme(1), meme(2))));
  expect(new Set(equals)).toEqual(new Set(["tie", null]));
  const spanish = marisol({}, { locale: "es" });
  expect(
    explain(
      poolOf(meme(1), meme(2, { locales: ["en"], pinned: true })),
      spanish,
    ),
  ).toEqual({ 1: null, 2: "language" });
});

test("when a rule before the choosing decides, every fit meme stands at the gate", () => {
  expect(
    explain(
      poolOf(meme(1), meme(2, { sensitivity: "teen" })),
      marisol({ enabled: false }),
    ),
  ).toEqual({ 1: "gate", 2: "sensitivity" });
});
