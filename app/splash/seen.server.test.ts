import fc from "fast-check";
import { expect, test } from "vitest";
import { FRIDAY, FRIDAY_NOON } from "./choosing-cast.ts";
import {
  createSeenCookie,
  createVisitorId,
  MAX_SEEN,
  withShowing,
  type SeenState,
} from "./seen.server.ts";

const [OLD_SECRET, NEW_SECRET] = [
  "an old secret of at least 32 characters",
  "a new secret of at least 32 characters!",
];
const BASE_URL = "https://memes.example.com";
const cookie = createSeenCookie({ secrets: [NEW_SECRET], baseUrl: BASE_URL });

const number = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const states: fc.Arbitrary<SeenState> = fc.record({
  visitorId: fc
    .uint8Array({ minLength: 16, maxLength: 16 })
    .map((bytes) => Buffer.from(bytes).toString("base64url")),
  lastShownAt: number.map((seconds) => seconds * 1000),
  seen: fc.uniqueArray(
    fc.record({ number, day: fc.integer({ min: 0, max: 65_535 }) }),
    {
      selector: (entry) => entry.number,
      maxLength: MAX_SEEN,
      size: "max",
    },
  ),
});

/** What the browser sends back. */
const sent = (state: SeenState, by = cookie) =>
  by.write(state).split(";", 1)[0] ?? "";

const FULL: SeenState = {
  visitorId: createVisitorId(),
  lastShownAt: FRIDAY_NOON,
  seen: Array.from({ length: MAX_SEEN }, (_, index) => ({
    number: 4_000_000_000 + index,
    day: FRIDAY - index,
  })),
};

test("what is written is read again", () => {
  fc.assert(
    fc.property(states, (state) => {
      const header = `theme=dark; ${sent(state)}; other=1`;
      expect(cookie.read(header)).toEqual(state);
    }),
    { seed: 1, numRuns: 300 },
  );
});

test("a full cookie takes less than 1.5 kB", () => {
  expect(sent(FULL).length).toBeLessThan(1536);
});

test("any flipped bit, and any cut, makes it nobody's", () => {
  const good = sent(FULL);
  const valueStart = good.indexOf("=") + 1;
  for (let at = valueStart; at < good.length; at++) {
    for (const bit of [1, 2, 4, 8, 16, 32, 64]) {
      const flipped =
        good.slice(0, at) +
        String.fromCharCode(good.charCodeAt(at) ^ bit) +
        good.slice(at + 1);
      if (cookie.read(flipped) !== null)
        throw new Error(`bit ${bit} of character ${at} is not protected`);
    }
    expect(cookie.read(good.slice(0, at))).toBeNull();
  }
});

test.each([
  ["missing", undefined],
  ["empty", "__Host-mingus_seen="],
  ["10 kB long", `__Host-mingus_seen=${"A".repeat(10_240)}`],
  ["without a signature", "__Host-mingus_seen=AAAA"],
  ["not ASCII", "__Host-mingus_seen=\u0141.\u0000"],
  ["that of another name", sent(FULL).replace("_seen", "_visitor")],
])("a cookie that is %s is nobody's", (_, header) => {
  expect(cookie.read(header)).toBeNull();
});

test("an old secret is still read while it is listed, and no longer", () => {
  const before = createSeenCookie({ secrets: [OLD_SECRET], baseUrl: BASE_URL });
  const during = createSeenCookie({
    secrets: [NEW_SECRET, OLD_SECRET],
    baseUrl: BASE_URL,
  });
  expect(during.read(sent(FULL, before))).toEqual(FULL);
  expect(cookie.read(sent(FULL, during))).toEqual(FULL);
  expect(cookie.read(sent(FULL, before))).toBeNull();
});

test("under https the cookie is bound to the host and sent encrypted only", () => {
  const attributes = "; Path=/; Max-Age=34560000; HttpOnly; SameSite=Lax";
  expect(cookie.write(FULL)).toBe(`${sent(FULL)}${attributes}; Secure`);
  const plain = createSeenCookie({
    secrets: [NEW_SECRET],
    baseUrl: "http://localhost:3000",
  });
  expect(plain.write(FULL)).toBe(`${sent(FULL, plain)}${attributes}`);
  expect([cookie.name, plain.name]).toEqual([
    "__Host-mingus_seen",
    "mingus_seen",
  ]);
});

test("a showing puts its meme last, once, and lets the oldest go", () => {
  const next = withShowing(FULL, {
    number: 7,
    day: FRIDAY,
    now: FRIDAY_NOON + 1999,
  });
  expect(next.seen).toHaveLength(MAX_SEEN);
  expect(next.seen[0]).toEqual(FULL.seen[1]);
  expect(next.lastShownAt).toBe(FRIDAY_NOON + 1000);
  const again = withShowing(next, {
    number: 4_000_000_001,
    day: FRIDAY,
    now: FRIDAY_NOON,
  });
  expect(again.seen.filter((entry) => entry.number === 4_000_000_001)).toEqual([
    { number: 4_000_000_001, day: FRIDAY },
  ]);
  expect(again.seen.at(-1)?.number).toBe(4_000_000_001);
});

test("visitor ids are 22 characters and never the same", () => {
  const ids = Array.from({ length: 100 }, createVisitorId);
  expect(new Set(ids).size).toBe(100);
  for (const id of ids) expect(id).toMatch(/^[\w-]{22}$/);
});
