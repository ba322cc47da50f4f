import type { Goal, Reading } from "./figure.ts";
import { applyLoad, type Load, type LoadResult } from "./load.ts";
import type { NodeProcess } from "./node-process.ts";
import { measureRounds, median, summary } from "./rounds.ts";

/** One server under load, once. */
export interface Trial extends LoadResult {
  perSecond: number;
  /** Of all its threads, for each request. */
  cpuMicroseconds: number;
}

/** Ours and its peer, measured one right after the other. */
export interface DuelRound {
  ours: Trial;
  peer: Trial;
}

interface Contender {
  server: NodeProcess;
  load: Omit<Load, "seconds">;
  /** Waits for what the load has left to do: it belongs to the price of a request. */
  settle?: () => Promise<void>;
}

export interface DuelPlan {
  ours: Contender;
  peer: Contender;
  rounds: number;
  roundSeconds: number;
  warmUpSeconds: number;
  /** Whose spread decides whether the rounds are measured again. */
  main(trial: Trial): number;
  say(words: string): void;
}

export interface Duel {
  /** The calmest rounds. */
  rounds: DuelRound[];
  /** Every round there was. */
  all: DuelRound[];
}

/** Warms both up, then loads them in turn. */
export async function runDuel(plan: DuelPlan): Promise<Duel> {
  const all: DuelRound[] = [];
  for (const contender of [plan.ours, plan.peer])
    await tryOnce(contender, plan.warmUpSeconds);
  const rounds = await measureRounds(
    plan.rounds,
    async (number) => {
      plan.say(`round ${number + 1} of ${plan.rounds}`);
      const peer = await tryOnce(plan.peer, plan.roundSeconds);
      const round = { peer, ours: await tryOnce(plan.ours, plan.roundSeconds) };
      all.push(round);
      return round;
    },
    ({ ours, peer }) => plan.main(ours) / plan.main(peer),
  );
  return { rounds, all };
}

async function tryOnce(
  { server, load, settle }: Contender,
  seconds: number,
): Promise<Trial> {
  const before = server.cpuSeconds();
  const result = await applyLoad(server.url, { ...load, seconds });
  await settle?.();
  const cpu = server.cpuSeconds() - before;
  return {
    ...result,
    perSecond: result.requests / result.seconds,
    cpuMicroseconds: (cpu * 1e6) / result.requests,
  };
}

interface Comparison extends Pick<Reading, "id" | "what"> {
  goal: Goal;
  of(trial: Trial): number;
  /** What `of` counts. */
  counted: string;
}

/** The ratio of ours to the peer's, round by round; `more` is better. */
export function compare(
  rounds: DuelRound[],
  { id, what, goal, of, counted }: Comparison,
): Reading {
  const { median: measured, spread } = summary(
    rounds.map(({ ours, peer }) => of(ours) / of(peer)),
  );
  const [mine, theirs] = (["ours", "peer"] as const).map((who) =>
    median(rounds.map((round) => of(round[who]))).toPrecision(3),
  );
  const note = `${Number(mine)} to ${Number(theirs)} ${counted}`;
  return { id, what, goal, measured, unit: "x", spread, note };
}
