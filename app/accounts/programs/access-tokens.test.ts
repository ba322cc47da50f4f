import { createHmac } from "node:crypto";
import { SignJWT, UnsecuredJWT } from "jose";
import { describe, expect, test } from "vitest";
import { NOON, openTestClock } from "#test/services.ts";
import {
  ACCESS_TOKEN_SECONDS,
  openAccessTokens,
} from "./access-tokens.server.ts";

const OLD = "an-old-secret-an-old-secret-an-old-secret";
const NEW = "a-new-secret-a-new-secret-a-new-secret-a-new";
const BASE_URL = "https://memes.example.com";
const PIA = {
  personId: "01a1f95e-e80e-75bf-adcc-fbc80e31f8ad",
  familyId: "01a1f95e-e80e-75bf-adcc-fbc80e31f8ae",
};

const open = (JWT_SECRETS: string[], clock = openTestClock()) =>
  openAccessTokens({ env: { JWT_SECRETS, BASE_URL }, clock });
const ours = open([NEW, OLD]);

test("what was issued says whom it is for, and nothing else of them", async () => {
  const token = await ours.issue(PIA);
  expect(await ours.verify(token)).toEqual(PIA);
  const [head, body] = token.split(".").slice(0, 2).map(decoded);
  expect(head).toEqual({
    ...{ alg: "HS256", typ: "at+jwt" },
    kid: expect.stringMatching(/^[\w-]{8}$/) as string,
  });
  expect(body).toEqual({
    ...{ iss: BASE_URL, aud: `${BASE_URL}/api` },
    ...{ sub: PIA.personId, sid: PIA.familyId },
    ...{ iat: NOON / 1000, exp: NOON / 1000 + ACCESS_TOKEN_SECONDS },
  });
});

test("it is good for a quarter of an hour and not a second longer", async () => {
  const clock = openTestClock();
  const tokens = open([NEW], clock);
  const token = await tokens.issue(PIA);
  clock.set(NOON + ACCESS_TOKEN_SECONDS * 1000 - 1000);
  expect(await tokens.verify(token)).toEqual(PIA);
  clock.set(NOON + ACCESS_TOKEN_SECONDS * 1000);
  expect(await tokens.verify(token)).toBeNull();
});

test("while secrets are rotated the old one still verifies, the first one signs, and a dropped one is nobody's", async () => {
  const before = await open([OLD]).issue(PIA);
  expect(await ours.verify(before)).toEqual(PIA);
  expect(await open([NEW]).verify(before)).toBeNull();
  expect(await open([NEW]).verify(await ours.issue(PIA))).toEqual(PIA);
});

describe("no good is", () => {
  const key = createHmac("sha256", NEW).update("access-token:1").digest();
  const seconds = NOON / 1000;

  async function forged(
    changes: { payload?: object; header?: object; key?: Uint8Array } = {},
  ) {
    const { kid } = decoded((await ours.issue(PIA)).split(".")[0]) as {
      kid: string;
    };
    return new SignJWT({
      ...{ iss: BASE_URL, aud: `${BASE_URL}/api` },
      ...{ sub: PIA.personId, sid: PIA.familyId },
      ...{ iat: seconds, exp: seconds + 60 },
      ...changes.payload,
    })
      .setProtectedHeader({
        alg: "HS256",
        typ: "at+jwt",
        kid,
        ...changes.header,
      })
      .sign(changes.key ?? key);
  }

  test("nothing that is made here, were it not for what is changed", async () => {
    expect(await ours.verify(await forged())).toEqual(PIA);
  });

  const FORGED: Record<string, () => Promise<string>> = {
    "one by another key": () => forged({ key: new Uint8Array(32) }),
    "one by the secret itself": () => forged({ key: Buffer.from(NEW) }),
    "a longer hash": () =>
      forged({ header: { alg: "HS512" }, key: new Uint8Array(64) }),
    "a key of nobody": () => forged({ header: { kid: "abcdefgh" } }),
    "a key without a name": () => forged({ header: { kid: undefined } }),
    "another kind of token": () => forged({ header: { typ: "JWT" } }),
    "a kind that is not told": () => forged({ header: { typ: undefined } }),
    "another site's": () =>
      forged({ payload: { iss: "https://evil.example.com" } }),
    "one for another audience": () => forged({ payload: { aud: BASE_URL } }),
    "one without an end": () => forged({ payload: { exp: undefined } }),
    "one without a person": () => forged({ payload: { sub: undefined } }),
    "one for no row": () => forged({ payload: { sub: "admin", sid: "1" } }),
    "one that is not good yet": () =>
      forged({ payload: { nbf: seconds + 60 } }),
    "one without a signature": () =>
      Promise.resolve(
        new UnsecuredJWT({ sub: PIA.personId, sid: PIA.familyId })
          .setIssuer(BASE_URL)
          .setAudience(`${BASE_URL}/api`)
          .setExpirationTime(seconds + 60)
          .encode(),
      ),
    "one with a bit changed": async () => {
      const token = await ours.issue(PIA);
      const at = token.lastIndexOf(".") + 5;
      const other = token[at] === "A" ? "B" : "A";
      return token.slice(0, at) + other + token.slice(at + 1);
    },
    "one cut short": async () => (await ours.issue(PIA)).slice(0, -1),
    "one with more behind it": async () => `${await ours.issue(PIA)}.x`,
    "one made enormous": () =>
      forged({ payload: { more: "x".repeat(10_000) } }),
    nothing: () => Promise.resolve(""),
    dots: () => Promise.resolve(".."),
    "what is no token at all": () => Promise.resolve("\0\u{1f600}.{}.[]"),
  };
  test.each(Object.entries(FORGED))("%s", async (_, make) => {
    expect(await ours.verify(await make())).toBeNull();
  });
});

function decoded(part: string | undefined): unknown {
  return JSON.parse(Buffer.from(part ?? "", "base64url").toString());
}
