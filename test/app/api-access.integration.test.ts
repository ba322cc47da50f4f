import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OpenServices } from "#app/platform/open-services.server.ts";
import type { Person } from "#prisma/generated/client.ts";
import type {
  SignInAnswer,
  TokenAnswer,
} from "#app/accounts/programs/api-sessions.server.ts";
import { createApiToken } from "#app/accounts/programs/api-tokens.server.ts";
import type { Scope } from "#app/accounts/permissions.ts";
import { ask, type Answer } from "./browser-request.ts";
import { enrol, PASSWORD, signedInCookie } from "./enrolled.ts";
import { openStarter, type Starter } from "./fresh-app.ts";
import type { RunningApp } from "./running-app.ts";
import { joinApp } from "./template.ts";

const SESSIONS = "/api/v1/sessions";
const REFRESH = "/api/v1/sessions/refresh";
/** An address of the API that nobody may call without a name, whatever it answers then. */
const UNKNOWN = "/api/v1/nothing-here";
const MIRA = { email: "mira@example.com", password: PASSWORD };

let starter: Starter;
let app: RunningApp;
let services: OpenServices;
let mira: Person;

beforeAll(async () => {
  starter = await openStarter([]);
  app = await starter.start({ env: { RATE_LIMITS: "off" } });
  services = await joinApp(app.dataDir);
  const { email } = MIRA;
  mira = await enrol(services, {
    ...{ email, name: "Mira Measure", role: "moderator" },
  });
  await services.db.person.create({
    data: { email: "gus@example.com", name: "Gus Gavel", googleSubject: "1" },
  });
});
afterAll(async () => {
  await services?.close();
  await starter?.stop();
});

