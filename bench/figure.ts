import type { Site } from "./site.ts";

/** What a reading is held against. */
export type Goal =
  { atLeast: number } | { atMost: number } | { informative: true };

/** One number, as it is reported. */
export interface Reading {
  /** The row of the figures it belongs to, such as "P1". */
  id: string;
  what: string;
  goal: Goal;
  measured: number;
  /** Such as "x", "kB", "ms". */
  unit: string;
  /** Largest over smallest of its rounds; left out where there is one round or nothing that varies. */
  spread?: number;
  /** What the number is made of. */
  note?: string;
}

/** What every figure may use; opened when it is first asked for. */
export interface Bench {
  /** A site on PostgreSQL with a thousand published memes. */
  site(): Promise<Site>;
  /** Whether there is time for what takes minutes. */
  long: boolean;
  /** Tells whoever waits what is going on. */
  say(words: string): void;
}

export interface Figure {
  /** For `--only`. */
  name: string;
  /** Measured with `--long`, or when it is asked for by name. */
  isLong?: boolean;
  measure(bench: Bench): Promise<Reading[]>;
}

/** True, false, or null for a number that has no goal. */
export function isMet({ goal, measured }: Reading): boolean | null {
  if ("atLeast" in goal) return measured >= goal.atLeast;
  if ("atMost" in goal) return measured <= goal.atMost;
  return null;
}
