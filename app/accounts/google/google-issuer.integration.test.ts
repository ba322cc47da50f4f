import {
  afterAll,
  beforeAll,
  beforeEach,
  describe,
  expect,
  test,
} from "vitest";
import { SignJWT, UnsecuredJWT, type JWTPayload } from "jose";
import { NOON, openTestClock } from "#test/services.ts";
import { OIDC_CLIENT } from "#test/servers/oidc.ts";
import {
  endless,
  hangUp,
  json,
  signToken,
  silence,
  startHostileIssuer,
  type HostileIssuer,
} from "#test/servers/oidc-hostile.ts";
import { openGoogleFlows, type GoogleFlow } from "./google-flow.server.ts";
import { openGoogleIssuer, type GoogleIssuer } from "./google-issuer.server.ts";

const BASE_URL = "https://memes.example.com";
const SESSION_SECRETS = ["s".repeat(32)];
/** For an issuer that never answers; every other one here answers sooner by far. */
const SHORT_LIMIT_MS = 250;

let hostile: HostileIssuer;
beforeAll(async () => {
  hostile = await startHostileIssuer();
});
afterAll(() => hostile.stop());

let issuer: GoogleIssuer;
let flow: GoogleFlow;
const clock = openTestClock();
const open = (limitMs?: number) =>
  openGoogleIssuer(
    {
      clock,
      env: {
        BASE_URL,
        GOOGLE_ISSUER: hostile.issuer,
        GOOGLE_CLIENT_ID: OIDC_CLIENT.id,
        GOOGLE_CLIENT_SECRET: OIDC_CLIENT.secret,
      },
    },
    limitMs,
  );
beforeEach(() => {
  hostile.behave();
  hostile.forms.length = 0;
  clock.set(NOON);
  issuer = open();
  flow = openGoogleFlows({ env: { BASE_URL, SESSION_SECRETS }, clock }).begin({
    ...{ purpose: "sign_in", personId: null, next: "/" },
  });
});

const seconds = () => Math.floor(Date.now() / 1000);
const claims = (changes: JWTPayload = {}): JWTPayload => ({
  ...{ iss: hostile.issuer, aud: OIDC_CLIENT.id, sub: "nils at the issuer" },
  ...{ iat: seconds(), exp: seconds() + 300, nonce: flow.nonce },
  ...{ email: "Nils@Example.com", email_verified: true, name: "Nils" },
  ...changes,
});
const back = (query: Record<string, string> = {}) =>
  issuer.identify(
    new URLSearchParams({ state: flow.state, code: "a code", ...query }),
    flow,
  );
const backWith = async (token: string | Promise<string>) => {
  hostile.give(await token);
  return back();
};

