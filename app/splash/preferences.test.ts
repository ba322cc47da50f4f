import { expect, test } from "vitest";
import { z } from "zod";
import {
  DEFAULT_PREFERENCES,
  MAX_BLOCKED_MEMES,
  MAX_BLOCKED_TAGS,
  preferencesSchema,
  withBlockedMeme,
  withBlockedTag,
} from "./preferences.ts";

const meme = (number: number) =>
  `0198f0b0-0000-7000-8000-${String(number).padStart(12, "0")}`;

test("who asks for nothing gets one family-friendly meme a day, of any category", () => {
  expect(DEFAULT_PREFERENCES).toEqual({
    enabled: true,
    frequency: "daily",
    customDays: 3,
    categories: [],
    sensitivity: "family_friendly",
    language: null,
    timeZone: null,
    pausedUntil: null,
    blockedMemes: [],
    blockedTags: [],
    reducedData: false,
  });
});

test("words are brought into one form", () => {
  const asked = {
    blockedTags: ["  Cats", "cats"],
    blockedMemes: [meme(1).toUpperCase()],
    pausedUntil: "2026-11-20T13:00:00+01:00",
  };
  expect(preferencesSchema.parse(asked)).toMatchObject({
    blockedTags: ["cats"],
    blockedMemes: [meme(1)],
    pausedUntil: "2026-11-20T12:00:00.000Z",
  });
});

test.each([
  ["enabled", "yes"],
  ["frequency", "hourly"],
  ["customDays", 0],
  ["customDays", 31],
  ["customDays", 1.5],
  ["categories", ["Work Life"]],
  ["categories", Array.from({ length: 31 }, (_, index) => `c${index}`)],
  [
    "categories",
    Array.from({ length: 20 }, (_, index) => `${"c".repeat(36)}${index}`),
  ],
  ["sensitivity", "none"],
  ["language", "english please"],
  ["timeZone", "Mars/Olympus"],
  ["pausedUntil", "tomorrow"],
  ["blockedMemes", ["1"]],
  [
    "blockedMemes",
    Array.from({ length: MAX_BLOCKED_MEMES + 1 }, (_, index) => meme(index)),
  ],
  ["blockedTags", [""]],
  ["blockedTags", ["a\u0000b"]],
  ["blockedTags", ["\ud800"]],
  ["blockedTags", ["x".repeat(31)]],
  [
    "blockedTags",
    Array.from({ length: 15 }, (_, index) => `${"猫".repeat(28)}${index}`),
  ],
])("%s is not %j", (field, value) => {
  const parsed = preferencesSchema.safeParse({ [field]: value });
  expect(parsed.error?.issues.map((issue) => issue.path[0])).toContain(field);
});

test("one more block than there is room for gives up the oldest", () => {
  const blocks = Array.from({ length: MAX_BLOCKED_MEMES + 1 }, (_, index) =>
    meme(index),
  );
  const blocked = blocks.reduce(withBlockedMeme, DEFAULT_PREFERENCES);
  expect(blocked.blockedMemes).toEqual(blocks.slice(1));
  expect(withBlockedMeme(blocked, meme(1)).blockedMemes.at(-1)).toBe(meme(1));
});

test("tags give way to a new one by number and by bytes", () => {
  const short = Array.from(
    { length: MAX_BLOCKED_TAGS + 1 },
    (_, index) => `tag ${index}`,
  ).reduce(withBlockedTag, DEFAULT_PREFERENCES);
  expect(short.blockedTags).toHaveLength(MAX_BLOCKED_TAGS);
  const long = Array.from(
    { length: 15 },
    (_, index) => `${"猫".repeat(28)}${index}`,
  ).reduce(withBlockedTag, DEFAULT_PREFERENCES);
  expect(long.blockedTags.at(-1)).toMatch(/14$/);
  expect(preferencesSchema.parse(long)).toEqual(long);
});

test("the schema can be written into the API's documentation", () => {
  expect(z.toJSONSchema(preferencesSchema, { io: "input" })).toMatchObject({
    type: "object",
    properties: { customDays: { maximum: 30 } },
  });
});
