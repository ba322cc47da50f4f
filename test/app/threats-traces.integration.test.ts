import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { acceptedFile } from "../files/read.ts";
import {
  attackApp,
  INSIDE,
  sendPicture,
  type AttackedApp,
  type Attacker,
} from "./attacked-app.ts";
import { ask, type Answer } from "./browser-request.ts";
import { PASSWORD } from "./enrolled.ts";
import { openPlainBrowser } from "./plain-browser.ts";
import { file } from "./raw-form.ts";

const METRICS_TOKEN = "metrics-token-for-nobody-else";
/** What is typed where a secret belongs, and must not be found anywhere. */
const TYPED = {
  password: "never-to-be-written-password",
  code: "never-to-be-written-code",
  state: "never-to-be-written-state",
  signature: "neverToBeWrittenSignature",
  search: "never-to-be-written-search",
};

let attacked: AttackedApp;
let pia: Attacker;
let logDir: string;
/** Every answer that was given to anybody here. */
const answers: Answer[] = [];
beforeAll(async () => {
  logDir = await mkdtemp(join(tmpdir(), "mingus-traces-"));
  attacked = await attackApp({
    role: "all",
    env: {
      METRICS_TOKEN,
      LOG_LEVEL: "debug",
      LOG_DIR: logDir,
    },
  });
  pia = await attacked.enrol("pia");
});
afterAll(async () => {
  await attacked?.stop();
  await rm(logDir, { recursive: true, force: true });
});

async function get(path: string, headers: Record<string, string> = {}) {
  const answer = await ask(attacked.app, path, { headers });
  answers.push(answer);
  return answer;
}

const metrics = async () =>
  (
    await ask(attacked.app, "/metrics", {
      headers: { Authorization: `Bearer ${METRICS_TOKEN}` },
    })
  ).body;
const seriesOf = (text: string) =>
  text
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.replace(/ [^ ]+$/, ""));

describe("metrics (O1)", () => {
  test.each([
    [401, {}],
    [401, { Authorization: "Bearer wrong" }],
    [401, { Authorization: `Bearer ${METRICS_TOKEN}x` }],
    [401, { Authorization: `Basic ${METRICS_TOKEN}` }],
    [401, { "X-Forwarded-For": "127.0.0.1" }],
    [200, { Authorization: `Bearer ${METRICS_TOKEN}` }],
  ])("are answered with %i to %j", async (status, headers) => {
    const answer = await ask(attacked.app, "/metrics", {
      headers: headers as Record<string, string>,
    });
    expect(answer.status).toBe(status);
  });

  test("do not grow by ten thousand addresses", async () => {
    let seed = 7;
    const word = () => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return seed.toString(36);
    };
    const starts = [
      "",
      "/media",
      "/assets",
      "/api/v1",
      "/submissions",
      "/account",
      "/login",
      "/health",
      "/api/v1/uploads",
    ];
    const address = (nth: number) =>
      `${starts[nth % starts.length]}/${word()}/${word()}?${word()}=${word()}`;
    // Once each, so that what may be there is there.
    for (let nth = 0; nth < starts.length * 2; nth++)
      await ask(attacked.app, address(nth), {});
    await vi.waitFor(async () =>
      expect(await metrics()).toContain('route="other"'),
    );
    const before = seriesOf(await metrics()).filter((name) =>
      name.includes("route="),
    );
    for (let nth = 0; nth < 10_000; nth += 40)
      await Promise.all(
        Array.from({ length: 40 }, (_, more) =>
          ask(attacked.app, address(nth + more), {}),
        ),
      );
    const after = seriesOf(await metrics()).filter((name) =>
      name.includes("route="),
    );
    expect(after.filter((name) => !before.includes(name))).toEqual([]);
  }, 180_000);
});

describe("an error of ours (O2)", () => {
  test.each([
    ["a screen", "/submissions", { Accept: "text/html" }],
    ["what scripts ask for", "/submissions.data", { Accept: "*/*" }],
    [
      "the API",
      "/api/v1/submissions/01a1f95e-e80e-75bf-adcc-fbc80e31f8ad",
      { Accept: "application/json" },
    ],
  ])(
    "in %s is told by its number alone, and written down",
    async (_, path, headers) => {
      const { db } = attacked.services;
      await db.$executeRaw`ALTER TABLE "Upload" RENAME TO "UploadAway"`;
      await db.$executeRaw`ALTER TABLE "Meme" RENAME TO "MemeAway"`;
      const proof = path.startsWith("/api/")
        ? pia.token
        : { Cookie: pia.cookie };
      const answer = await get(path, { ...headers, ...proof }).finally(
        async () => {
          await db.$executeRaw`ALTER TABLE "UploadAway" RENAME TO "Upload"`;
          await db.$executeRaw`ALTER TABLE "MemeAway" RENAME TO "Meme"`;
        },
      );
      expect(answer.status).toBe(500);
      const requestId = String(answer.headers["x-request-id"]);
      expect(answer.body).not.toMatch(INSIDE);
      expect(answer.body).not.toMatch(
        /Unexpected Server Error|UploadAway|relation|SELECT/,
      );
      if (path !== "/submissions.data")
        expect(answer.body).toContain(requestId);
      await attacked.app.untilPrinted(
        new RegExp(
          `"unexpected_error".*${requestId}|${requestId}.*"unexpected_error"`,
        ),
      );
    },
  );
});

