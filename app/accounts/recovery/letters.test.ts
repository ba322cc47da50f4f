import { describe, expect, test } from "vitest";
import { LOCALES } from "#app/ui/messages/catalogue.ts";
import { LETTERS, writeLetter } from "./letters.server.ts";
import { recoveryMessagesFor } from "./messages/catalogue.ts";

const TO = "pia@example.com";
const LINK = 'https://memes.example.com/x?a=1&b="<i>"';

/** Every string of a catalogue. */
function strings(words: unknown): string[] {
  if (typeof words === "string") return [words];
  return Object.values(words as object).flatMap(strings);
}

describe.each(LOCALES)("in %s", (locale) => {
  test("everything about getting in again is said, and translated", () => {
    const own = strings(recoveryMessagesFor(locale));
    expect(own.filter((text) => text.trim() === "")).toEqual([]);
    if (locale === "en") return;
    const english = strings(recoveryMessagesFor("en"));
    const same = own.filter((text) => english.includes(text));
    expect(same).toEqual(["Mingus"]);
  });

  test.each(LETTERS)("the letter %s has its link once in each part", (kind) => {
    const letter = writeLetter(kind, { to: TO, locale, url: LINK });
    expect(letter).toMatchObject({ to: TO, language: locale });
    expect(letter.text.split(LINK)).toHaveLength(2);
    const written =
      "https://memes.example.com/x?a=1&amp;b=&quot;&lt;i&gt;&quot;";
    expect(letter.html).toContain(`<a href="${written}">${written}</a>`);
    expect(letter.html).not.toMatch(/<img|style|<i>/);
  });
});

test("a language that we do not speak is English", () => {
  const plan = { to: TO, locale: "xx", url: LINK };
  expect(writeLetter("password_reset", plan).language).toBe("en");
});
