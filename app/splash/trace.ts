import { PREDICATE_NAMES, type PredicateName } from "./predicates.ts";
import type { Search } from "./search.ts";

/** Why nothing is shown. */
export const NONE_REASONS = [
  "opted_out",
  "paused",
  "frequency",
  "empty_pool",
  "nothing_left",
] as const;
export type NoneReason = (typeof NONE_REASONS)[number];

/**
 * By which rule a meme was found: the one just shown; today's category; another wanted category;
 * any of those in the site's default language; the least recently seen.
 */
export const RULES = [
  "repeat",
  "today",
  "wanted",
  "any",
  "least_recent",
] as const;
export type Rule = (typeof RULES)[number];

const MAX_CATEGORY_LENGTH = 32;

/** Why this meme, or none. At most 300 bytes as JSON. */
export interface ChoiceTrace {
  rule: Rule | NoneReason;
  /** The visitor's day, YYYY-MM-DD. */
  day: string;
  /** The day's category, cut to 32 plain characters; null on a day without one. */
  category: string | null;
  /** How many memes count as seen. */
  seen: number;
  /** How many memes were looked at, and how many of them fell out by which predicate. */
  looked: number;
  fell: Partial<Record<PredicateName, number>>;
  /** Version and size of the pool. */
  pool: number;
  size: number;
  seed: number;
}

/** Writes down how a search ended. */
export function traceOf(
  { pool, occasion, seed, looked, fell }: Search,
  rule: Rule | NoneReason,
): ChoiceTrace {
  const category =
    pool.weekdays[occasion.today.weekday]?.todays[0]?.slug ?? null;
  const counts: ChoiceTrace["fell"] = {};
  PREDICATE_NAMES.forEach((name, index) => {
    const count = fell[index];
    if (count) counts[name] = count;
  });
  return {
    rule,
    day: occasion.today.date,
    category:
      category && category.replace(/[^\w-]/g, "").slice(0, MAX_CATEGORY_LENGTH),
    seen: occasion.recent.length,
    looked,
    fell: counts,
    pool: pool.version,
    size: pool.memes.length,
    seed,
  };
}
