import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { openBodyPace } from "./body-pace.server.ts";

const PIECES = 20;

/** A body that has everything ready, one piece as large as a socket gives. */
const bodyOf = (letter: string) =>
  Readable.from(
    Array.from({ length: PIECES }, () => Buffer.alloc(65_536, letter)),
    { objectMode: false },
  );

test("a few bodies at once are read as they are, and so are others once they have ended", async () => {
  const pace = openBodyPace();
  for (let round = 0; round < 2; round++) {
    const bodies = ["a", "b", "c", "d"].map(bodyOf);
    for (const body of bodies) expect(pace(body)).toBe(body);
    await Promise.all(bodies.map((body) => buffer(body)));
    await nextTurn();
  }
});

test("of many at once a few pieces pass in a turn of the event loop, from each in its turn, and all of them in the end", async () => {
  const pace = openBodyPace();
  for (const body of ["a", "b", "c", "d"].map(bodyOf)) pace(body);
  const letters = [..."efghijklmnop"];
  let passed = 0;
  const seen = new Set<string>();
  const read = letters.map((letter) => {
    const through = pace(bodyOf(letter));
    through.on("data", (piece: Buffer) => {
      passed++;
      seen.add(String.fromCharCode(piece[0]!));
    });
    return buffer(through);
  });
  const most = { inATurn: 0, untilAll: 0 };
  for (let before = 0; passed < letters.length * PIECES; before = passed) {
    await nextTurn();
    most.inATurn = Math.max(most.inATurn, passed - before);
    if (seen.size < letters.length) most.untilAll = passed;
  }
  // A promise's turn may fall on either side of the next.
  expect(most.inATurn).toBeLessThanOrEqual(8);
  expect(most.untilAll).toBeLessThan(3 * letters.length);
  for (const [nth, whole] of (await Promise.all(read)).entries())
    expect(whole.equals(Buffer.alloc(PIECES * 65_536, letters[nth]))).toBe(
      true,
    );
});

test("a body that breaks off keeps nobody waiting", async () => {
  const pace = openBodyPace();
  for (const body of ["a", "b", "c", "d"].map(bodyOf)) pace(body);
  const broken = bodyOf("x");
  const through = pace(broken);
  through.resume();
  await nextTurn();
  broken.destroy();
  through.destroy();
  expect(await buffer(pace(bodyOf("y")))).toHaveLength(PIECES * 65_536);
});
