import { STANDARD_RULES, type SplashPolicy } from "./choose.ts";
import { createZoneClock } from "./local-day.server.ts";
import {
  buildPool,
  type PoolCategory,
  type PoolRow,
  type PublishedPool,
} from "./pool.server.ts";
import type { VisitorState } from "./predicates.ts";
import { DEFAULT_PREFERENCES, type Preferences } from "./preferences.ts";

// The cast of this folder's tests: a week of categories, a few memes with character, one visitor in Madrid.

export const DAY_MS = 24 * 60 * 60 * 1000;

/** A Friday, 13:00 in Madrid. */
export const FRIDAY_NOON = Date.parse("2026-11-20T12:00:00Z");

/** FRIDAY_NOON as days since the epoch. */
export const FRIDAY = 20_777;

export const CATEGORIES: readonly PoolCategory[] = [
  { slug: "faith", weekday: 0, position: 0, active: true },
  { slug: "work-life", weekday: 1, position: 1, active: true },
  { slug: "health", weekday: 2, position: 2, active: true },
  { slug: "relationships", weekday: 5, position: 5, active: true },
  { slug: "family", weekday: 6, position: 6, active: true },
  { slug: "going-out", weekday: null, position: 7, active: true },
  { slug: "retired", weekday: 5, position: 8, active: false },
];

export const POLICY: SplashPolicy = {
  defaultLocale: "en",
  zones: createZoneClock(),
  ...STANDARD_RULES,
};

/** A plain meme for the day's category; `number` also makes its id. */
export function meme(
  number: number,
  facts: Partial<PoolRow<string>> = {},
): PoolRow<string> {
  return {
    id: `00000000-0000-7000-8000-${String(number).padStart(12, "0")}`,
    number,
    categorySlug: "relationships",
    sensitivity: "family_friendly",
    tags: [],
    locales: ["en", "es"],
    pinned: false,
    priority: 5,
    score: 0,
    approvedAt: FRIDAY_NOON - 10 * DAY_MS,
    publishFrom: null,
    publishUntil: null,
    version: 1,
    page: `page ${number}`,
    ...facts,
  };
}

export function poolOf(...rows: PoolRow<string>[]): PublishedPool<string> {
  return buildPool(rows, CATEGORIES, { version: 7, at: FRIDAY_NOON });
}

/** Marisol in Madrid, who was never here before and reads English. */
export function marisol(
  preferences: Partial<Preferences> = {},
  facts: Partial<VisitorState> = {},
): VisitorState {
  return {
    preferences: { ...DEFAULT_PREFERENCES, ...preferences },
    timeZone: "Europe/Madrid",
    locale: "en",
    lastShownAt: null,
    seen: [],
    ...facts,
  };
}
