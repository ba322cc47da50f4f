import type { LocalDay } from "./local-day.server.ts";
import type { PoolMeme, PoolRow } from "./pool.server.ts";
import { SENSITIVITIES, type Preferences } from "./preferences.ts";

/** One meme as a visitor saw it. */
export interface SeenEntry {
  number: number;
  /** The visitor's day, as `LocalDay` counts. */
  day: number;
}

/** What choosing knows about a visitor. */
export interface VisitorState {
  preferences: Preferences;
  /** Where they are: a zone the clock knows. */
  timeZone: string;
  /** One of the locales that memes have captions in. */
  locale: string;
  /** Milliseconds since the epoch; null: nothing was shown yet. */
  lastShownAt: number | null;
  /** Newest last, each meme once. */
  seen: readonly SeenEntry[];
}

/** A visitor at a moment, in the form the predicates ask for. */
export interface Occasion {
  now: number;
  today: LocalDay;
  locale: string;
  defaultLocale: string;
  /** Index into SENSITIVITIES. */
  level: number;
  /** Category slugs; empty: all. */
  wanted: ReadonlySet<string>;
  blockedMemes: ReadonlySet<string>;
  blockedTags: ReadonlySet<string>;
  /** Numbers of the memes seen too recently to be new: at most as many as the cookie holds, and a choice looks at few. */
  recent: readonly number[];
}

export interface Predicate {
  name: PredicateName;
  holds(meme: PoolMeme, occasion: Occasion): boolean;
}

export const PREDICATE_NAMES = [
  "published",
  "category",
  "sensitivity",
  "language",
  "block",
  "tag",
  "unseen",
] as const;
export type PredicateName = (typeof PREDICATE_NAMES)[number];

/** What a meme must satisfy to be shown, in the order of the names. Choosing and explaining both read this table. */
export const PREDICATES: readonly Predicate[] = [
  { name: "published", holds: (meme, { now }) => isOpen(meme, now) },
  {
    name: "category",
    holds: (meme, { wanted }) =>
      wanted.size === 0 || wanted.has(meme.categorySlug),
  },
  {
    name: "sensitivity",
    holds: (meme, { level }) =>
      SENSITIVITIES.indexOf(meme.sensitivity) <= level,
  },
  {
    name: "language",
    holds: (meme, { locale, defaultLocale }) =>
      meme.locales.includes(locale) || meme.locales.includes(defaultLocale),
  },
  {
    name: "block",
    holds: (meme, { blockedMemes }) => !blockedMemes.has(meme.id),
  },
  {
    name: "tag",
    holds: (meme, { blockedTags }) =>
      blockedTags.size === 0 || !meme.tags.some((tag) => blockedTags.has(tag)),
  },
  {
    name: "unseen",
    holds: (meme, { recent }) => !recent.includes(meme.number),
  },
];

/** The same without "unseen": what a meme must satisfy to be shown again. */
export const STANDING_PREDICATES: readonly Predicate[] = PREDICATES.slice(
  0,
  -1,
);

/** True inside the publishing window: from `publishFrom` on, until just before `publishUntil`. */
export function isOpen(
  row: Pick<PoolRow, "publishFrom" | "publishUntil">,
  now: number,
): boolean {
  return (
    (row.publishFrom === null || row.publishFrom <= now) &&
    (row.publishUntil === null || now < row.publishUntil)
  );
}

/** The index of the first predicate that does not hold; -1 when all hold. */
export function firstFailure(
  predicates: readonly Predicate[],
  meme: PoolMeme,
  occasion: Occasion,
): number {
  for (let index = 0; index < predicates.length; index++) {
    if (!predicates[index]?.holds(meme, occasion)) return index;
  }
  return -1;
}

/** Prepares a visitor's state for the predicates. `unseenDays`: how long a meme counts as seen. */
export function occasionOf(
  { defaultLocale, unseenDays }: { defaultLocale: string; unseenDays: number },
  { preferences, locale, seen }: VisitorState,
  { now, today }: { now: number; today: LocalDay },
): Occasion {
  const recent: number[] = [];
  for (const { number, day } of seen)
    if (today.day - day < unseenDays) recent.push(number);
  return {
    now,
    today,
    locale,
    defaultLocale,
    level: SENSITIVITIES.indexOf(preferences.sensitivity),
    wanted: setOf(preferences.categories),
    blockedMemes: setOf(preferences.blockedMemes),
    blockedTags: setOf(preferences.blockedTags),
    recent,
  };
}

const NOTHING: ReadonlySet<string> = new Set();

/** Nearly everybody's lists are empty. */
function setOf(list: readonly string[]): ReadonlySet<string> {
  return list.length === 0 ? NOTHING : new Set(list);
}
