import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createTurns } from "./turns.ts";

const IDLE_MS = 15_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Turns that write down what happened. */
function record() {
  const log: string[] = [];
  const onCut = vi.fn(async (holder: string) => void log.push(`cut ${holder}`));
  const turns = createTurns<string>({ idleMs: IDLE_MS, onCut });
  const take = (holder: string, name: string, outcome: "keep" | "free") =>
    turns.take(holder, async () => {
      log.push(`${holder} ${name} begins`);
      await Promise.resolve();
      log.push(`${holder} ${name} ends`);
      return outcome;
    });
  return { log, turns, take, onCut };
}

test("turns run one after the other, in the order they were asked for", async () => {
  const { log, take } = record();
  await Promise.all([
    take("pia", "1", "free"),
    take("tomas", "1", "free"),
    take("pia", "2", "free"),
  ]);
  expect(log).toEqual([
    "pia 1 begins",
    "pia 1 ends",
    "tomas 1 begins",
    "tomas 1 ends",
    "pia 2 begins",
    "pia 2 ends",
  ]);
});

test("whoever keeps the session goes first, and nobody else runs until it lets go", async () => {
  const { log, take, turns } = record();
  const first = take("pia", "begin", "keep");
  const other = take("tomas", "select", "free");
  await first;
  expect(turns.holds("pia")).toBe(true);
  await take("pia", "insert", "keep");
  expect(log).not.toContain("tomas select begins");
  await take("pia", "commit", "free");
  await other;
  expect(log.slice(-4)).toEqual([
    "pia commit begins",
    "pia commit ends",
    "tomas select begins",
    "tomas select ends",
  ]);
});

test("a keeper that says nothing for too long is cut off, and the next one runs", async () => {
  const { log, take, onCut } = record();
  await take("pia", "begin", "keep");
  const other = take("tomas", "select", "free");
  await vi.advanceTimersByTimeAsync(IDLE_MS - 1);
  expect(onCut).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  await other;
  expect(log.slice(2)).toEqual([
    "cut pia",
    "tomas select begins",
    "tomas select ends",
  ]);
});

test("a keeper that goes on is given the whole time again", async () => {
  const { take, onCut } = record();
  await take("pia", "begin", "keep");
  await vi.advanceTimersByTimeAsync(IDLE_MS - 1);
  await take("pia", "insert", "keep");
  await vi.advanceTimersByTimeAsync(IDLE_MS - 1);
  expect(onCut).not.toHaveBeenCalled();
});

test("nobody is cut off once the session is free", async () => {
  const { take, onCut } = record();
  await take("pia", "begin", "keep");
  await take("pia", "commit", "free");
  await vi.advanceTimersByTimeAsync(IDLE_MS * 2);
  expect(onCut).not.toHaveBeenCalled();
});

test("a turn that fails is its own client's trouble alone", async () => {
  const { take, turns } = record();
  const failing = turns.take("pia", () => Promise.reject(new Error("no")));
  const other = take("tomas", "select", "free");
  await expect(failing).rejects.toThrow("no");
  await other;
});

test("a failed cut does not wedge the others", async () => {
  const { take, onCut } = record();
  onCut.mockRejectedValueOnce(new Error("no"));
  await take("pia", "begin", "keep");
  const other = take("tomas", "select", "free");
  await vi.advanceTimersByTimeAsync(IDLE_MS);
  await other;
});

test("closing lets the running turn finish, refuses the rest and does not wait for a keeper", async () => {
  const { log, take, turns } = record();
  const begin = take("pia", "begin", "keep");
  const refused = expect(take("tomas", "select", "free")).rejects.toThrow();
  await turns.close();
  await Promise.all([begin, refused]);
  expect(log).toEqual(["pia begin begins", "pia begin ends", "cut pia"]);
  await expect(take("pia", "commit", "free")).rejects.toThrow("closed");
  expect(vi.getTimerCount()).toBe(0);
});
