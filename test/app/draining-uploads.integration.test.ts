import { afterAll, beforeAll, expect, test, vi } from "vitest";
import {
  childEnvironment,
  copyEmbedded,
  type TestDatabase,
} from "../database.ts";
import { ask } from "./browser-request.ts";
import { joinApp } from "./template.ts";
import { findRemains, isQuiet } from "./upload-remains.ts";
import { openUploadTrial, type UploadTrial } from "./upload-trial.ts";

/** What a platform gives a process that it has told to stop. */
const STOPPED_WITHIN_MS = 25_000;
const IN_FLIGHT = 5;
const PATIENT = { timeout: 120_000, interval: 100 };
vi.setConfig({ testTimeout: 240_000 });

let database: TestDatabase;
let trial: UploadTrial;
beforeAll(async () => {
  database = await copyEmbedded();
  const { DATA_DIR } = database.env;
  // Only where somebody balances a load does a process give notice before it stops to listen.
  const env = { ...childEnvironment(database), DATA_DIR, APP_ENV: "staging" };
  trial = await openUploadTrial({
    ...{ env: { ...env, ALLOW_EMBEDDED: "1" }, role: "all", seed: 5 },
  });
});
afterAll(async () => {
  await trial?.stop();
  await database?.remove();
});

test("SIGTERM amid uploads and their jobs: what was begun is finished, the process says so, and ends with 0", async () => {
  const { app } = trial;
  await trial.send(2);
  const sending = trial.send(IN_FLIGHT);
  const at = performance.now();
  app.signal("SIGTERM");
  await vi.waitFor(async () =>
    expect((await ask(app, "/health/ready")).status).toBe(503),
  );
  expect((await ask(app, "/health/live")).status).toBe(200);
  app.signal("SIGTERM");
  const answers = await sending;
  expect(answers.map(({ status }) => status)).toEqual(
    Array.from({ length: IN_FLIGHT }, () => 201),
  );
  expect(await app.ended()).toEqual({ code: 0, signal: null });
  expect(performance.now() - at).toBeLessThan(STOPPED_WITHIN_MS);
});

test("the next start finishes the jobs that were handed back", async () => {
  await trial.startAgain();
  const services = await joinApp(trial.app.dataDir, { ALLOW_EMBEDDED: "1" });
  await vi.waitFor(
    async () => expect(await isQuiet(services)).toBe(true),
    PATIENT,
  );
  const nothing = { lost: [], leftOver: [] };
  expect(await findRemains(services, trial.uploads)).toEqual(nothing);
  await services.close();
});
