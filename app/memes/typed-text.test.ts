import { expect, test } from "vitest";
import {
  cleanText,
  countCharacters,
  countLinks,
  isStorable,
} from "./typed-text.ts";

test("all line ends become one, and nothing else changes", () => {
  expect(cleanText(" a\r\nb\rc\vd\fe\u0085f\n\tg ")).toBe(
    "a\nb\nc\nd\ne\nf\n\tg",
  );
  expect(cleanText("e\u0301 \u200b\u202e ﬁ")).toBe("e\u0301 \u200b\u202e ﬁ");
});

test("a character is a code point of what will be kept", () => {
  expect(countCharacters("🦔🦔")).toBe(2);
  expect(countCharacters(" a\r\nb ")).toBe(3);
  expect(countCharacters("e\u0301")).toBe(2);
  expect(countCharacters("")).toBe(0);
});

test.each(["\u0000", "\u0007", "\u001b[31m", "\u007f", "\u009b", "\ud83d"])(
  "%j cannot be stored",
  (text) => expect(isStorable(`a${text}b`)).toBe(false),
);

test.each(["\n", "\t", "🦔", "\u00ad", "\ufeff", "\uffff", "\u2028"])(
  "%j can be stored",
  (text) => expect(isStorable(`a${text}b`)).toBe(true),
);

test.each([
  ["https://example.com/a?b=http", 1],
  ["HTTP://example.com", 1],
  ["http://example.com,https://example.org", 2],
  ["http://example.comhttp://example.org", 2],
  ["www.example", 1],
  ["see example.com.", 1],
  ["(example.org), <example.net>", 2],
  ["short.example/xyz", 1],
  ["mia@example.com", 0],
  ["mia@example.com/a", 0],
  ["e.g. this, i.e. that... at 3.30 p.m.", 0],
  ["and/or 50 km/h, w/o sugar", 0],
  ["It ended.So did I.No more", 0],
  ["index.html node.js", 0],
  ["", 0],
])("in %j are %i links", (text, links) => {
  expect(countLinks(text)).toBe(links);
});
