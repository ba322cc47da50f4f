import { describe, expect, test } from "vitest";
import { LOCALES } from "#app/ui/messages/catalogue.ts";
import { WORD_FAULTS } from "../word-limits.ts";
import { memeMessagesFor } from "./catalogue.ts";

describe.each(LOCALES)("the words about memes in %s", (locale) => {
  const { wordFaults } = memeMessagesFor(locale);

  test("say every fault of every field, and no other", () => {
    const said = Object.entries(wordFaults).map(([field, words]) => [
      field,
      Object.keys(words).sort(),
    ]);
    const known = Object.entries(WORD_FAULTS).map(([field, faults]) => [
      field,
      [...faults].sort(),
    ]);
    expect(said).toEqual(known);
  });

  test("are translated", () => {
    if (locale === "en") return;
    const english = Object.values(memeMessagesFor("en").wordFaults).flatMap(
      (words) => Object.values(words),
    );
    const own = Object.values(wordFaults).flatMap((words) =>
      Object.values(words),
    );
    expect(own.filter((words) => english.includes(words))).toEqual([]);
  });
});