describe("signing in", () => {
  test("gives a pair of tokens and says who it is", async () => {
    const answer = await post(SESSIONS, MIRA);
    expect(answer.status).toBe(201);
    expect(answer.headers).toMatchObject({
      "cache-control": "no-store",
      "content-type": expect.stringContaining("application/json") as string,
      "content-security-policy": expect.not.stringContaining(
        "img-src",
      ) as string,
    });
    expect(answer.headers).not.toHaveProperty("set-cookie");
    const inThirtyDays = Date.now() + 29 * 86_400_000;
    const { refreshExpiresAt, ...told } = JSON.parse(
      answer.body,
    ) as SignInAnswer;
    expect(Date.parse(refreshExpiresAt)).toBeGreaterThan(inThirtyDays);
    expect(told).toEqual({
      device: expect.stringMatching(/^[\w.-]{150,}$/) as string,
      accessToken: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/) as string,
      refreshToken: expect.stringMatching(/^[\w-]{43}$/) as string,
      ...{ tokenType: "Bearer", expiresIn: 900 },
      person: { id: mira.id, name: "Mira Measure", role: "moderator" },
    });
  });

  test("takes an address in any case, with white space around it", async () => {
    const email = "  MIRA@Example.com ";
    expect((await post(SESSIONS, { ...MIRA, email })).status).toBe(201);
  });

  test("takes what it gave to be known by, whatever else is sent in its place", async () => {
    const first = await post(SESSIONS, MIRA);
    const { device } = JSON.parse(first.body) as SignInAnswer;
    for (const sent of [device, `${device}x`, "", "\0"]) {
      const again = await post(SESSIONS, { ...MIRA, device: sent });
      expect(again.status).toBe(201);
    }
    const wrong = await post(SESSIONS, { ...MIRA, device: 1 });
    expect([wrong.status, codeOf(wrong)]).toEqual([400, "bad_form"]);
  });

  test("says the same, whatever is wrong", async () => {
    const wrong = [
      { ...MIRA, password: "another unlikely hat" },
      { ...MIRA, email: "nobody@example.com" },
      { ...MIRA, email: "gus@example.com" },
      { email: "no address", password: "" },
      { ...MIRA, password: "x".repeat(20_000) },
    ];
    const answers = [];
    for (const body of wrong) answers.push(await post(SESSIONS, body));
    const told = answers.map(({ status, headers, body }) => {
      const { error } = JSON.parse(body) as ApiError;
      const { date: _, "x-request-id": id, ...same } = headers;
      expect(error.requestId).toBe(id);
      return {
        status,
        same: { ...same, "content-length": "" },
        ...error,
        requestId: "",
      };
    });
    expect(new Set(told.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(told[0]).toMatchObject({
      ...{ status: 401, code: "unauthenticated" },
      message: "The address or the password is wrong.",
      same: { "www-authenticate": "Bearer" },
    });
  });
});

describe("an access token", () => {
  test("opens the API, and ends at once with its sign-in", async () => {
    const { accessToken } = await signIn();
    expect((await get(UNKNOWN, accessToken)).status).toBe(404);
    const ended = await remove(SESSIONS, { bearer: accessToken });
    expect([ended.status, ended.body]).toEqual([204, ""]);
    expectRefused(await get(UNKNOWN, accessToken));
    expectRefused(await remove(SESSIONS, { bearer: accessToken }));
  });

  test.each([
    ["a length of nothing", {}],
    ["no length", { "Transfer-Encoding": "chunked" }],
    ["another type", { "Content-Type": "text/plain" }],
  ])(
    "ends its sign-in beside an empty body, with %s",
    async (_, headers: Record<string, string>) => {
      const { accessToken: bearer } = await signIn();
      const ended = await remove(SESSIONS, { body: "", bearer, headers });
      expect([ended.status, ended.body]).toEqual([204, ""]);
      expectRefused(await get(UNKNOWN, bearer));
      expectRefused(await remove(SESSIONS, { body: "", bearer, headers }));
      const half = await remove(SESSIONS, { body: "{}", bearer, headers });
      expect([half.status, codeOf(half)]).toEqual([400, "bad_form"]);
    },
  );

  test("counts for nothing when the account is closed", async () => {
    const nils = await enrol(services, {
      ...{ email: "nils@example.com", name: "Nils Newcomer" },
      role: "contributor",
    });
    const { accessToken } = await signIn({ ...MIRA, email: nils.email });
    await services.db.person.update({
      where: { id: nils.id },
      data: { deletedAt: new Date() },
    });
    expectRefused(await get(UNKNOWN, accessToken));
    expect((await post(SESSIONS, { ...MIRA, email: nils.email })).status).toBe(
      401,
    );
  });
});

describe("a refresh token", () => {
  test("gives the next pair, once", async () => {
    const first = await signIn();
    const answer = await post(REFRESH, { refreshToken: first.refreshToken });
    expect(answer.status).toBe(200);
    const second = JSON.parse(answer.body) as TokenAnswer;
    expect((await get(UNKNOWN, second.accessToken)).status).toBe(404);

    const again = await post(REFRESH, { refreshToken: first.refreshToken });
    expect([again.status, codeOf(again)]).toEqual([401, "unauthenticated"]);
    expectRefused(await get(UNKNOWN, second.accessToken));
    const { refreshToken } = second;
    expect((await post(REFRESH, { refreshToken })).status).toBe(401);
    await app.untilPrinted(/"refresh_reused"/);
  });

  test("used by twenty at once never leaves two living ones", async () => {
    const { refreshToken } = await signIn();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => post(REFRESH, { refreshToken })),
    );
    const won = answers.filter(({ status }) => status === 200);
    expect(won).toHaveLength(1);
    for (const { body } of won) {
      const next = JSON.parse(body) as TokenAnswer;
      expect((await post(REFRESH, next)).status).not.toBe(200);
      expectRefused(await get(UNKNOWN, next.accessToken));
    }
  });

  test("is taken beside an access token that is over", async () => {
    const { refreshToken } = await signIn();
    const bearer = "e30.e30.e30";
    const answer = await post(REFRESH, { refreshToken }, { bearer });
    expect(answer.status).toBe(200);
  });

  test("ends its sign-in too, and one that is unknown ends nothing", async () => {
    const { accessToken, refreshToken } = await signIn();
    expect((await remove(SESSIONS, { body: { refreshToken } })).status).toBe(
      204,
    );
    expect((await remove(SESSIONS, { body: { refreshToken } })).status).toBe(
      204,
    );
    expectRefused(await get(UNKNOWN, accessToken));
    const unknown = { refreshToken: "unknown" };
    expect((await remove(SESSIONS, { body: unknown })).status).toBe(204);
    expect((await remove(SESSIONS)).status).toBe(401);
  });
});

