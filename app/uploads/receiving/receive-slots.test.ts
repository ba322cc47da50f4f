import { expect, test } from "vitest";
import type { ReceivedPart } from "./receive-form.server.ts";
import { slotsOf } from "./receive-slots.ts";

const text = (name: string, value: string): ReceivedPart => {
  return { kind: "text", name, value, isWhole: true };
};
const file = (sentName: string | undefined, bytes = 9): ReceivedPart => {
  const facts = { path: `/tmp/${sentName}`, sha256: "", isTooLarge: false };
  return { kind: "file", name: "file", sentName, bytes, ...facts };
};
const EMPTY = file(undefined, 0);
const told = (parts: ReceivedPart[]) =>
  slotsOf(parts).map(({ file, typed }) => [file?.sentName, typed]);

test("words stand before their picture, and what is said once holds for all after it", () => {
  const parts = [
    text("category", "family"),
    ...[text("caption", "one"), text("decorative", "on"), file("1.jpg")],
    ...[text("caption", "two"), file("2.jpg")],
  ];
  expect(told(parts)).toEqual([
    ["1.jpg", { category: "family", caption: "one", decorative: "on" }],
    ["2.jpg", { category: "family", caption: "two" }],
  ]);
});

test("one field for several files gives all of them the same words, but no key twice", () => {
  const parts = [
    ...[text("caption", "all"), text("idempotencyKey", "k")],
    ...[file("1.jpg"), file("2.jpg")],
  ];
  expect(told(parts)).toEqual([
    ["1.jpg", { caption: "all", idempotencyKey: "k" }],
    ["2.jpg", { caption: "all" }],
  ]);
});

test("what stands behind the last file holds where it is missing", () => {
  const parts = [file("1.jpg"), text("caption", "late"), text("tags", "a")];
  expect(told([...parts, text("tags", "b")])).toEqual([
    ["1.jpg", { caption: "late", tags: "a, b" }],
  ]);
});

test("of several pictures, each keeps its own words before what stands behind the last file", () => {
  const parts = [text("caption", "one"), file("1.jpg"), file("2.jpg")];
  const [first] = slotsOf([...parts, text("caption", "late")]);
  expect(first).toMatchObject({ typed: { caption: "one" }, malformed: [] });
});

test("a fieldset that was left empty is none, one with words and without a file is", () => {
  const parts = [
    ...[text("caption", ""), text("altText", " "), EMPTY],
    ...[text("caption", "where is it?"), EMPTY],
    ...[text("caption", ""), text("altText", ""), EMPTY],
  ];
  expect(told(parts)).toEqual([[undefined, { caption: "where is it?" }]]);
});

test("a form without anything is one empty picture", () => {
  expect(told([])).toEqual([[undefined, {}]]);
  expect(told([EMPTY])).toEqual([[undefined, {}]]);
});

test("a text that was sent twice is malformed, and names of nobody's are not looked at", () => {
  const double = [text("caption", "a"), text("caption", "b")];
  const [slot] = slotsOf([...double, text("__proto__", "x"), file("1.jpg")]);
  expect(slot).toMatchObject({ malformed: ["caption"] });
  expect(Object.keys(slot?.typed ?? {})).toEqual(["caption"]);
});

test("so is one that was sent on both sides of a lone file; tags may be", () => {
  const [before, behind] = [text("caption", "a"), text("caption", "b")];
  const tags = [text("tags", "a"), file("1.jpg"), text("tags", "b")];
  expect(slotsOf([before, ...tags, behind])).toMatchObject([
    { typed: { tags: "a, b" }, malformed: ["caption"] },
  ]);
});