describe("an honest issuer", () => {
  test("is asked with state, nonce and a challenge, and told where to send people back", async () => {
    const way = await issuer.address(flow);
    const url = new URL(way.ok ? way.url : "");
    expect(url.origin + url.pathname).toBe(`${hostile.issuer}/authorize`);
    const query = Object.fromEntries(url.searchParams);
    expect(query).toMatchObject({
      ...{ client_id: OIDC_CLIENT.id, response_type: "code" },
      ...{ state: flow.state, nonce: flow.nonce },
      ...{ code_challenge_method: "S256", scope: "openid email profile" },
      redirect_uri: `${BASE_URL}/login/google/callback`,
    });
    expect(query["code_challenge"]).toMatch(/^[\w-]{43}$/);
    expect(query["code_challenge"]).not.toBe(flow.verifier);
  });

  test("says who it is, for the code and the verifier", async () => {
    expect(await backWith(signToken(hostile.keys, claims()))).toEqual({
      ok: true,
      identity: {
        ...{ subject: "nils at the issuer", name: "Nils" },
        verifiedEmail: "nils@example.com",
      },
    });
    expect(Object.fromEntries(hostile.forms[0] ?? [])).toMatchObject({
      ...{ code: "a code", code_verifier: flow.verifier },
      ...{ client_id: OIDC_CLIENT.id, client_secret: OIDC_CLIENT.secret },
      redirect_uri: `${BASE_URL}/login/google/callback`,
    });
  });

  test.each([
    ["unverified", { email_verified: false }],
    ["verified by a word", { email_verified: "true" }],
    ["of which nothing is said", { email_verified: undefined }],
    ["that is none", { email: "nils" }],
    ["that is too long", { email: `${"n".repeat(250)}@example.com` }],
    ["that is absent", { email: undefined }],
  ])("vouches for no address %s", async (_, changes) => {
    const found = await backWith(signToken(hostile.keys, claims(changes)));
    expect(found).toMatchObject({
      ok: true,
      identity: { verifiedEmail: null },
    });
  });

  test("is asked for its metadata once an hour, by however many at once", async () => {
    hostile.asked.metadata = 0;
    await Promise.all([issuer.address(flow), issuer.address(flow)]);
    clock.set(NOON + 3_599_999);
    await issuer.address(flow);
    expect(hostile.asked.metadata).toBe(1);
    clock.set(NOON + 3_600_000);
    await issuer.address(flow);
    expect(hostile.asked.metadata).toBe(2);
  });

  test("is not asked before anybody needs it", () => {
    hostile.asked.metadata = 0;
    open();
    expect(hostile.asked.metadata).toBe(0);
  });
});

describe("a token is refused", () => {
  const failed = { ok: false, refusal: "failed" };

  test.each<[string, () => JWTPayload]>([
    ["for somebody else", () => claims({ aud: "another client" })],
    [
      "for several, of whom another is meant",
      () => claims({ aud: [OIDC_CLIENT.id, "x"], azp: "x" }),
    ],
    ["of another issuer", () => claims({ iss: "https://issuer.example.com" })],
    ["with another nonce", () => claims({ nonce: "n".repeat(43) })],
    ["without a nonce", () => claims({ nonce: undefined })],
    ["that is over", () => claims({ exp: seconds() - 60 })],
    ["without an end", () => claims({ exp: undefined })],
    ["without a subject", () => claims({ sub: undefined })],
    ["with an empty subject", () => claims({ sub: "" })],
    ["with an endless subject", () => claims({ sub: "s".repeat(256) })],
  ])("%s", async (_, changed) => {
    expect(await backWith(signToken(hostile.keys, changed()))).toMatchObject(
      failed,
    );
  });

  test("that nobody signed (alg none)", async () => {
    const token = new UnsecuredJWT(claims()).encode();
    expect(await backWith(token)).toMatchObject(failed);
  });

  test("that is signed with a key of somebody else, known or unknown by name", async () => {
    for (const kid of ["own", "foreign"]) {
      const token = new SignJWT(claims()).setProtectedHeader({
        ...{ alg: "RS256", kid },
      });
      expect(await backWith(token.sign(hostile.keys.foreign))).toMatchObject(
        failed,
      );
    }
  });

  test("that is signed with what both sides know (HS256)", async () => {
    const secret = new TextEncoder().encode(OIDC_CLIENT.secret.padEnd(32));
    const token = new SignJWT(claims()).setProtectedHeader({ alg: "HS256" });
    expect(await backWith(token.sign(secret))).toMatchObject(failed);
  });

  test("whose claims were changed after it was signed", async () => {
    const token = await signToken(hostile.keys, claims());
    const [head, , signature] = token.split(".");
    const other = Buffer.from(
      JSON.stringify(claims({ sub: "mira at the issuer" })),
    ).toString("base64url");
    expect(await backWith(`${head}.${other}.${signature}`)).toMatchObject(
      failed,
    );
  });

  test("that is no token, or none at all", async () => {
    expect(await backWith("a.b.c")).toMatchObject(failed);
    expect(await backWith("")).toMatchObject(failed);
    hostile.answers.token = json({ access_token: "a", token_type: "Bearer" });
    expect(await back()).toMatchObject(failed);
  });

  test("as is a code that the issuer does not know", async () => {
    hostile.behave();
    const reason = "OAUTH_RESPONSE_BODY_ERROR";
    expect(await back()).toEqual({ ...failed, reason });
  });

  test("as is an answer in the name of another issuer, or with its state twice", async () => {
    hostile.give(await signToken(hostile.keys, claims()));
    expect(await back({ iss: "https://issuer.example.com" })).toMatchObject(
      failed,
    );
    const twice = new URLSearchParams(`state=${flow.state}&state=x&code=c`);
    expect(await issuer.identify(twice, flow)).toMatchObject(failed);
    expect(await back({ state: "x" })).toMatchObject(failed);
    expect(hostile.forms).toEqual([]);
  });
});

