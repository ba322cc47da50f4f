import { expect, test } from "vitest";
import { acceptedLanguages, matchLocale } from "./accept-language.ts";

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

test("the first wanted language that is available counts, with or without its region", () => {
  const available = ["en", "es", "fr-CA"];
  expect(matchLocale(["de", "es-MX", "en"], available, "en")).toBe("es");
  expect(matchLocale(["fr"], available, "en")).toBe("fr-CA");
  expect(matchLocale(["FR-ca"], available, "en")).toBe("fr-CA");
  expect(matchLocale(["ja"], available, "en")).toBe("en");
});
