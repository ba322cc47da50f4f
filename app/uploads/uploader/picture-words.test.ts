import { expect, test } from "vitest";
import { readMemeWords } from "#app/memes/words.ts";
import { adviseAltText, adviseCaption } from "./advice.ts";
import {
  areKept,
  findWordFaults,
  isTyped,
  NO_WORDS,
  wordsOf,
  type PictureWords,
} from "./picture-words.ts";

const GOOD: PictureWords = {
  ...NO_WORDS,
  ...{ altText: "A sock under a desk lamp.", category: "family" },
};

test.each<[string, Partial<PictureWords>]>([
  ["good words", {}],
  ["no category", { category: "" }],
  ["no description", { altText: " \n " }],
  ["a short description", { altText: "A sock." }],
  ["a description of ten emoji", { altText: "🧦".repeat(10) }],
  ["a long description", { altText: "x".repeat(201) }],
  ["decoration", { altText: "", decorative: true }],
  ["a caption to the limit", { caption: "🧦".repeat(500) }],
  ["a caption beyond it", { caption: "x".repeat(501) }],
  [
    "three links",
    { caption: "www.a.example http://b.example http://c.example" },
  ],
  ["a control character", { caption: "a\u0007b" }],
  ["lines of Windows", { caption: "one\r\ntwo" }],
  ["half a character", { source: "\ud83e" }],
  ["eleven tags", { tags: "a,b,c,d,e,f,g,h,i,j,k" }],
  ["the same tag eleven times", { tags: "a,A,a,a,a,a,a,a,a,a,a" }],
  ["a long tag", { tags: `sock, ${"x".repeat(31)}` }],
  ["a long source", { source: "x".repeat(501) }],
])("%s are judged as the server judges them", (_, changes) => {
  const words = { ...GOOD, ...changes };
  const read = readMemeWords(words);
  expect(findWordFaults(words)).toEqual(read.ok ? {} : read.faults);
  if (read.ok) expect(areKept(words, read.words)).toBe(true);
});

test("what a picture does not say itself is as above", () => {
  const shared = { category: "faith", tags: "sun", source: "Pia" };
  expect(wordsOf({ ...NO_WORDS, tags: "moon" }, shared)).toMatchObject({
    ...{ category: "faith", tags: "moon", source: "Pia" },
  });
});

test("nothing typed is nothing to lose", () => {
  expect(isTyped(NO_WORDS)).toBe(false);
  expect(isTyped({ ...NO_WORDS, decorative: true })).toBe(true);
  expect(isTyped({ ...NO_WORDS, altText: "A" })).toBe(true);
});

test.each<[Partial<PictureWords>, ReturnType<typeof adviseAltText>]>([
  [{ altText: "A picture of a sock under a lamp" }, "alt_says_picture"],
  [{ altText: "Una foto de un calcetín" }, "alt_says_picture"],
  [{ altText: "Une image d’une chaussette" }, "alt_says_picture"],
  [{ altText: "IMG_20260412_2.jpg" }, "alt_is_file_name"],
  [
    { altText: "A sock asks why.", caption: "A sock asks why." },
    "alt_repeats_caption",
  ],
  [{ altText: "A sock" }, null],
  [{ altText: "A picture of a sock", decorative: true }, null],
  [{ altText: "A sock under a picture of a lamp" }, null],
])("%j gets the advice %s", (words, advice) => {
  expect(adviseAltText({ ...NO_WORDS, ...words })).toBe(advice);
});

test("captions that are long, or a file's name, get advice", () => {
  const advise = (caption: string) => adviseCaption({ ...NO_WORDS, caption });
  expect(advise("Where did it go?")).toBeNull();
  expect(advise("DSC_0042")).toBe("caption_is_file_name");
  expect(advise("x".repeat(141))).toBe("caption_is_long");
});
