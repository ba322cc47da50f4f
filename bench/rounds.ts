/** Rounds further apart than this are measured again. */
const CALM_SPREAD = 1.3;
const MOST_BATCHES = 3;

export interface Rounds {
  values: number[];
  median: number;
  /** Largest over smallest. */
  spread: number;
}

/**
 * Runs `round` so many times and keeps them all; when its main values lie too far apart, everything again, at most three
 * times, and the calmest batch is kept. What is compared must be measured inside one round.
 * @param main the value of a round whose spread decides
 */
export async function measureRounds<Round>(
  count: number,
  round: (number: number) => Promise<Round>,
  main: (round: Round) => number,
): Promise<Round[]> {
  let calmest: Round[] = [];
  let least = Infinity;
  for (let batch = 0; batch < MOST_BATCHES && least > CALM_SPREAD; batch++) {
    const rounds: Round[] = [];
    for (let number = 0; number < count; number++)
      rounds.push(await round(number));
    const { spread } = summary(rounds.map(main));
    if (spread < least) [calmest, least] = [rounds, spread];
  }
  return calmest;
}

export function summary(values: number[]): Rounds {
  const spread = Math.max(...values) / Math.min(...values);
  return { values, median: median(values), spread };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  const lower = sorted[Math.ceil(middle) - 1] ?? Number.NaN;
  return (upper + lower) / 2;
}
