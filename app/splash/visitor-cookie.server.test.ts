import { expect, test } from "vitest";
import {
  DEFAULT_PREFERENCES,
  MAX_BLOCKED_MEMES,
  MAX_BLOCKED_TAG_BYTES,
  MAX_WANTED_CATEGORY_BYTES,
  preferencesSchema,
  type Preferences,
} from "./preferences.ts";
import { createSeenCookie, createVisitorId } from "./seen.server.ts";
import { createVisitorCookie } from "./visitor-cookie.server.ts";

const SITE = {
  secrets: ["a secret of at least 32 characters!!"],
  baseUrl: "https://memes.example.com",
};
const cookie = createVisitorCookie(SITE);
const visitorId = createVisitorId();

/** What the browser sends back. */
const sent = (preferences: Preferences) =>
  cookie.write({ visitorId, preferences }).split(";", 1)[0] ?? "";

/** As much as the schema lets a visitor ask for. */
const MOST = preferencesSchema.parse({
  enabled: false,
  frequency: "every_visit",
  customDays: 30,
  categories: Array.from(
    { length: 13 },
    (_, index) => `${"c".repeat(37)}-${10 + index}`,
  ),
  sensitivity: "adult",
  language: "de-Latn-CH-x-elevench",
  timeZone: "America/Argentina/ComodRivadavia",
  pausedUntil: "2026-11-21T02:00:00.000Z",
  blockedMemes: Array.from(
    { length: MAX_BLOCKED_MEMES },
    (_, index) => `0198f0b0-0000-7000-bfff-${String(index).padStart(12, "f")}`,
  ),
  blockedTags: Array.from(
    { length: 10 },
    (_, index) => `${"猫".repeat(29)}${index}`,
  ),
  reducedData: true,
});

test("preferences come back as they were, defaults and all", () => {
  for (const preferences of [DEFAULT_PREFERENCES, MOST]) {
    expect(cookie.read(sent(preferences))).toEqual({ visitorId, preferences });
  }
});

test("each field survives on its own", () => {
  for (const field of Object.keys(MOST)) {
    const preferences = {
      ...DEFAULT_PREFERENCES,
      [field]: MOST[field as keyof Preferences],
    };
    expect(cookie.read(sent(preferences))?.preferences).toEqual(preferences);
  }
});

test("defaults cost nothing", () => {
  expect(sent(DEFAULT_PREFERENCES).length).toBeLessThan(130);
});

test("a cookie filled to every cap stays under 4,096 bytes", () => {
  const fill = (bytes: number) => ["x".repeat(bytes - 4)];
  const fullest = {
    ...MOST,
    categories: fill(MAX_WANTED_CATEGORY_BYTES),
    blockedTags: fill(MAX_BLOCKED_TAG_BYTES),
    language: "x".repeat(35),
    timeZone: "x".repeat(64),
  };
  expect(sent(fullest).length).toBeLessThan(4096);
  expect(cookie.read(sent(fullest))?.preferences).toEqual(fullest);
});

test("a seen cookie does not pass for a visitor cookie", () => {
  const seen = createSeenCookie(SITE);
  const header = seen
    .write({ visitorId, lastShownAt: 0, seen: [] })
    .replace(seen.name, cookie.name);
  expect(cookie.read(header.split(";", 1)[0])).toBeNull();
});

test("clearing it sends a cookie that is over at once", () => {
  expect(cookie.clear()).toBe(
    "__Host-mingus_visitor=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure",
  );
});