describe("a named token", () => {
  test("opens the API until it is revoked, and notes when", async () => {
    const { secret, token } = await makeToken(["moderate"]);
    expect(secret).toMatch(/^mng_[\w-]{43}$/);
    expect((await get(UNKNOWN, secret)).status).toBe(404);
    const used = await services.db.apiToken.findUniqueOrThrow({
      where: { id: token.id },
    });
    expect(used.lastUsedAt).not.toBeNull();
    await get(UNKNOWN, secret);
    expect(
      await services.db.apiToken.findUnique({ where: { id: token.id } }),
    ).toEqual(used);
    await services.db.apiToken.update({
      where: { id: token.id },
      data: { revokedAt: new Date() },
    });
    expectRefused(await get(UNKNOWN, secret));
  });

  test("expires", async () => {
    const { secret, token } = await makeToken(["upload"]);
    await services.db.apiToken.update({
      where: { id: token.id },
      data: { expiresAt: new Date() },
    });
    expectRefused(await get(UNKNOWN, secret));
  });

  test("sees what became of a picture with the scope for uploads, and with no other", async () => {
    const path = "/api/v1/submissions/01a1f95e-e80e-75bf-adcc-fbc80e31f8ad";
    const { secret } = await makeToken(["moderate"]);
    const refused = await get(path, secret);
    expect([refused.status, codeOf(refused)]).toEqual([403, "forbidden"]);
    const sender = await makeToken(["upload"]);
    expect((await get(path, sender.secret)).status).toBe(404);
  });

  test("opens no screen and ends no sign-in", async () => {
    const { secret } = await makeToken(["moderate"]);
    const screen = await get("/account/tokens", secret);
    expect(screen.headers.location).toContain("/login");
    expect((await remove(SESSIONS, { bearer: secret })).status).toBe(401);
  });
});

describe("a token that is no good", () => {
  const BAD: Record<string, string> = {
    "of nobody": `mng_${"a".repeat(43)}`,
    "that is only a prefix": "mng_",
    "with a NUL to come": "mng_%00",
    "without a signature": "eyJhbGciOiJub25lIn0.e30.",
    "that is empty": "",
    "of ten thousand letters": "a".repeat(10_000),
  };
  test.each(Object.entries(BAD))(
    "%s is refused, cookie or not",
    async (_, bearer) => {
      expectRefused(await get(UNKNOWN, bearer));
      const Cookie = await signedInCookie(services, mira);
      expectRefused(await get(UNKNOWN, bearer, { Cookie }));
    },
  );

  test("made of a good one is refused, whatever it says of itself", async () => {
    const { accessToken } = await signIn();
    const [head = "", claims = "", signature = ""] = accessToken.split(".");
    const said = decoded(head);
    const gus = await services.db.person.findUniqueOrThrow({
      where: { email: "gus@example.com" },
    });
    const FORGED: Record<string, string> = {
      "signed by nobody": `${encoded({ ...said, alg: "none" })}.${claims}.`,
      "signed by nobody, in other letters": `${encoded({ ...said, alg: "nOnE" })}.${claims}.${signature}`,
      "for somebody else": `${head}.${encoded({ ...decoded(claims), sub: gus.id })}.${signature}`,
      "with its signature cut": `${head}.${claims}.${signature.slice(0, -3)}`,
      "with an empty key": forged(said, claims),
      "with a key of its own": forged(
        { ...said, jwk: { kty: "oct", k: "" } },
        claims,
      ),
      "with a key from elsewhere": forged(
        { ...said, jku: "http://127.0.0.1/keys" },
        claims,
      ),
      "with the name of a file for its key": forged(
        { ...said, kid: "../../../dev/null" },
        claims,
      ),
      "with the name of a prototype for its key": forged(
        { ...said, kid: "__proto__" },
        claims,
      ),
      "with no name for its key": forged({ alg: "HS256" }, claims),
      "of another type": forged({ ...said, typ: "JWT" }, claims),
      "with something that must be understood": forged(
        { ...said, crit: ["b64"], b64: false },
        claims,
      ),
      "beside another": `${accessToken}, Bearer x`,
    };
    for (const [name, token] of Object.entries(FORGED)) {
      const answer = await get(UNKNOWN, token);
      expect([name, answer.status]).toEqual([name, 401]);
      expectRefused(answer);
    }
    const { refreshToken } = await signIn();
    expectRefused(await get(UNKNOWN, refreshToken));
    const swapped = await post(REFRESH, { refreshToken: accessToken });
    expect(swapped.status).toBe(401);
    expect((await get(UNKNOWN, accessToken)).status).toBe(404);
  });

  test("is no matter to a screen, nor is another scheme to the API", async () => {
    const Cookie = await signedInCookie(services, mira);
    const screen = await get("/account/tokens", "bad", { Cookie });
    expect(screen.status).toBe(200);
    const headers = { Cookie, Authorization: "Basic eDp5" };
    expect((await ask(app, UNKNOWN, { headers })).status).toBe(404);
  });
});

