import { chooseMeme, type Choice, type SplashPolicy } from "./choose.ts";
import type { PoolMeme, PublishedPool } from "./pool.server.ts";
import {
  occasionOf,
  PREDICATES,
  type Occasion,
  type PredicateName,
  type VisitorState,
} from "./predicates.ts";

/**
 * Why a meme that satisfied every predicate was not the one: a rule before the choosing decided (opted out, paused,
 * frequency, repeat), the other was in the visitor's language, in the day's category, of better rank or lucky in a tie;
 * or the search ended before it came to this one.
 */
export const LOSSES = [
  "gate",
  "language",
  "category",
  "rank",
  "tie",
  "not_reached",
] as const;
export type Loss = (typeof LOSSES)[number];

export interface Verdict<Page = unknown> {
  meme: PoolMeme<Page>;
  /** Every predicate that did not hold. */
  failed: PredicateName[];
  /** Null when a predicate failed, and for the chosen meme. */
  lostBy: Loss | null;
  chosen: boolean;
}

/**
 * Makes the choice of `chooseMeme` again and tells for each meme of the pool, best rank first, what became of it.
 * The verdicts are made one by one as they are asked for: a page of them costs no more than a page.
 */
export function explainChoice<Page>(
  policy: SplashPolicy,
  pool: PublishedPool<Page>,
  visitor: VisitorState,
  now: number,
  seed: number,
): { choice: Choice<Page>; verdicts: Iterable<Verdict<Page>> } {
  const choice = chooseMeme(policy, pool, visitor, now, seed);
  const today = policy.zones.localDay(now, visitor.timeZone);
  const occasion = occasionOf(policy, visitor, { now, today });
  return { choice, verdicts: judge(pool, occasion, choice) };
}

function* judge<Page>(
  pool: PublishedPool<Page>,
  occasion: Occasion,
  choice: Choice<Page>,
): Generator<Verdict<Page>> {
  const todays = new Set(
    pool.weekdays[occasion.today.weekday]?.todays.map(({ slug }) => slug),
  );
  for (const meme of pool.memes) {
    const failed = PREDICATES.filter(
      (predicate) => !predicate.holds(meme, occasion),
    ).map(({ name }) => name);
    const chosen = meme === choice.meme;
    const lost = !chosen && failed.length === 0;
    yield {
      meme,
      failed,
      chosen,
      lostBy: lost ? lossOf(meme, choice, occasion, todays) : null,
    };
  }
}

function lossOf(
  meme: PoolMeme,
  choice: Choice,
  { locale }: Occasion,
  todays: ReadonlySet<string>,
): Loss {
  const { rule } = choice.trace;
  if (choice.meme === null)
    return rule === "nothing_left" ? "not_reached" : "gate";
  if (rule === "repeat") return "gate";
  if (rule === "least_recent") return "not_reached";
  const winner = choice.meme;
  const preferences: [Loss, number][] = [
    [
      "language",
      Number(winner.locales.includes(locale)) -
        Number(meme.locales.includes(locale)),
    ],
    [
      "category",
      Number(todays.has(winner.categorySlug)) -
        Number(todays.has(meme.categorySlug)),
    ],
    ["rank", meme.rank - winner.rank],
    ["tie", Number(meme.rank === winner.rank)],
  ];
  return preferences.find(([, lead]) => lead > 0)?.[0] ?? "not_reached";
}
