import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { Locale } from "#app/ui/messages/catalogue.ts";
import { NO_SHARED_WORDS } from "./picture-words.ts";
import { emptyCard, type Card } from "./queue.ts";
import { Tally } from "./tally.tsx";

const READY: Partial<Card> = { phase: { name: "ready" } };
const REFUSED: Partial<Card> = { ...READY, message: "Something went wrong." };
const OFFLINE: Partial<Card> = {
  phase: { name: "paused", why: "offline", until: null },
};
const DONE: Partial<Card> = {
  phase: { name: "done", uploadId: "u1", isNew: true, otherWordsOf: null },
};

/** What the region says of cards like these. */
function said(cards: Partial<Card>[], locale: Locale = "en"): string {
  const queue = {
    cards: cards.map((card, id) => ({ ...emptyCard(id), ...card })),
    ...{ shared: NO_SHARED_WORDS, nextId: cards.length },
  };
  const html = renderToStaticMarkup(<Tally {...{ queue, locale }} />);
  const [, region = ""] = /<p role="status"[^>]*>(.*)<\/p>/.exec(html) ?? [];
  return region
    .replace(/<[^>]*>/g, "")
    .replace(/ +/g, " ")
    .trim();
}

test("a picture that was refused is told, whether others go on or not", () => {
  expect(said([READY])).toBe("");
  expect(said([REFUSED])).toBe("One needs a second look.");
  expect(said([REFUSED, REFUSED])).toBe("2 need a second look.");
  expect(said([REFUSED, DONE])).toBe("1 of 2 sent. One needs a second look.");
});

test("why pictures wait is told once, however many there are", () => {
  expect(said([OFFLINE, OFFLINE])).toBe(
    "0 of 2 sent. The connection is gone. Everything you typed is kept.",
  );
});

test.each<[Locale, Partial<Card>[], string]>([
  ["fr", [DONE], "1 sur 1 envoyée."],
  ["fr", [DONE, DONE], "2 sur 2 envoyées."],
  ["es", [DONE], "1 de 1 enviada."],
  ["es", [DONE, DONE], "2 de 2 enviadas."],
])("in %s one is one, and two are two: %#", (locale, cards, words) => {
  expect(said(cards, locale)).toBe(words);
});
