import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { describeOnDatabases, type CopyDatabase } from "#test/database.ts";
import { openTestServices, type TestServices } from "#test/services.ts";
import { openSweeper, takeTurn, type Schedule } from "./sweeper.server.ts";

const never = new AbortController().signal;

function describeSweeper(copy: CopyDatabase): void {
  let services: TestServices;
  let remove: () => Promise<void>;
  beforeAll(async () => {
    const place = await copy();
    services = await openTestServices(place);
    remove = place.remove;
  });
  afterAll(async () => {
    await services.close();
    await remove();
  });
  const plan = (name: string, more: Partial<Schedule> = {}): Schedule => ({
    name,
    everySeconds: 60,
    sweep: () => Promise.resolve({ removed: 1 }),
    ...more,
  });
  const turn = (schedule: Schedule) => takeTurn(services, schedule, never);
  const age = (name: string, column: string, seconds: number) =>
    services.sql.query(
      `UPDATE "SweepRun" SET "${column}" = "${column}" - make_interval(secs => $2) WHERE "name" = $1`,
      [name, seconds],
    );

  test("a turn is taken once in its interval, whoever asks", async () => {
    const schedule = plan("once");
    const turns = await Promise.all([1, 2, 3, 4].map(() => turn(schedule)));
    expect(turns.filter(Boolean)).toEqual([{ removed: 1 }]);
    await age("once", "finishedAt", 59);
    expect(await turn(schedule)).toBeNull();
    await age("once", "finishedAt", 2);
    expect(await turn(schedule)).toEqual({ removed: 1 });
    expect(
      await services.db.sweepRun.findUnique({ where: { name: "once" } }),
    ).toMatchObject({ removed: 1, finishedAt: expect.any(Date) });
  });

  test("while a turn is under way nobody else takes it, however long it is; when its process died, somebody does", async () => {
    const inside: unknown[] = [];
    const schedule = plan("long", {
      async sweep() {
        await age("long", "startedAt", 14);
        inside.push(await turn(schedule));
        await age("long", "startedAt", 2);
        inside.push(await turn(plan("long")));
        return { removed: 0 };
      },
    });
    await turn(schedule);
    expect(inside).toEqual([null, { removed: 1 }]);
  });

  test("a clock of the database that was put back does not end all sweeping", async () => {
    await turn(plan("future"));
    await age("future", "finishedAt", -3600);
    expect(await turn(plan("future"))).toEqual({ removed: 1 });
  });

  test("what concerns one machine is swept by each process", async () => {
    const schedule = plan("here", { everywhere: true });
    expect(await turn(schedule)).toEqual({ removed: 1 });
    expect(await turn(schedule)).toEqual({ removed: 1 });
    const { db } = services;
    expect(await db.sweepRun.count({ where: { name: "here" } })).toBe(0);
  });

  test("what was removed is counted and told, and nothing is when there was nothing", async () => {
    await turn(plan("told", { sweep: async () => ({ removed: 7 }) }));
    await turn(plan("quiet", { sweep: async () => ({ removed: 0 }) }));
    const lines = services.log.lines.filter(({ event }) => event === "swept");
    const told = lines.map(({ fields }) => fields);
    expect(told).toContainEqual({ sweep: "told", removed: 7 });
    expect(told).not.toContainEqual(
      expect.objectContaining({ sweep: "quiet" }),
    );
    const metrics = await services.metrics.text();
    expect(metrics).toContain('mingus_sweep_removed_total{sweep="told"} 7');
  });

  test("one that fails is told once, is tried again, and keeps no other from its turn", async () => {
    const turns = { broken: 0, sound: 0 };
    const broken = plan("broken", {
      everySeconds: 0,
      everywhere: true,
      async sweep() {
        turns.broken++;
        throw new Error("the storage is away");
      },
    });
    const sound = plan("sound", {
      everySeconds: 0,
      everywhere: true,
      sweep: async () => ({ removed: turns.sound++ * 0 }),
    });
    const sweeper = openSweeper(services, [broken, sound]);
    await vi.waitFor(() => {
      expect(turns.broken).toBeGreaterThan(1);
      expect(turns.sound).toBeGreaterThan(1);
    }, 20_000);
    await sweeper.close();
    const failures = services.log.lines.filter(
      ({ event, fields }) =>
        event === "sweep_failed" && fields["sweep"] === "broken",
    );
    expect(failures).toHaveLength(1);
  });

  test("what a turn leaves for later is counted then, keeps no turn from beginning, and is waited for at the end", async () => {
    const laters: PromiseWithResolvers<number>[] = [];
    const late = plan("late", {
      everySeconds: 0,
      async sweep(signal) {
        const later = Promise.withResolvers<number>();
        laters.push(later);
        signal.addEventListener("abort", () => later.reject(signal.reason));
        return { removed: 0, later: later.promise };
      },
    });
    const sweeper = openSweeper(services, [late]);
    await vi.waitFor(() => expect(laters.length).toBeGreaterThan(1), 20_000);
    laters[0]!.resolve(3);
    const text = () => services.metrics.text();
    const counted = 'mingus_sweep_removed_total{sweep="late"} 3';
    await vi.waitFor(async () => expect(await text()).toContain(counted));
    await sweeper.close();
    expect(await text()).not.toMatch(/failures_total\{sweep="late"\}/);
  });

  test("closing ends what is under way and waits for it", async () => {
    const seen: string[] = [];
    const begun = Promise.withResolvers<void>();
    const sweep = async (signal: AbortSignal) => {
      begun.resolve();
      await new Promise((resolve) => signal.addEventListener("abort", resolve));
      seen.push("stopped");
      return { removed: 0 };
    };
    const sweeper = openSweeper(services, [plan("stopped", { sweep })]);
    await begun.promise;
    await sweeper.close();
    expect(seen).toEqual(["stopped"]);
  });

  test("a database that is away is waited for", async () => {
    let isAway = true;
    const sql = {
      query: (...parameters: [string, unknown[]]) =>
        isAway
          ? Promise.reject(new Error("nobody listens"))
          : services.sql.query(...parameters),
    } as unknown as TestServices["sql"];
    const swept = Promise.withResolvers<void>();
    const schedule = plan("patient", {
      everySeconds: 1,
      async sweep() {
        swept.resolve();
        return { removed: 0 };
      },
    });
    const sweeper = openSweeper({ ...services, sql }, [schedule]);
    const text = () => services.metrics.text();
    await vi.waitFor(
      async () =>
        expect(await text()).toMatch(/failures_total\{sweep="patient"\} [2-9]/),
      20_000,
    );
    isAway = false;
    await swept.promise;
    await sweeper.close();
  });
}

describeOnDatabases("sweeps", describeSweeper);
