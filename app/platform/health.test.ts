import { expect, test, vi } from "vitest";
import type { Check } from "./checks.server.ts";
import { openHealthAnswers } from "./health.server.ts";

type Situation = { down?: string[]; canServe?: boolean; isDraining?: boolean };

function open({
  down = [],
  canServe = true,
  isDraining = false,
}: Situation = {}) {
  const check = (name: string, critical: boolean): Check => ({
    name,
    critical,
    timeoutMs: 1000,
    run: async () => {
      if (down.includes(name))
        throw new Error(`connect ECONNREFUSED 10.0.0.7:5432 (${name})`);
    },
  });
  const onResult = vi.fn();
  const checks = [
    check("database", true),
    check("migrations", true),
    check("cache", false),
    check("storage", false),
  ];
  const needs = {
    checks,
    clock: { now: () => 0 },
    canServe: () => canServe,
    isDraining: () => isDraining,
    onResult,
  };
  return { ...openHealthAnswers(needs), onResult };
}

test.each<[string, Situation, string, number, string, number]>([
  ["everything works", {}, "healthy", 200, "healthy", 200],
  ["the cache is away", { down: ["cache"] }, "degraded", 200, "degraded", 200],
  ["storage is away", { down: ["storage"] }, "degraded", 200, "degraded", 200],
  [
    "the database is away and the pool is in memory",
    { down: ["database"] },
    "degraded",
    200,
    "unhealthy",
    503,
  ],
  [
    "the database is away and nothing is in memory",
    { down: ["database"], canServe: false },
    "unhealthy",
    503,
    "unhealthy",
    503,
  ],
  [
    "migrations are behind",
    { down: ["migrations"] },
    "degraded",
    200,
    "unhealthy",
    503,
  ],
  [
    "the process is draining",
    { isDraining: true },
    "healthy",
    200,
    "unhealthy",
    503,
  ],
  [
    "there is no meme to show and all works",
    { canServe: false },
    "healthy",
    200,
    "healthy",
    200,
  ],
])(
  "when %s",
  async (_, situation, health, healthStatus, ready, readyStatus) => {
    const answers = open(situation);
    expect(await answers.health()).toMatchObject({
      httpStatus: healthStatus,
      body: { status: health },
    });
    expect(await answers.ready()).toMatchObject({
      httpStatus: readyStatus,
      body: { status: ready },
    });
    expect(answers.live()).toEqual({
      httpStatus: 200,
      body: { status: "healthy" },
    });
  },
);

test("each part says how it is and how long it took, and nothing of where or why", async () => {
  const { body } = await open({ down: ["database"] }).health();
  expect(body.checks).toEqual({
    database: { status: "unhealthy", ms: expect.any(Number) },
    migrations: { status: "healthy", ms: expect.any(Number) },
    cache: { status: "healthy", ms: expect.any(Number) },
    storage: { status: "healthy", ms: expect.any(Number) },
  });
  expect(JSON.stringify(body)).not.toMatch(/ECONN|10\.0\.0\.7/);
});

test("each result is heard", async () => {
  const { health, onResult } = open({ down: ["cache"] });
  await health();
  expect(onResult.mock.calls).toEqual([
    ["database", true],
    ["migrations", true],
    ["cache", false],
    ["storage", true],
  ]);
});
