import type { LocalDay } from "./local-day.server.ts";
import type { PoolMeme, PublishedPool } from "./pool.server.ts";
import { occasionOf, type VisitorState } from "./predicates.ts";
import type { Frequency, Preferences } from "./preferences.ts";
import {
  bestOf,
  leastRecentlySeen,
  standingPlace,
  type Search,
} from "./search.ts";
import {
  traceOf,
  type ChoiceTrace,
  type NoneReason,
  type Rule,
} from "./trace.ts";

/** How a site chooses. Experiments may vary it. */
export interface SplashPolicy {
  /** The language of the memes for visitors in whose own nothing is left. */
  defaultLocale: string;
  zones: { localDay(now: number, timeZone: string): LocalDay };
  /** For so many of the visitor's days a meme counts as seen. */
  unseenDays: number;
  /** For so many milliseconds after a showing the same meme is shown again, and counted once. */
  repeatMs: number;
}

export const STANDARD_RULES = {
  unseenDays: 30,
  repeatMs: 10 * 60 * 1000,
} as const;

export type Choice<Page = unknown> =
  /** `repeat`: already counted as shown, so neither record it nor write the seen cookie. */
  | {
      meme: PoolMeme<Page>;
      locale: string;
      repeat: boolean;
      trace: ChoiceTrace;
    }
  | { meme: null; reason: NoneReason; trace: ChoiceTrace };

/** The input of `chooseMeme` together with the search it starts. */
interface Run extends Search {
  policy: SplashPolicy;
  visitor: VisitorState;
}

type Step =
  | { reason: NoneReason; stops(run: Run): boolean }
  | { rule: Rule; finds(run: Run): number | null };

/** The rules, in the order they are asked: the first that stops or finds decides. */
const STEPS: readonly Step[] = [
  { reason: "opted_out", stops: ({ visitor }) => !visitor.preferences.enabled },
  { reason: "paused", stops: isPaused },
  { rule: "repeat", finds: findJustShown },
  { reason: "frequency", stops: isTooSoon },
  { reason: "empty_pool", stops: ({ pool }) => pool.memes.length === 0 },
  { rule: "today", finds: (run) => bestOf(run, "todays", run.occasion.locale) },
  {
    rule: "wanted",
    finds: (run) => bestOf(run, "others", run.occasion.locale),
  },
  { rule: "any", finds: findInDefaultLanguage },
  {
    rule: "least_recent",
    finds: (run) => leastRecentlySeen(run, run.visitor.seen),
  },
];

/** Whole days from one showing to the next. */
const INTERVAL_DAYS: Readonly<
  Record<Frequency, (preferences: Preferences) => number>
> = {
  every_visit: () => 0,
  daily: () => 1,
  weekly: () => 7,
  custom: ({ customDays }) => customDays,
};

/**
 * Which meme this visitor sees now, and why. Pure: the same input gives the same answer. Its cost depends neither on the
 * size of the pool nor on the visitor's history. `now` is in milliseconds since the epoch, `seed` an unsigned 32-bit integer.
 */
export function chooseMeme<Page>(
  policy: SplashPolicy,
  pool: PublishedPool<Page>,
  visitor: VisitorState,
  now: number,
  seed: number,
): Choice<Page> {
  const today = policy.zones.localDay(now, visitor.timeZone);
  const occasion = occasionOf(policy, visitor, { now, today });
  const run: Run = {
    policy,
    pool,
    visitor,
    occasion,
    seed: seed >>> 0,
    looked: 0,
    fell: [],
  };
  for (const step of STEPS) {
    if ("reason" in step) {
      if (step.stops(run))
        return {
          meme: null,
          reason: step.reason,
          trace: traceOf(run, step.reason),
        };
      continue;
    }
    const place = step.finds(run);
    const meme = place === null ? undefined : pool.memes[place];
    if (!meme) continue;
    const locale = meme.locales.includes(visitor.locale)
      ? visitor.locale
      : policy.defaultLocale;
    return {
      meme,
      locale,
      repeat: step.rule === "repeat",
      trace: traceOf(run, step.rule),
    };
  }
  return {
    meme: null,
    reason: "nothing_left",
    trace: traceOf(run, "nothing_left"),
  };
}

function isPaused({ visitor, occasion }: Run): boolean {
  const { pausedUntil } = visitor.preferences;
  return pausedUntil !== null && occasion.now < Date.parse(pausedUntil);
}

/** Reload, Back and the redirect after an act find what they left, unless it was blocked or taken down meanwhile. */
function findJustShown(run: Run): number | null {
  const { lastShownAt, seen } = run.visitor;
  const last = seen.at(-1);
  if (lastShownAt === null || !last) return null;
  const age = run.occasion.now - lastShownAt;
  return age >= 0 && age < run.policy.repeatMs
    ? standingPlace(run, last.number)
    : null;
}

function isTooSoon({ policy, visitor, occasion }: Run): boolean {
  const { lastShownAt, preferences, timeZone } = visitor;
  if (lastShownAt === null) return false;
  const days =
    occasion.today.day - policy.zones.localDay(lastShownAt, timeZone).day;
  // A showing in the future comes from a clock that was wrong; it must not lock the visitor out until then.
  return days >= 0 && days < INTERVAL_DAYS[preferences.frequency](preferences);
}

function findInDefaultLanguage(run: Run): number | null {
  const { locale, defaultLocale } = run.occasion;
  if (locale === defaultLocale) return null;
  return (
    bestOf(run, "todays", defaultLocale) ?? bestOf(run, "others", defaultLocale)
  );
}
