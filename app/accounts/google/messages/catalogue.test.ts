import { describe, expect, test } from "vitest";
import { LOCALES } from "#app/ui/messages/catalogue.ts";
import { GOOGLE_PURPOSES, GOOGLE_REFUSALS } from "../google-refusals.ts";
import { googleMessagesFor, type GoogleMessages } from "./catalogue.ts";

const strings = ({ button, connecting, onTheWay, refused }: GoogleMessages) =>
  [
    button,
    connecting,
    onTheWay,
    refused.title,
    refused.words,
    refused.back,
  ].flatMap((group) => Object.values(group));

describe.each(LOCALES)("the words around Google in %s", (locale) => {
  const messages = googleMessagesFor(locale);

  test("say every refusal and every purpose", () => {
    expect(Object.keys(messages.refused.words).sort()).toEqual(
      Object.keys(GOOGLE_REFUSALS).sort(),
    );
    expect(Object.keys(messages.button)).toEqual([...GOOGLE_PURPOSES]);
  });

  test("are translated, and none is empty", () => {
    expect(strings(messages).filter((text) => text.trim() === "")).toEqual([]);
    if (locale === "en") return;
    const english = strings(googleMessagesFor("en"));
    expect(strings(messages).filter((text) => english.includes(text))).toEqual(
      [],
    );
  });
});
