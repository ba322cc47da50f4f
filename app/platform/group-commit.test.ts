import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openGroupCommit } from "./group-commit.server.ts";

const GATHER_MS = 100;
const MAX_ROWS = 4;
const MAX_WAITING = 6;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

class RowFault extends Error {}

function open() {
  const written: string[] = [];
  const write = vi.fn(async (rows: string[]) => {
    if (rows.includes("poison")) throw new RowFault("poison");
    written.push(...rows);
  });
  const onDropped = vi.fn();
  const group = openGroupCommit<string>({
    write,
    isRowFault: (error) => error instanceof RowFault,
    gatherMs: GATHER_MS,
    maxRows: MAX_ROWS,
    maxWaiting: MAX_WAITING,
    onDropped,
  });
  const push = (...rows: string[]) => rows.forEach((row) => group.push(row));
  return { group, push, write, written, onDropped };
}

const away = () => Promise.reject(new Error("the database is away"));
const pass = (milliseconds: number) =>
  vi.advanceTimersByTimeAsync(milliseconds);

test("rows that come within the time are written together, once", async () => {
  const { group, push, write } = open();
  push("a");
  await pass(GATHER_MS - 1);
  const added = group.add("b");
  expect(write).not.toHaveBeenCalled();
  await pass(1);
  await added;
  expect(write.mock.calls).toEqual([[["a", "b"]]]);
});

test("a full group is written at once", async () => {
  const { push, write } = open();
  push("a", "b", "c", "d");
  expect(write).toHaveBeenCalledOnce();
  await pass(GATHER_MS);
  expect(write).toHaveBeenCalledOnce();
});

test("rows that come during a write follow it in groups that are not too large", async () => {
  const { push, write } = open();
  const first = Promise.withResolvers<void>();
  write.mockImplementationOnce(() => first.promise);
  push("a", "b", "c", "d", "e", "f", "g", "h", "i");
  await pass(GATHER_MS * 3);
  expect(write).toHaveBeenCalledOnce();
  first.resolve();
  await pass(0);
  expect(write.mock.calls.map(([rows]) => rows.join(""))).toEqual([
    "abcd",
    "efgh",
    "i",
  ]);
});

test("an act is answered after its write, not before", async () => {
  const { group, write } = open();
  const first = Promise.withResolvers<void>();
  write.mockImplementationOnce(() => first.promise);
  const answered = vi.fn();
  const added = group.add("like").then(answered);
  await pass(GATHER_MS * 2);
  expect(answered).not.toHaveBeenCalled();
  first.resolve();
  await added;
  expect(answered).toHaveBeenCalledOnce();
});

test("an act whose write failed is refused, and is not written later", async () => {
  const { group, write, written } = open();
  write.mockImplementationOnce(away);
  const refused = expect(group.add("like")).rejects.toThrow("away");
  await pass(GATHER_MS);
  await refused;
  await pass(60_000);
  expect(written).toEqual([]);
});

test("pushed rows are kept while the database is away, and written in order when it is back", async () => {
  const { push, write, written } = open();
  write.mockImplementationOnce(away).mockImplementationOnce(away);
  push("a", "b");
  await pass(GATHER_MS);
  push("c");
  await pass(3_000);
  expect(written).toEqual(["a", "b", "c"]);
  expect(write).toHaveBeenCalledTimes(3);
});

test("while the database is away, more rows do not mean more tries", async () => {
  const { push, write, written } = open();
  write.mockImplementation(away);
  push("a", "b", "c", "d");
  await pass(0);
  push("e", "f");
  await pass(900);
  expect(write).toHaveBeenCalledTimes(1);
  await pass(100);
  expect(write).toHaveBeenCalledTimes(2);
  write.mockImplementation(async (rows) => void written.push(...rows));
  await pass(1_000);
  expect(written.join("")).toBe("abcdef");
});

test("beyond what is kept, the oldest are dropped and counted", async () => {
  const { push, write, written, onDropped } = open();
  write.mockImplementationOnce(away);
  push("a", "b", "c", "d", "e", "f", "g", "h");
  await pass(60_000);
  expect(written.join("")).toBe("cdefgh");
  expect(onDropped.mock.calls).toEqual([[2]]);
});

test("acts do not count among the kept", async () => {
  const { group, push, write, onDropped } = open();
  write.mockImplementationOnce(away);
  const acts = Array.from({ length: 8 }, (_, n) => group.add(`act ${n}`));
  const settled = Promise.allSettled(acts);
  push("a");
  await pass(60_000);
  const results = await settled;
  expect(results.map(({ status }) => status)).toEqual([
    ...Array<string>(4).fill("rejected"),
    ...Array<string>(4).fill("fulfilled"),
  ]);
  expect(onDropped).not.toHaveBeenCalled();
});

test("a row that can never be written is left out, and the others are not", async () => {
  const { push, written, onDropped } = open();
  push("a", "poison", "b", "c");
  await pass(60_000);
  expect(written).toEqual(["a", "b", "c"]);
  expect(onDropped.mock.calls).toEqual([[1]]);
});

test("an act that can never be written is refused alone", async () => {
  const { group, written } = open();
  const refused = expect(group.add("poison")).rejects.toThrow("poison");
  await Promise.all([group.add("like"), refused, pass(GATHER_MS)]);
  expect(written).toEqual(["like"]);
});

test("a row at fault while the database goes away loses nobody else", async () => {
  const { push, write, written } = open();
  write
    .mockImplementationOnce(() => Promise.reject(new RowFault("poison")))
    .mockImplementationOnce(away);
  push("a", "poison", "b", "c");
  await pass(60_000);
  expect(written.toSorted()).toEqual(["a", "b", "c"]);
});

test("a flush writes everything at once, also what comes while it writes", async () => {
  const { group, push, write, written } = open();
  const first = Promise.withResolvers<void>();
  write.mockImplementationOnce(async (rows) => {
    await first.promise;
    written.push(...rows);
  });
  push("a", "b");
  const flushed = group.flush();
  push("c");
  const added = group.add("d");
  first.resolve();
  await Promise.all([flushed, added]);
  expect(written).toEqual(["a", "b", "c", "d"]);
});

test("a flush after a failed write tries once more at once", async () => {
  const { group, push, write, written } = open();
  write.mockImplementationOnce(away);
  push("a", "b");
  await pass(GATHER_MS);
  await group.flush();
  expect(written).toEqual(["a", "b"]);
});

test("a flush of nothing writes nothing", async () => {
  const { group, write } = open();
  await group.flush();
  expect(write).not.toHaveBeenCalled();
});
