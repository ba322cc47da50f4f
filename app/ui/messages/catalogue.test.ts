import { describe, expect, test } from "vitest";
import { LOCALES, messagesFor } from "./catalogue.ts";

describe.each(LOCALES)("the catalogue in %s", (locale) => {
  const english = strings(messagesFor("en"));
  const own = strings(messagesFor(locale));

  test("has every string of the English one and no other", () => {
    expect([...own.keys()]).toEqual([...english.keys()]);
  });

  test("leaves nothing empty and nothing untranslated", () => {
    expect([...own.values()].filter((text) => text.trim() === "")).toEqual([]);
    if (locale === "en") return;
    const same = [...own].filter(([key, text]) => english.get(key) === text);
    expect(same).toEqual([]);
  });

  test("says how long to wait", () => {
    const { retryIn } = messagesFor(locale).error;
    expect(retryIn(1)).toContain("1");
    expect(retryIn(90)).toContain("90");
    expect(retryIn(91)).toContain("2");
    expect(retryIn(91)).toContain("minut");
  });
});

test("in French one character is one, and two are two", () => {
  const { counter } = messagesFor("fr").form;
  expect(counter(1, 500)).toBe("1 caractère sur 500");
  expect(counter(2, 500)).toBe("2 caractères sur 500");
});

/** Every string by its path. */
function strings(part: object, path = ""): Map<string, string> {
  return new Map(
    Object.entries(part).flatMap(([key, value]: [string, unknown]) => {
      const own = `${path}/${key}`;
      if (typeof value === "string") return [[own, value] as const];
      return typeof value === "object" && value ? [...strings(value, own)] : [];
    }),
  );
}
