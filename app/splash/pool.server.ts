import { indexMemes, type PoolList } from "./pool-lists.server.ts";
import { isOpen } from "./predicates.ts";
import type { Sensitivity } from "./preferences.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** One approved meme as the database knows it. Times are milliseconds since the epoch. */
export interface PoolRow<Page = unknown> {
  id: string;
  /** A short number for cookies. */
  number: number;
  categorySlug: string;
  sensitivity: Sensitivity;
  tags: readonly string[];
  /** The languages that have a caption. */
  locales: readonly string[];
  pinned: boolean;
  /** 1 .. 10, higher is shown first. */
  priority: number;
  score: number;
  approvedAt: number;
  publishFrom: number | null;
  publishUntil: number | null;
  version: number;
  /** What the page needs to show it. Choosing never looks inside. */
  page: Page;
}

export interface PoolMeme<Page = unknown> extends PoolRow<Page> {
  /** 0 is shown first. Memes of equal rank are ties: the seed decides between them. */
  rank: number;
}

export interface PoolCategory {
  slug: string;
  /** 0 Sunday .. 6 Saturday; null: on no fixed day. */
  weekday: number | null;
  position: number;
  active: boolean;
}

/** All that is published at one moment, indexed for choosing. Never changed: a new version is a new pool. */
export interface PublishedPool<Page = unknown> {
  version: number;
  /** The first moment at which a window opens or closes: build anew then. Infinity when there is none. */
  staleAt: number;
  /** Best rank first. */
  memes: readonly PoolMeme<Page>[];
  /** From a meme's number to its place in `memes`. */
  places: ReadonlyMap<number, number>;
  /** Active categories by weekday: those of the day and the others, each by position. */
  weekdays: readonly {
    todays: readonly PoolCategory[];
    others: readonly PoolCategory[];
  }[];
  /** By locale, category and sensitivity level; each level's list holds the milder ones too. */
  lists: ReadonlyMap<string, ReadonlyMap<string, readonly PoolList[]>>;
}

/**
 * Builds the index: pinned or scheduled memes first (scheduled: with a publishing window), then by priority, score and
 * day of approval (UTC). Rows outside their window at `at`, or in no active category, are left out.
 * Takes time with the number of rows, least when they come in this order: build it away from requests.
 */
export function buildPool<Page>(
  rows: readonly PoolRow<Page>[],
  categories: readonly PoolCategory[],
  { version, at }: { version: number; at: number },
): PublishedPool<Page> {
  const active = categories
    .filter((category) => category.active)
    .sort((a, b) => a.position - b.position);
  const slugs = new Set(active.map((category) => category.slug));
  const rowsInUse = rows.filter((row) => slugs.has(row.categorySlug));
  const memes = rankMemes(rowsInUse.filter((row) => isOpen(row, at)));
  return {
    version,
    staleAt: nextBoundary(rowsInUse, at),
    memes,
    places: new Map(memes.map((meme, place) => [meme.number, place])),
    weekdays: Array.from({ length: 7 }, (_, weekday) => ({
      todays: active.filter((category) => category.weekday === weekday),
      others: active.filter((category) => category.weekday !== weekday),
    })),
    lists: indexMemes(memes),
  };
}

function nextBoundary(rows: readonly PoolRow[], at: number): number {
  let next = Infinity;
  for (const { publishFrom, publishUntil } of rows) {
    if (publishFrom !== null && publishFrom > at)
      next = Math.min(next, publishFrom);
    if (publishUntil !== null && publishUntil > at)
      next = Math.min(next, publishUntil);
  }
  return next;
}

function rankMemes<Page>(rows: PoolRow<Page>[]): PoolMeme<Page>[] {
  const sorted = rows.sort(
    (a, b) => compareRank(a, b) || (a.id < b.id ? -1 : 1),
  );
  let rank = 0;
  return sorted.map((row, place) => {
    const before = sorted[place - 1];
    if (before && compareRank(before, row) !== 0) rank++;
    return { ...row, rank };
  });
}

function compareRank(a: PoolRow, b: PoolRow): number {
  return (
    Number(isInFront(b)) - Number(isInFront(a)) ||
    b.priority - a.priority ||
    b.score - a.score ||
    Math.floor(b.approvedAt / DAY_MS) - Math.floor(a.approvedAt / DAY_MS)
  );
}

function isInFront({ pinned, publishFrom, publishUntil }: PoolRow): boolean {
  return pinned || publishFrom !== null || publishUntil !== null;
}
