import { describe, expect, test } from "vitest";
import { PICTURE_FAULTS } from "#app/platform/images/faults.ts";
import { pictureLimits } from "#app/platform/images/limits.ts";
import { LOCALES } from "#app/ui/messages/catalogue.ts";
import { defaultEnv } from "#test/files/places.ts";
import { rejectionOf, rejectionWords } from "../rejections.ts";
import { uploadMessagesFor } from "./catalogue.ts";

const limits = pictureLimits(defaultEnv());
const saidIn = (locale: (typeof LOCALES)[number]) => [
  ...PICTURE_FAULTS.map((reason) =>
    rejectionWords(rejectionOf(reason, limits), locale),
  ),
  ...Object.values(uploadMessagesFor(locale).refusals),
];

describe.each(LOCALES)("what is said of refused uploads in %s", (locale) => {
  test("is a sentence of its own for each reason", () => {
    const said = saidIn(locale);
    expect(new Set(said).size).toBe(said.length);
    for (const sentence of said) expect(sentence).toMatch(/^\p{Lu}[^]+\.$/u);
  });

  test("is translated, numbers too", () => {
    const tooLong = rejectionWords(
      rejectionOf("too_long_side", limits),
      locale,
    );
    expect(tooLong).toMatch(/16[.,\s]384 /);
    if (locale === "en") return;
    const english = saidIn("en");
    expect(saidIn(locale).filter((one) => english.includes(one))).toEqual([]);
  });
});