test("a loader is no address, by whatever name it is asked for (Z1, O2)", async () => {
  for (const name of ["root", "routes/account._index", "routes/none", "%00"])
    for (const key of ["_data", "%5Fdata", "a=b&_data"]) {
      const headers = { Cookie: pia.cookie };
      const path = `/account?${key}=${encodeURIComponent(name)}`;
      const answer = await get(path, headers);
      expect([path, answer.status]).toEqual([path, 404]);
      expect(answer.body).not.toContain("pia");
    }
  const errors = attacked.app.output().match(/Single fetch-enabled/g);
  expect(errors).toBeNull();
});

test("no secret that was used here is in a log, a page, a metric or the audit (O3)", async () => {
  const { app, services } = attacked;
  const { env } = services;
  const own = openPlainBrowser(app);
  const email = "secretive@example.com";
  await own.post("/signup", { name: "Sec Retive", email, password: PASSWORD });
  await own.post("/login", { email, password: TYPED.password });
  await own.post("/login", { email, password: PASSWORD });
  const cookies = [...own.cookies.values()];
  const tokens = await ask(app, "/api/v1/sessions", {
    ...{ method: "POST", body: JSON.stringify({ email, password: PASSWORD }) },
    headers: { "Content-Type": "application/json" },
  });
  const { accessToken, refreshToken } = JSON.parse(tokens.body) as Record<
    string,
    string
  >;
  const pixel = await readFile(acceptedFile("one-pixel.png"));
  await sendPicture(attacked, pia, [file(pixel)]);
  const announced = await ask(app, "/api/v1/uploads/presign", {
    ...{
      method: "POST",
      body: JSON.stringify({ contentType: "image/png", bytes: pixel.length }),
    },
    headers: { "Content-Type": "application/json", ...pia.token },
  });
  const { upload } = JSON.parse(announced.body) as { upload: { url: string } };
  const signed = new URL(upload.url, app.url);
  await ask(app, signed.pathname + signed.search, {
    ...{ method: "PUT", body: pixel },
    headers: { "Content-Type": "image/png", "Content-Length": pixel.length },
  });
  await get(`/login/google/callback?code=${TYPED.code}&state=${TYPED.state}`);
  await get(
    `/media/x?X-Amz-Signature=${TYPED.signature}&token=${TYPED.signature}`,
  );
  await get(`/no-such-page?q=${TYPED.search}`);
  await get("/account", {
    Cookie: `session=${TYPED.signature}`,
    Authorization: `Bearer ${TYPED.signature}`,
  });
  for (const path of [
    "/account",
    "/account/sessions",
    "/account/tokens",
    "/submissions",
    "/account.data",
    "/_root.data",
  ])
    await get(path, { Cookie: pia.cookie });
  const last = await get("/welcome");
  await app.untilPrinted(new RegExp(String(last.headers["x-request-id"])));

  const hidden = [
    ...[PASSWORD, METRICS_TOKEN, ...env.SESSION_SECRETS, ...env.JWT_SECRETS],
    ...Object.values(TYPED).filter((typed) => typed !== TYPED.search),
    ...cookies.filter((value) => value.length > 20),
    ...[accessToken, refreshToken, pia.token.Authorization.slice(7)],
    ...[pia.cookie.slice(pia.cookie.indexOf("=") + 1)],
    ...[signed.searchParams.get("signature") ?? "no signature"],
  ].map(String);
  expect(hidden.filter((secret) => secret.length < 16)).toEqual([]);
  const audit = JSON.stringify(
    await services.db.auditEntry.findMany(),
    (_, value: unknown) => (typeof value === "bigint" ? String(value) : value),
  );
  const rows =
    JSON.stringify(await services.db.apiToken.findMany()) +
    JSON.stringify(await services.db.session.findMany());
  const pages = answers
    .map(({ headers, body }) => JSON.stringify(headers) + body)
    .join("\n");
  const files = await readdir(logDir);
  expect(files.length).toBeGreaterThan(2);
  const logs = await Promise.all(
    files.map((name) => readFile(join(logDir, name), "utf8")),
  );
  const places = {
    ...{ output: app.output(), logs: logs.join(""), metrics: await metrics() },
    ...{ audit, rows, pages },
  };
  for (const [place, text] of Object.entries(places))
    for (const secret of hidden)
      expect(
        text.includes(secret),
        `${secret.slice(0, 12)}... in ${place}`,
      ).toBe(false);
  expect(app.output()).not.toContain(TYPED.search);
});
