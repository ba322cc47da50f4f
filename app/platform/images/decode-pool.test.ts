import { describe, expect, test } from "vitest";
import type { DecodeCrew } from "./decode-crew.server.ts";
import { openDecodePool } from "./decode-pool.server.ts";
import type { DecodeAnswer, DecodeTask } from "./decode-tasks.ts";

const MADE: DecodeAnswer = {
  kind: "failed",
  fault: "unreadable_image",
  note: "done",
};

/** A crew that holds every task until it is told to end it. */
function openHeldCrew() {
  const held: { name: string; end: () => void }[] = [];
  let isDismissed = false;
  const crew: DecodeCrew = {
    perform: ({ directory }) =>
      new Promise((resolve) =>
        held.push({ name: directory, end: () => resolve(MADE) }),
      ),
    dismiss: () => Promise.resolve(void (isDismissed = true)),
  };
  return { crew, held, isDismissed: () => isDismissed };
}

const task = (name: string) =>
  ({ kind: "stills", directory: name }) as DecodeTask;

describe("the decode queue", () => {
  test("decodes as many at once as it may, and lets the others wait", () => {
    const { crew, held } = openHeldCrew();
    const pool = openDecodePool(crew, { concurrency: 2, queue: 5 });
    for (const name of ["a", "b", "c"]) void pool.run(task(name));
    expect(held.map(({ name }) => name)).toEqual(["a", "b"]);
    expect([pool.active(), pool.waiting()]).toEqual([2, 1]);
  });

  test("is busy beyond its limit, and not before", async () => {
    const { crew } = openHeldCrew();
    const pool = openDecodePool(crew, { concurrency: 1, queue: 2 });
    for (const name of ["a", "b", "c"]) void pool.run(task(name));
    expect(await pool.run(task("d"))).toMatchObject({ fault: "busy" });
    expect(pool.waiting()).toBe(2);
  });

  test("is never busy with an idle child, even where nobody may wait", () => {
    const { crew, held } = openHeldCrew();
    const pool = openDecodePool(crew, { concurrency: 1, queue: 0 });
    void pool.run(task("a"));
    expect(held).toHaveLength(1);
  });

  test("takes those who wait in order, background work last", async () => {
    const { crew, held } = openHeldCrew();
    const pool = openDecodePool(crew, { concurrency: 1, queue: 5 });
    const first = pool.run(task("first"));
    const background = pool.run(task("background"), { background: true });
    const second = pool.run(task("second"));
    for (const done of [first, second, background]) {
      held.at(-1)?.end();
      await done;
    }
    expect(held.map(({ name }) => name)).toEqual([
      "first",
      "second",
      "background",
    ]);
  });

  test("closes by ending what runs and sending the rest away", async () => {
    const { crew, held, isDismissed } = openHeldCrew();
    const pool = openDecodePool(crew, { concurrency: 1, queue: 5 });
    const running = pool.run(task("running"));
    const waiting = pool.run(task("waiting"));
    const closed = pool.close();
    expect(await waiting).toMatchObject({ fault: "busy" });
    expect(isDismissed()).toBe(false);
    held[0]?.end();
    expect(await running).toBe(MADE);
    await closed;
    expect(isDismissed()).toBe(true);
    expect(await pool.run(task("late"))).toMatchObject({ fault: "busy" });
  });
});
