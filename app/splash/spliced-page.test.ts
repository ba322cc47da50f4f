import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { gzipPage, plainPage, preparePage } from "./spliced-page.server.ts";

const MARK = "\u0001here\u0001";
const splice = (html: string, insertion: string) =>
  gunzipSync(
    gzipPage(preparePage(html, MARK), Buffer.from(insertion)),
  ).toString();

test("a page with a link in two places is one valid gzip file", () => {
  const html = `<a href="${MARK}">On</a><input value="${MARK}">`;
  expect(splice(html, "https://example.com/?a=1&amp;b=2")).toBe(
    html.replaceAll(MARK, "https://example.com/?a=1&amp;b=2"),
  );
});

test("whatever stands around the places and in them comes out as it went in", () => {
  const text = fc
    .string({ unit: "binary" })
    .filter((value) => value.isWellFormed() && !value.includes("\u0001"));
  fc.assert(
    fc.property(
      fc.array(text, { minLength: 1, maxLength: 4 }),
      text,
      (texts, insertion) => {
        expect(splice(texts.join(MARK), insertion)).toBe(texts.join(insertion));
      },
    ),
  );
});

test("a long insertion is spliced up to the size of one stored block and refused past it", () => {
  expect(splice(`a${MARK}b`, "x".repeat(65_535))).toHaveLength(65_537);
  expect(() => splice(`a${MARK}b`, "x".repeat(65_536))).toThrow(RangeError);
});

test("a client without gzip gets the same page", () => {
  expect(
    plainPage(preparePage(`<p>${MARK}</p>`, MARK), Buffer.from("é")).toString(),
  ).toBe("<p>é</p>");
});
