import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { openTurnstile } from "./turnstile.ts";

test("so many go on in each turn of the event loop, in the order they came", async () => {
  const enter = openTurnstile(2);
  const gone: number[] = [];
  for (let number = 0; number < 5; number++) enter(() => gone.push(number));
  const seen: number[] = [];
  while (gone.length < 5) {
    await nextTurn();
    seen.push(gone.length);
  }
  expect(gone).toEqual([0, 1, 2, 3, 4]);
  // A promise's turn may fall on either side of the next.
  for (const [index, count] of seen.entries())
    expect(count - (seen[index - 1] ?? 0)).toBeLessThanOrEqual(4);
});

test("whoever comes from inside is let through too, and later ones when it was empty", async () => {
  const enter = openTurnstile(1);
  const gone: string[] = [];
  enter(() => {
    gone.push("outer");
    enter(() => gone.push("inner"));
  });
  while (gone.length < 2) await nextTurn();
  await nextTurn();
  enter(() => gone.push("later"));
  while (gone.length < 3) await nextTurn();
  expect(gone).toEqual(["outer", "inner", "later"]);
});

test("whoever comes from inside makes it no faster", async () => {
  const enter = openTurnstile(1);
  let turn = 0;
  const turns: number[] = [];
  const go = () => turns.push(turn);
  // Scheduled first, it counts each turn before anybody goes on in it.
  setImmediate(function count() {
    turn++;
    if (turns.length < 6) setImmediate(count);
  });
  enter(() => {
    go();
    for (let number = 0; number < 5; number++) enter(go);
  });
  while (turns.length < 6) await nextTurn();
  expect(new Set(turns).size).toBe(6);
});
