import { readdir } from "node:fs/promises";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import {
  childEnvironment,
  copyOn,
  s3Environment,
  type TestDatabase,
} from "../database.ts";
import { makeCategory } from "../memes.ts";
import { describeWith } from "../servers/provided.ts";
import { createRelay, type Relay } from "../servers/relay.ts";
import { findFreePort } from "../servers/workplace.ts";
import { newJpeg } from "../uploads.ts";
import { ask } from "./browser-request.ts";
import { enrol, signedInCookie } from "./enrolled.ts";
import { field, file, formBody, sendRaw } from "./raw-form.ts";
import { runProgram, type RunningProgram } from "./running-app.ts";
import { joinApp } from "./template.ts";
import { tmpOf } from "./upload-remains.ts";

const PATIENT = { timeout: 60_000, interval: 50 };
vi.setConfig({ testTimeout: 180_000 });

const NO_ID = "01a1f95e-e80e-75bf-adcc-fbc80e31f8ad";
const NO_TOKEN = "x".repeat(43);
const BEARER = { Authorization: `Bearer mng_${NO_TOKEN}` };
const PIA = { email: "pia@example.com", password: "a hat on a heron" };
const form = (fields: Record<string, string>) => ({
  method: "POST",
  type: "application/x-www-form-urlencoded",
  body: new URLSearchParams(fields).toString(),
});

interface Asked {
  as?: Record<string, string>;
  method?: string;
  type?: string;
  body?: string;
}

/** Some of every kind that needs the database: for who asks, in a loader, in an action, at the API. */
const ASKING: Record<string, Asked> = {
  [`/password/renewal?token=${NO_TOKEN}`]: {},
  [`/setup?token=${NO_TOKEN}`]: {},
  "/login": form(PIA),
  "/signup": form({ ...PIA, name: "Pia" }),
  [`/api/v1/submissions/${NO_ID}`]: { as: BEARER },
  "/api/v1/sessions": {
    ...{ method: "POST", type: "application/json", body: JSON.stringify(PIA) },
  },
};

describeWith("postgres", "an app whose servers", (postgres) => {
  describeWith("redis", "with a shared count", (redis) => {
    describeWith("s3", "are away", (s3) => {
      let database: TestDatabase;
      let relays: Relay[];
      let env: Record<string, string>;
      let dataDir: string;
      let cookie: string;
      let app: RunningProgram;
      let port: number;
      beforeAll(async () => {
        database = await copyOn(postgres)();
        dataDir = database.env.DATA_DIR;
        const direct: Record<string, string> = {
          ...childEnvironment(database),
          ...(await s3Environment(s3)),
        };
        const services = await joinApp(dataDir, direct);
        await makeCategory(services);
        const person = await enrol(services, {
          ...{ email: "pia@example.com", name: "Pia", role: "contributor" },
        });
        cookie = await signedInCookie(services, person);
        await services.close();
        const { DATABASE_URL, S3_ENDPOINT } = direct;
        const addresses = [DATABASE_URL, redis.url, S3_ENDPOINT];
        const targets = addresses.map((url) => new URL(url ?? ""));
        relays = await Promise.all(
          targets.map((url) => createRelay(Number(url.port))),
        );
        const [database_url, redis_url, s3_url] = targets.map((url, index) => {
          url.port = String(relays[index]?.port);
          return url.href.replace(/\/$/, "");
        });
        port = await findFreePort();
        env = {
          ...{ ...direct, DATABASE_URL: database_url ?? "" },
          ...{ REDIS_URL: redis_url ?? "", S3_ENDPOINT: s3_url ?? "" },
          ...{ PORT: String(port), RATE_LIMITS: "off" },
        };
        app = runProgram("server.ts", [], env);
        await app.untilPrinted(/"listening"/);
      });
      afterAll(async () => {
        await app?.stop();
        await Promise.all(relays?.map((relay) => relay.cut()) ?? []);
        await database?.remove();
      });

      let number = 0;
      async function upload(expect100 = false) {
        const words = [field("decorative", "on"), field("category", "family")];
        const body = formBody([...words, file(await newJpeg(++number))]);
        const headers = { Cookie: cookie, Origin: `http://localhost:${port}` };
        if (!expect100) return sendRaw(port, { headers, body });
        const invited = {
          "Content-Length": String(body.length),
          Expect: "100-continue",
        };
        return sendRaw(port, { headers: { ...headers, ...invited } });
      }
      const statusOf = async (path: string) =>
        (await ask({ port }, path)).status;
      const received = async () =>
        (await readdir(tmpOf(dataDir), { recursive: true })).filter((name) =>
          name.includes("/"),
        );

      test("at the start, lives and is not ready, and refuses uploads before their bytes come", async () => {
        expect(await statusOf("/health/live")).toBe(200);
        expect(await statusOf("/health/ready")).toBe(503);
        for (const isAsking of [true, false]) {
          const answer = await upload(isAsking);
          expect([answer.status, answer.json.error?.code]).toEqual([
            503,
            "busy",
          ]);
          expect(answer.head).toMatch(/retry-after: \d/i);
          expect(await received()).toEqual([]);
        }
      });

      test("and come, is ready by itself, tells how to become the first admin, and takes uploads", async () => {
        expect(app.output()).not.toContain('"setup_link"');
        for (const relay of relays) await relay.open();
        await app.untilPrinted(/"setup_link"/);
        await vi.waitFor(
          async () => expect(await statusOf("/health/ready")).toBe(200),
          PATIENT,
        );
        await vi.waitFor(
          async () => expect((await upload()).status).toBe(201),
          PATIENT,
        );
      });

      test("and the database goes, every route says so at once, and none fails as if by a fault of its own", async () => {
        await relays[0]?.cut();
        const signedIn = ["/account", "/upload", "/submissions", "/welcome"];
        const all: Record<string, Asked> = {
          ...ASKING,
          ...Object.fromEntries(
            signedIn.map((path) => [path, { as: { Cookie: cookie } }]),
          ),
        };
        const answers = await Promise.all(
          Object.entries(all).map(async ([path, { as, type, ...asking }]) => {
            const headers = {
              ...{ ...as, Origin: `http://localhost:${port}` },
              ...(type ? { "Content-Type": type } : {}),
            };
            return [
              path,
              await ask({ port }, path, { ...asking, headers }),
            ] as const;
          }),
        );
        for (const [path, { status, headers, body }] of answers) {
          expect([path, status]).toEqual([path, 503]);
          expect(headers["retry-after"]).toMatch(/^\d+$/);
          const words = path.startsWith("/api/")
            ? '"busy"'
            : "Back in a moment";
          expect(body).toContain(words);
        }
        await relays[0]?.open();
        await vi.waitFor(
          async () => expect(await statusOf("/health/ready")).toBe(200),
          PATIENT,
        );
      });

      test("and go again, refuses the very next upload as busy, and takes one when they are back", async () => {
        await relays[0]?.cut();
        const answer = await upload();
        expect([answer.status, answer.json.error?.code]).toEqual([503, "busy"]);
        expect(answer.head).toMatch(/retry-after: \d/i);
        await relays[0]?.open();
        await vi.waitFor(
          async () => expect((await upload()).status).toBe(201),
          PATIENT,
        );
        await vi.waitFor(
          async () => expect(await received()).toEqual([]),
          PATIENT,
        );
      });
    });
  });
});