test("somebody who says no at the issuer has cancelled, every other word is a failure", async () => {
  const reason = "access_denied";
  expect(await back({ error: reason })).toEqual({
    ...{ ok: false, refusal: "cancelled", reason },
  });
  expect(await back({ error: "<script>" })).toEqual({
    ...{ ok: false, refusal: "failed" },
    reason: "OAUTH_AUTHORIZATION_RESPONSE_ERROR",
  });
});

describe("an issuer that gives no answer", () => {
  const away = { ok: false, refusal: "away", reason: "issuer_away" };

  test.each([
    ["hangs up", hangUp],
    ["is broken", json({}, 503)],
    ["says too much", endless],
  ])(
    "because it %s is away, at the beginning and at the end",
    async (_, answer) => {
      hostile.answers.metadata = answer;
      expect(await issuer.address(flow)).toEqual(away);
      hostile.behave();
      hostile.answers.token = answer;
      expect(await back()).toEqual(away);
      hostile.give(await signToken(hostile.keys, claims()));
      hostile.answers.keys = answer;
      expect(await back()).toEqual(away);
    },
  );

  test("in time is away, and asked again by the next who comes", async () => {
    issuer = open(SHORT_LIMIT_MS);
    hostile.answers.metadata = silence;
    expect(await issuer.address(flow)).toEqual(away);
    hostile.behave();
    issuer = open();
    expect(await issuer.address(flow)).toMatchObject({ ok: true });
  });

  test("about its keys or a code in time is away", async () => {
    issuer = open(SHORT_LIMIT_MS);
    await issuer.address(flow);
    hostile.answers.token = silence;
    expect(await back()).toEqual(away);
    hostile.give(await signToken(hostile.keys, claims()));
    hostile.answers.keys = silence;
    expect(await back()).toEqual(away);
  });

  test("for a while is asked again after it has come back", async () => {
    hostile.answers.metadata = hangUp;
    expect(await issuer.address(flow)).toEqual(away);
    hostile.behave();
    expect(await issuer.address(flow)).toMatchObject({ ok: true });
  });
});

test.each<[string, () => unknown]>([
  ["names another issuer", () => ({ issuer: "https://issuer.example.com" })],
  [
    "leads to a script",
    () => ({
      issuer: hostile.issuer,
      authorization_endpoint: "javascript:alert(1)",
    }),
  ],
  ["is no object", () => []],
])("metadata that %s is not believed", async (_, metadata) => {
  hostile.answers.metadata = json(metadata());
  expect(await issuer.address(flow)).toMatchObject({
    ...{ ok: false, refusal: "failed" },
  });
});

test("an issuer elsewhere is never asked without TLS", async () => {
  const env = {
    BASE_URL,
    GOOGLE_ISSUER: "http://issuer.example.com",
    GOOGLE_CLIENT_ID: "id",
    GOOGLE_CLIENT_SECRET: "secret",
  };
  const plain = openGoogleIssuer({ env, clock });
  expect(await plain.address(flow)).toEqual({
    ...{ ok: false, refusal: "failed" },
    reason: "OAUTH_HTTP_REQUEST_FORBIDDEN",
  });
});
