import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  WORD_FAULTS,
  type WordFaults,
  type WordField,
  WORD_LIMITS,
} from "./word-limits.ts";
import { memeWordsSchema, readMemeWords, WORD_CONSTRAINTS } from "./words.ts";

const ALT_TEXT = "A sock that looks for its twin";
const FINE = { altText: ALT_TEXT, category: "housing" };
const faults = (typed: Record<string, unknown>) => {
  const read = readMemeWords({ ...FINE, ...typed });
  return read.ok ? {} : read.faults;
};

/** Its own faults as far as they are in the closed list. */
const codesOf = (found: WordFaults) =>
  Object.entries(WORD_FAULTS).flatMap(([field, codes]) =>
    codes.filter((code) => found[field as WordField] === code),
  );

test("words are trimmed, tags are put in lower case, what is left out has its default", () => {
  const typed = { ...FINE, caption: " Two of a kind\r\n", tags: ["Socks"] };
  expect(memeWordsSchema.parse(typed)).toEqual({
    caption: "Two of a kind",
    altText: ALT_TEXT,
    decorative: false,
    tags: ["socks"],
    source: "",
    category: "housing",
  });
});

test("a form says the same as JSON", () => {
  const form = new FormData();
  const fields = { ...FINE, caption: "Twins", tags: "Socks, lost" };
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set("decorative", "on");
  const json = { ...fields, tags: ["Socks", "lost"], decorative: true };
  expect(readMemeWords(Object.fromEntries(form))).toEqual(readMemeWords(json));
});

test("a caption ends at 500 characters and two links", () => {
  expect(faults({ caption: "🦔".repeat(500) })).toEqual({});
  expect(faults({ caption: "🦔".repeat(501) })).toEqual({
    caption: "too_long",
  });
  expect(faults({ caption: "x".repeat(501) })).toEqual({ caption: "too_long" });
  // A browser sends each line end as two characters.
  expect(faults({ caption: "x\r\n".repeat(249) + "x" })).toEqual({});
  const link = "https://example.com ";
  expect(faults({ caption: link.repeat(2) })).toEqual({});
  expect(faults({ caption: link.repeat(3) })).toEqual({
    caption: "too_many_links",
  });
});

test("a picture is described in 10 to 200 characters, unless it only decorates", () => {
  expect(faults({ altText: "x".repeat(9) })).toEqual({ altText: "too_short" });
  expect(faults({ altText: "🦔".repeat(9) })).toEqual({ altText: "too_short" });
  expect(faults({ altText: "x".repeat(10) })).toEqual({});
  expect(faults({ altText: "x".repeat(201) })).toEqual({ altText: "too_long" });
  expect(faults({ altText: " " })).toEqual({ altText: "required" });
  expect(faults({ altText: "", decorative: "on" })).toEqual({});
});

test("at most ten tags of thirty characters", () => {
  const list = (count: number) =>
    Array.from({ length: count }, (_, i) => `tag ${i}`);
  expect(faults({ tags: list(10) })).toEqual({});
  expect(faults({ tags: list(10).join(",") })).toEqual({});
  expect(faults({ tags: list(11) })).toEqual({ tags: "too_many" });
  expect(faults({ tags: ["x".repeat(31)] })).toEqual({ tags: "too_long" });
});

test("a tag is kept once, however it is written", () => {
  const typed = { ...FINE, tags: ["Caf\u00e9", "cafe\u0301, ,CAFÉ", "té"] };
  expect(memeWordsSchema.parse(typed).tags).toEqual(["café", "té"]);
  expect(faults({ tags: ["x", "X"].concat(Array(20).fill(" x ")) })).toEqual(
    {},
  );
});

test("a category is named by its slug", () => {
  expect(faults({ category: undefined })).toEqual({ category: "required" });
  expect(faults({ category: " " })).toEqual({ category: "required" });
  expect(faults({ category: "__proto__" })).toEqual({ category: "unknown" });
  expect(faults({ category: "x".repeat(41) })).toEqual({ category: "unknown" });
});

test("every field says what is wrong with it at once", () => {
  expect(
    faults({
      caption: 7,
      decorative: "perhaps",
      tags: [null],
      source: "x".repeat(501),
      category: "No",
    }),
  ).toEqual({
    caption: "malformed",
    decorative: "malformed",
    tags: "malformed",
    source: "too_long",
    category: "unknown",
  });
  expect(faults({ altText: "short", category: "", source: "\0" })).toEqual({
    altText: "too_short",
    category: "required",
    source: "unstorable",
  });
});

describe.each(["caption", "altText", "source", "tags"])(
  "in the %s",
  (field) => {
    test.each([
      "a\u0000bcdefghijk",
      "half a pair \ud83d",
      "\u009b31m turns red",
    ])("what cannot be stored is refused: %j", (typed) =>
      expect(faults({ [field]: typed })).toEqual({ [field]: "unstorable" }),
    );

    test.each([
      "<script>alert('x')</script> 🦔",
      "turns \u202e around \u200b and e\u0301",
      "Ω≈ç√ 田中さん \ufeff \u2028 ﷽",
    ])("everything else is kept as it is: %j", (typed) => {
      const words = memeWordsSchema.parse({ ...FINE, [field]: typed });
      if (field !== "tags") expect(words).toMatchObject({ [field]: typed });
      else expect(words.tags).toEqual([typed.normalize("NFC").toLowerCase()]);
    });
  },
);

test("whatever comes is read or refused with codes, and what is read reads the same again", () => {
  const text = fc.string({ unit: "binary", maxLength: 300 });
  const anything = fc.oneof(text, fc.anything());
  const typed = fc.record(
    {
      caption: anything,
      altText: fc.oneof(fc.constant(ALT_TEXT), anything),
      tags: fc.oneof(anything, fc.array(text)),
      source: anything,
      category: fc.oneof(fc.constant("housing"), anything),
    },
    { requiredKeys: [] },
  );
  const reads = (value: unknown) => {
    const read = readMemeWords(value);
    if (read.ok) expect(readMemeWords(read.words)).toEqual(read);
    else
      expect(codesOf(read.faults).sort()).toEqual(
        Object.values(read.faults).sort(),
      );
  };
  const given = fc.oneof({ weight: 9, arbitrary: typed }, fc.anything());
  fc.assert(fc.property(given, reads), { numRuns: 500, seed: 20_261_120 });
});

test("the schema of the API counts as we do", () => {
  const { properties } = z.toJSONSchema(memeWordsSchema, { io: "input" });
  expect(properties).toMatchObject({
    caption: { type: "string", maxLength: 500 },
    altText: { type: "string", maxLength: 200 },
    source: { type: "string", maxLength: 500 },
    tags: { anyOf: [{ type: "array" }, { type: "string" }] },
    category: { type: "string", maxLength: 40 },
  });
});

test("a browser cuts nothing off that would fit", () => {
  const caption = "🦔".repeat(WORD_LIMITS.captionCharacters);
  expect(caption.length).toBe(WORD_CONSTRAINTS.caption.maxLength);
  expect(faults({ caption })).toEqual({});
});