describe("only our own pages borrow a browser's rights", () => {
  test("a program without an Origin acts by its token", async () => {
    const { accessToken } = await signIn();
    const answer = await remove(SESSIONS, { bearer: accessToken });
    expect(answer.status).toBe(204);
  });

  const FOREIGN: Record<string, Record<string, string>> = {
    "another origin": { Origin: "https://evil.example.com" },
    "another site": { "Sec-Fetch-Site": "cross-site" },
  };
  test.each(Object.entries(FOREIGN))(
    "%s is refused, with a good token and without",
    async (_, headers) => {
      const { accessToken } = await signIn();
      for (const bearer of [undefined, accessToken]) {
        const proof = bearer === undefined ? {} : { bearer };
        const answer = await post(SESSIONS, MIRA, { ...proof, headers });
        expect([answer.status, codeOf(answer)]).toEqual([403, "csrf"]);
      }
      expect((await get(UNKNOWN, accessToken)).status).toBe(404);
    },
  );

  test("no answer of the API is for another origin to read", async () => {
    const answer = await ask(app, UNKNOWN, {
      ...{ method: "OPTIONS" },
      headers: {
        Origin: "https://evil.example.com",
        "Access-Control-Request-Method": "DELETE",
      },
    });
    const allowed = Object.keys(answer.headers).filter((name) =>
      name.startsWith("access-control"),
    );
    expect(allowed).toEqual([]);
  });
});

describe("every error of the API is JSON in one shape", () => {
  const text = { headers: { "Content-Type": "text/plain" } };
  const raw =
    (body: string, more: Extra = {}) =>
    () =>
      post(SESSIONS, body, more);
  const ERRORS: Record<string, [number, string, () => Promise<Answer>]> = {
    "an unknown address": [404, "not_found", () => get(UNKNOWN)],
    "one asked for by a browser": [
      404,
      "not_found",
      () => get("/api", undefined, { Accept: "text/html" }),
    ],
    "one in other letters": [404, "not_found", () => get("/API/%761/x")],
    "one in Remix's own form": [
      404,
      "not_found",
      () => get(`${SESSIONS}.data`),
    ],
    "an act at an unknown address": [404, "not_found", () => post(UNKNOWN, {})],
    "a wrong method": [405, "method_not_allowed", () => get(SESSIONS)],
    "another wrong method": [
      405,
      "method_not_allowed",
      () => send("PUT", SESSIONS),
    ],
    "a method that nobody has": [
      405,
      "method_not_allowed",
      () => send("PROPFIND", SESSIONS),
    ],
    "a method that cannot be asked for": [
      405,
      "method_not_allowed",
      () => send("TRACE", REFRESH),
    ],
    "no body": [400, "bad_form", () => send("POST", SESSIONS)],
    "no JSON": [400, "bad_form", raw('{"email":')],
    "another type": [400, "bad_form", raw(JSON.stringify(MIRA), text)],
    "a form": [
      400,
      "bad_form",
      raw("email=a&password=b", {
        headers: { "Content-Type": "application/x-www-form-urlencoded" },
      }),
    ],
    "a key twice": [
      400,
      "bad_form",
      raw('{"email":"a","email":"b","password":"c"}'),
    ],
    "a prototype": [
      400,
      "bad_form",
      raw('{"email":"a","password":"c","__proto__":{"x":1}}'),
    ],
    "a list": [400, "bad_form", raw("[]")],
    null: [400, "bad_form", raw("null")],
    "thirty thousand brackets": [
      400,
      "bad_form",
      raw("[".repeat(30_000) + "]".repeat(30_000)),
    ],
    "a wrong field": [400, "bad_form", () => post(SESSIONS, { email: 1 })],
    "a field too many": [
      400,
      "bad_form",
      () => post(REFRESH, { refreshToken: "x", more: 1 }),
    ],
    "a NUL in an address": [
      400,
      "bad_form",
      () => post(SESSIONS, { ...MIRA, email: "a\0b@example.com" }),
    ],
    "a body of two megabytes": [
      413,
      "too_large",
      raw(`"${"x".repeat(2_000_000)}"`),
    ],
    "a long body of unknown length": [
      413,
      "too_large",
      raw(`"${"x".repeat(200_000)}"`, {
        headers: { "Transfer-Encoding": "chunked" },
      }),
    ],
  };
  test.each(Object.entries(ERRORS))("%s", async (_, [status, code, get]) => {
    const answer = await get();
    expect([answer.status, codeOf(answer)]).toEqual([status, code]);
    expectShape(answer);
    if (status === 405)
      expect(answer.headers.allow).toMatch(/^[A-Z]+(, [A-Z]+)*$/);
  });

  test("says which fields are wrong, in our own words", async () => {
    const { body } = await post(SESSIONS, { email: 1, more: 2 });
    expect((JSON.parse(body) as ApiError).error.fields).toEqual({
      email: "is missing, or not of the type that is expected here",
      password: "is missing, or not of the type that is expected here",
      more: "is not known here",
    });
  });

  test("a fault of ours is told by its number alone", async () => {
    const { db } = services;
    await db.$executeRaw`ALTER TABLE "TokenFamily" RENAME TO "TokenFamilyAway"`;
    const answer = await post(SESSIONS, MIRA).finally(
      () =>
        db.$executeRaw`ALTER TABLE "TokenFamilyAway" RENAME TO "TokenFamily"`,
    );
    expect([answer.status, codeOf(answer)]).toEqual([500, "internal"]);
    expectShape(answer);
    const { requestId } = (JSON.parse(answer.body) as ApiError).error;
    await app.untilPrinted(new RegExp(`${requestId}.*unexpected_error`));
  });
});

