import type { PoolMeme } from "./pool.server.ts";
import { SENSITIVITIES } from "./preferences.ts";

/** Places in `memes`, best rank first. `groups` holds where each rank begins, and the length at its end. */
export interface PoolList {
  places: Uint32Array;
  groups: Uint32Array;
}

/** Distributes ranked memes over lists by locale, category and sensitivity level. A level's list holds the milder ones too. */
export function indexMemes(
  memes: readonly PoolMeme[],
): Map<string, Map<string, PoolList[]>> {
  const drafts = new Map<string, Map<string, number[][]>>();
  memes.forEach((meme, place) => {
    for (const locale of meme.locales) {
      const levels = draftOf(drafts, locale, meme.categorySlug);
      for (
        let level = SENSITIVITIES.indexOf(meme.sensitivity);
        level < levels.length;
        level++
      ) {
        levels[level]?.push(place);
      }
    }
  });
  return mapValues(drafts, (byCategory) =>
    mapValues(byCategory, (levels) =>
      levels.map((places) => listOf(memes, places)),
    ),
  );
}

function draftOf(
  drafts: Map<string, Map<string, number[][]>>,
  locale: string,
  slug: string,
): number[][] {
  const byCategory = drafts.get(locale) ?? new Map<string, number[][]>();
  drafts.set(locale, byCategory);
  const levels = byCategory.get(slug) ?? SENSITIVITIES.map(() => []);
  byCategory.set(slug, levels);
  return levels;
}

function listOf(memes: readonly PoolMeme[], places: number[]): PoolList {
  const rankAt = (index: number) => memes[places[index] ?? -1]?.rank;
  const starts = places.flatMap((_, index) =>
    index > 0 && rankAt(index) === rankAt(index - 1) ? [] : [index],
  );
  return {
    places: Uint32Array.from(places),
    groups: Uint32Array.from([...starts, places.length]),
  };
}

function mapValues<From, To>(
  map: Map<string, From>,
  change: (value: From) => To,
): Map<string, To> {
  return new Map([...map].map(([key, value]) => [key, change(value)]));
}
