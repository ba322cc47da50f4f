import { expect, test } from "vitest";
import { acceptedLanguages } from "./accept-language.ts";

test.each([
  ["es-MX,es;q=0.9,en;q=0.8", ["es-MX", "es", "en"]],
  ["en;q=0.5, fr ; q=0.7 ,de", ["de", "fr", "en"]],
  ["fr;q=0,en", ["en"]],
  ["*, en;q=x, <b>;q=1, fr", ["fr"]],
  ["", []],
  [undefined, []],
])("%s asks for %j", (header, tags) => {
  expect(acceptedLanguages(header)).toEqual(tags);
});

test("a header of any length is read up to a point", () => {
  expect(acceptedLanguages("en-GB,".repeat(100_000))).toHaveLength(10);
});