test("no secret of all this is in a log or a metric", async () => {
  const { accessToken, refreshToken } = await signIn();
  const { secret } = await makeToken(["upload"]);
  await get(UNKNOWN, secret);
  await post(REFRESH, { refreshToken });
  const last = await post(REFRESH, { refreshToken });
  await app.untilPrinted(new RegExp(String(last.headers["x-request-id"])));
  const metrics = await ask(app, "/metrics");
  for (const hidden of [PASSWORD, accessToken, refreshToken, secret])
    expect(app.output() + metrics.body).not.toContain(hidden);
});

const encoded = (value: object) =>
  Buffer.from(JSON.stringify(value)).toString("base64url");
const decoded = (part: string) =>
  JSON.parse(Buffer.from(part, "base64url").toString()) as object;

/** A token that is signed with a key of no bytes. */
function forged(head: object, claims: string): string {
  const signed = `${encoded(head)}.${claims}`;
  const signature = createHmac("sha256", "").update(signed);
  return `${signed}.${signature.digest("base64url")}`;
}

interface ApiError {
  error: { code: string; requestId: string; fields?: Record<string, string> };
}
interface Extra {
  bearer?: string;
  headers?: Record<string, string>;
}

function expectShape({ headers, body }: Answer) {
  const { error, ...others } = JSON.parse(body) as ApiError;
  expect(others).toEqual({});
  expect(error.requestId).toBe(headers["x-request-id"]);
  expect(headers).toMatchObject({
    "content-type": "application/json; charset=utf-8",
    ...{ "cache-control": "no-store", "x-content-type-options": "nosniff" },
    "content-security-policy": expect.not.stringContaining("img-src") as string,
  });
  expect(Object.keys(headers).join()).not.toContain("remix");
  expect(body).not.toMatch(
    /node_modules|prisma|remix|zod|\bat .+:\d+|Unexpected/i,
  );
}

function expectRefused(answer: Answer) {
  expect([answer.status, codeOf(answer)]).toEqual([401, "unauthenticated"]);
  expect(answer.headers["www-authenticate"]).toMatch(/^Bearer/);
  expectShape(answer);
}

const codeOf = ({ body }: Answer) => (JSON.parse(body) as ApiError).error.code;

function send(
  method: string,
  path: string,
  said?: unknown,
  { bearer, headers }: Extra = {},
) {
  const common = { Accept: "*/*", "User-Agent": "curl/8", ...headers };
  const proof =
    bearer === undefined ? {} : { Authorization: `Bearer ${bearer}` };
  if (said === undefined)
    return ask(app, path, { method, headers: { ...common, ...proof } });
  const body = typeof said === "string" ? said : JSON.stringify(said);
  const length = headers?.["Transfer-Encoding"]
    ? {}
    : { "Content-Length": Buffer.byteLength(body) };
  const about = { "Content-Type": "application/json", ...length };
  return ask(app, path, {
    method,
    headers: { ...about, ...common, ...proof },
    body,
  });
}

const post = (path: string, body: unknown, more?: Extra) =>
  send("POST", path, body, more);
const get = (path: string, bearer?: string, headers?: Record<string, string>) =>
  send("GET", path, undefined, {
    ...(bearer === undefined ? {} : { bearer }),
    ...(headers ? { headers } : {}),
  });
const remove = (
  path: string,
  { body, ...more }: Extra & { body?: unknown } = {},
) => send("DELETE", path, body, more);

async function signIn(credentials = MIRA): Promise<TokenAnswer> {
  const { body } = await post(SESSIONS, credentials);
  return JSON.parse(body) as TokenAnswer;
}

async function makeToken(scopes: Scope[]) {
  const made = await createApiToken(services, {
    ...{ owner: mira, name: "a script", scopes, days: 30, by: mira.id },
  });
  if (!made.ok) throw new Error(made.rejection);
  return made;
}
