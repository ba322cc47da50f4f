import { describe, expect, test } from "vitest";
import { negotiateLocale } from "./negotiation.ts";

describe("the language spoken to a visitor", () => {
  test.each([
    ["fr", "fr"],
    ["es-MX,es;q=0.9,en;q=0.8", "es"],
    ["de-DE,de;q=0.9,fr;q=0.4,en;q=0.2", "fr"],
    ["en;q=0.2, FR-ca ; Q=0.7", "fr"],
    ["es;q=0.5,fr;q=0.5", "es"],
    ["fr;q=0,es;q=0.1", "es"],
    ["*", "en"],
    ["de", "en"],
    [undefined, "en"],
    ["", "en"],
  ])("Accept-Language %j gets %s", (header, locale) => {
    expect(negotiateLocale(header)).toBe(locale);
  });

  test("a preference we speak wins over the header, any other does not", () => {
    expect(negotiateLocale("fr", "es")).toBe("es");
    expect(negotiateLocale("fr", "es-AR")).toBe("es");
    expect(negotiateLocale("fr", "tlh")).toBe("fr");
    expect(negotiateLocale("fr", null)).toBe("fr");
  });

  test.each([
    ["fr;q=;;;", "en"],
    ["fr;q=lots,es;q=0.3", "es"],
    ["fr;q=7,es", "es"],
    [",,;;==,--", "en"],
    ["\u0000\ud800,fr", "fr"],
    ["a".repeat(100_000), "en"],
    [",".repeat(100_000), "en"],
    ["constructor,__proto__", "en"],
  ])("garbage %# does no harm", (header, locale) => {
    expect(negotiateLocale(header)).toBe(locale);
  });
});
