import type { PoolList } from "./pool-lists.server.ts";
import type { PublishedPool } from "./pool.server.ts";
import {
  firstFailure,
  PREDICATES,
  STANDING_PREDICATES,
  type Occasion,
  type Predicate,
  type SeenEntry,
} from "./predicates.ts";
import { tieStart } from "./tie.ts";

/**
 * No list is walked further than this. Only seen and blocked memes make a walk go on, so it ends early but for visitors
 * whose blocked tags cover most of a large list: they get something of another category, or what they have seen.
 */
export const MAX_LOOKS_PER_LIST = 1024;

/** The search for one visitor. Memes are named by their place in `pool.memes`. */
export interface Search {
  pool: PublishedPool;
  occasion: Occasion;
  seed: number;
  /** Memes looked at so far. */
  looked: number;
  /** How many of them failed, by index into the predicates. */
  fell: number[];
}

/**
 * The best unseen meme of the day's wanted categories, or of the other ones, in one language; null when there is none.
 * Categories compete: a pinned meme of one goes before an ordinary one of another.
 */
export function bestOf(
  search: Search,
  which: "todays" | "others",
  locale: string,
): number | null {
  const { pool, occasion, seed } = search;
  const all = pool.weekdays[occasion.today.weekday]?.[which] ?? [];
  const categories = all.filter(
    ({ slug }) => occasion.wanted.size === 0 || occasion.wanted.has(slug),
  );
  const start = tieStart(seed, -1, categories.length);
  let best: number | null = null;
  for (let step = 0; step < categories.length; step++) {
    const slug = categories[(start + step) % categories.length]?.slug ?? "";
    const list = pool.lists.get(locale)?.get(slug)?.[occasion.level];
    const found = list ? firstPassing(search, list) : null;
    if (
      found !== null &&
      (best === null || rankOf(pool, found) < rankOf(pool, best))
    )
      best = found;
  }
  return best;
}

/** Of the memes that could be shown again, the one seen longest ago; null when there is none. */
export function leastRecentlySeen(
  search: Search,
  seen: readonly SeenEntry[],
): number | null {
  for (const { number } of seen) {
    const place = standingPlace(search, number);
    if (place !== null) return place;
  }
  return null;
}

/** The place of a meme that could be shown again, by its number; null when it could not. */
export function standingPlace(search: Search, number: number): number | null {
  const place = search.pool.places.get(number);
  return place !== undefined && passes(search, place, STANDING_PREDICATES)
    ? place
    : null;
}

/** Walks down the ranks; inside a rank, around the circle from where the seed says. */
function firstPassing(
  search: Search,
  { places, groups }: PoolList,
): number | null {
  const last = search.looked + MAX_LOOKS_PER_LIST;
  for (let group = 0; group + 1 < groups.length; group++) {
    const start = groups[group] ?? 0;
    const size = (groups[group + 1] ?? start) - start;
    const offset = tieStart(search.seed, group, size);
    for (let step = 0; step < size; step++) {
      if (search.looked === last) return null;
      const place = places[start + ((offset + step) % size)] ?? -1;
      if (passes(search, place, PREDICATES)) return place;
    }
  }
  return null;
}

function passes(
  search: Search,
  place: number,
  predicates: readonly Predicate[],
): boolean {
  const meme = search.pool.memes[place];
  if (!meme) return false;
  search.looked++;
  const failure = firstFailure(predicates, meme, search.occasion);
  if (failure !== -1) search.fell[failure] = (search.fell[failure] ?? 0) + 1;
  return failure === -1;
}

function rankOf(pool: PublishedPool, place: number): number {
  return pool.memes[place]?.rank ?? Infinity;
}
