import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createObjectSweep } from "#app/uploads/upkeep/object-sweep.server.ts";
import {
  childEnvironment,
  copyEmbedded,
  copyOn,
  s3Environment,
  type TestDatabase,
} from "../database.ts";
import { describeWith } from "../servers/provided.ts";
import { runProgram } from "./running-app.ts";
import { filesIn, findRemains, isQuiet, tmpOf } from "./upload-remains.ts";
import { joinApp } from "./template.ts";
import { openUploadTrial, type TrialEnvironment } from "./upload-trial.ts";

/** A machine at work on other things takes its time. */
const PATIENT = { timeout: 120_000, interval: 200 };
vi.setConfig({ testTimeout: 300_000 });
/** Enough for a kill in each part of the way, now and then; the bench has hundreds. */
const KILLS = 3;

const NOBODY_IS_AT_WORK = () => Promise.resolve();

function itSurvives(
  title: string,
  seed: number,
  place: () => Promise<TestDatabase>,
  storage: () => Promise<Record<string, string>>,
): void {
  describe(title, () => {
    let database: TestDatabase;
    let env: TrialEnvironment;
    beforeAll(async () => {
      database = await place();
      const other = await storage();
      env = { ...childEnvironment(database), ...other, SWEEP_SECONDS: "1" };
    });
    afterAll(() => database?.remove());

    test("every upload that was acknowledged is there whole, and nothing else is", async () => {
      const trial = await openUploadTrial({ env, role: "all", seed });
      await trial.killAmid(KILLS);
      await trial.sendAgain();
      const { uploads } = trial;
      expect(uploads.filter((upload) => !upload.isAcknowledged)).toEqual([]);
      const services = await joinApp(env.DATA_DIR, env);
      await vi.waitFor(
        async () => expect(await isQuiet(services)).toBe(true),
        PATIENT,
      );
      const sweep = createObjectSweep(services, NOBODY_IS_AT_WORK);
      await sweep(new AbortController().signal);
      const nothing = { lost: [], leftOver: [] };
      expect(await findRemains(services, uploads)).toEqual(nothing);
      await services.close();
      const scrub = runProgram("scripts/admin.ts", ["scrub", "--json"], env);
      expect(await scrub.ended(), scrub.output()).toMatchObject({ code: 0 });
      await trial.stop();
      expect(await filesIn(tmpOf(env.DATA_DIR))).toEqual([]);
    });
  });
}

const onDisk = () => Promise.resolve({});

describe("an app that is killed amid uploads", { concurrent: true }, () => {
  itSurvives("embedded, on disk", 1, () => copyEmbedded(), onDisk);
  describeWith("postgres", "on PostgreSQL", (server) => {
    itSurvives("on disk", 2, () => copyOn(server)(), onDisk);
    describeWith("s3", "with S3", (s3) => {
      itSurvives(
        "in a bucket",
        3,
        () => copyOn(server)(),
        () => s3Environment(s3),
      );
    });
  });
});
