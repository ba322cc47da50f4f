import type { PoolCategory, PoolRow } from "./pool.server.ts";
import type { VisitorState } from "./predicates.ts";
import { DAY_MS, POLICY } from "./choosing-cast.ts";

/** What the rules allow: one of the memes (by number), or the reason for none. */
export interface NaiveChoice {
  rule: string;
  numbers: number[];
}

const STRENGTH = { family_friendly: 0, teen: 1, adult: 2 };
const INTERVAL = { every_visit: 0, daily: 1, weekly: 7 };

/** The rules of choosing said once more, slowly and without an index: the oracle that the real one is compared with. */
export function naiveChoice(
  rows: PoolRow[],
  categories: PoolCategory[],
  visitor: VisitorState,
  now: number,
): NaiveChoice {
  const { preferences, locale, seen, lastShownAt, timeZone } = visitor;
  const today = POLICY.zones.localDay(now, timeZone);
  const active = categories
    .filter((category) => category.active)
    .map((category) => category.slug);
  const todays = categories
    .filter((category) => category.weekday === today.weekday)
    .map((category) => category.slug);
  const published = rows.filter(
    (row) =>
      active.includes(row.categorySlug) &&
      !(row.publishFrom !== null && row.publishFrom > now) &&
      !(row.publishUntil !== null && row.publishUntil <= now),
  );
  const standing = published.filter(
    (row) =>
      (preferences.categories.length === 0 ||
        preferences.categories.includes(row.categorySlug)) &&
      STRENGTH[row.sensitivity] <= STRENGTH[preferences.sensitivity] &&
      row.locales.some((each) => each === locale || each === "en") &&
      !preferences.blockedMemes.includes(row.id) &&
      !row.tags.some((tag) => preferences.blockedTags.includes(tag)),
  );
  const none = (rule: string): NaiveChoice => ({ rule, numbers: [] });

  if (!preferences.enabled) return none("opted_out");
  if (preferences.pausedUntil && now < Date.parse(preferences.pausedUntil))
    return none("paused");
  if (
    lastShownAt !== null &&
    now - lastShownAt >= 0 &&
    now - lastShownAt < 600_000
  ) {
    const last = standing.find((row) => row.number === seen.at(-1)?.number);
    if (last) return { rule: "repeat", numbers: [last.number] };
  }
  if (lastShownAt !== null) {
    const days = today.day - POLICY.zones.localDay(lastShownAt, timeZone).day;
    const interval =
      preferences.frequency === "custom"
        ? preferences.customDays
        : INTERVAL[preferences.frequency];
    if (days >= 0 && days < interval) return none("frequency");
  }
  if (published.length === 0) return none("empty_pool");

  const unseen = standing.filter(
    (row) =>
      !seen.some(
        (entry) => entry.number === row.number && today.day - entry.day < 30,
      ),
  );
  const own = unseen.filter((row) => row.locales.includes(locale));
  const site = unseen.filter((row) => row.locales.includes("en"));
  const isTodays = (row: PoolRow) => todays.includes(row.categorySlug);
  const candidates: [string, PoolRow[]][] = [
    ["today", own.filter(isTodays)],
    ["wanted", own.filter((row) => !isTodays(row))],
    ["any", site.filter(isTodays)],
    ["any", site.filter((row) => !isTodays(row))],
  ];
  for (const [rule, group] of candidates) {
    if (group.length > 0)
      return { rule, numbers: bestOf(group).map((row) => row.number) };
  }
  const again = seen.find((entry) =>
    standing.some((row) => row.number === entry.number),
  );
  return again
    ? { rule: "least_recent", numbers: [again.number] }
    : none("nothing_left");
}

function bestOf(rows: PoolRow[]): PoolRow[] {
  const marks: ((row: PoolRow) => number)[] = [
    (row) =>
      row.pinned || row.publishFrom !== null || row.publishUntil !== null
        ? 1
        : 0,
    (row) => row.priority,
    (row) => row.score,
    (row) => Math.floor(row.approvedAt / DAY_MS),
  ];
  return marks.reduce((left, mark) => {
    const best = Math.max(...left.map(mark));
    return left.filter((row) => mark(row) === best);
  }, rows);
}
