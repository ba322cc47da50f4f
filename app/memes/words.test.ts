import { expect, test } from "vitest";
import { memeWordsSchema } from "./words.ts";

const ALT_TEXT = "A sock that looks for its twin";
const faults = (words: Record<string, unknown>) => {
  const read = memeWordsSchema.safeParse({
    caption: "",
    altText: ALT_TEXT,
    ...words,
  });
  return read.success
    ? []
    : read.error.issues.map(({ path }) => path.join("."));
};

test("words are trimmed, tags are put in lower case", () => {
  const words = {
    caption: " Two of a kind ",
    altText: ALT_TEXT,
    tags: ["Socks"],
  };
  expect(memeWordsSchema.parse(words)).toEqual({
    caption: "Two of a kind",
    altText: ALT_TEXT,
    decorative: false,
    tags: ["socks"],
  });
});

test("a caption ends at 500 characters and two links", () => {
  expect(faults({ caption: "x".repeat(500) })).toEqual([]);
  expect(faults({ caption: "x".repeat(501) })).toEqual(["caption"]);
  const link = "https://example.com ";
  expect(faults({ caption: link.repeat(2) })).toEqual([]);
  expect(faults({ caption: link.repeat(3) })).toEqual(["caption"]);
});

test("a picture is described in 10 to 200 characters, unless it only decorates", () => {
  expect(faults({ altText: "x".repeat(9) })).toEqual(["altText"]);
  expect(faults({ altText: "x".repeat(10) })).toEqual([]);
  expect(faults({ altText: "x".repeat(201) })).toEqual(["altText"]);
  expect(faults({ altText: "", decorative: true })).toEqual([]);
});

test("at most ten tags of thirty characters", () => {
  expect(
    faults({ tags: Array.from({ length: 10 }, (_, i) => `tag ${i}`) }),
  ).toEqual([]);
  expect(
    faults({ tags: Array.from({ length: 11 }, (_, i) => `tag ${i}`) }),
  ).toEqual(["tags"]);
  expect(faults({ tags: ["x".repeat(31)] })).toEqual(["tags.0"]);
});

test("what cannot be stored is refused, and everything else is kept as it is", () => {
  expect(faults({ caption: "a\u0000b" })).toEqual(["caption"]);
  expect(faults({ caption: "half a \ud83d" })).toEqual(["caption"]);
  expect(faults({ caption: "<script>alert('x')</script> \u202e 🦔" })).toEqual(
    [],
  );
});
