import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { environmentNames, parseEnvironment } from "./env.server.ts";

const SECRET = "a secret of at least thirty-two characters";
const SERVER = {
  DATABASE_URL: "postgres://localhost/mingus",
  SESSION_SECRETS: SECRET,
  ENCRYPTION_KEYS: SECRET,
  JWT_SECRETS: SECRET,
};

function faultsOf(source: Record<string, string>): string[] {
  const report = parseEnvironment(source);
  return report.ok ? [] : report.faults;
}

test("nothing needs to be set to start at home", () => {
  const report = parseEnvironment({});
  expect(report).toMatchObject({
    ok: true,
    warnings: [],
    env: { PORT: 3000, TMP_DIR: "data/tmp", BASE_URL: "http://localhost:3000" },
  });
});

test("addresses that paths are put behind lose the slash at their end", () => {
  const BASE_URL = "https://memes.example.com/";
  const CDN_BASE_URL = "https://cdn.example.com/mingus/";
  expect(parseEnvironment({ BASE_URL, CDN_BASE_URL })).toMatchObject({
    env: {
      BASE_URL: "https://memes.example.com",
      CDN_BASE_URL: "https://cdn.example.com/mingus",
    },
  });
});

test("every fault is named at once", () => {
  const faults = faultsOf({
    PORT: "many",
    SITE_TIME_ZONE: "Mars/Olympus",
    FEATURE_UPLOADS: "101",
    APP_ENV: "staging",
  });
  expect(faults.map((fault) => fault.split(":")[0])).toEqual([
    "PORT",
    "SITE_TIME_ZONE",
    "FEATURE_UPLOADS",
    "DATABASE_URL",
    "S3_BUCKET",
  ]);
});

test("production asks for its address, a database and a bucket, or for the word that it may do without", () => {
  const names = faultsOf({ APP_ENV: "production" }).map(
    (fault) => fault.split(":")[0],
  );
  expect(names).toEqual(["DATABASE_URL", "S3_BUCKET", "BASE_URL"]);
  expect(
    faultsOf({
      APP_ENV: "production",
      ALLOW_EMBEDDED: "1",
      BASE_URL: "https://example.com",
    }),
  ).toEqual([]);
});

test("a database server needs the three secrets, long enough", () => {
  expect(faultsOf({ DATABASE_URL: SERVER.DATABASE_URL })).toHaveLength(3);
  expect(faultsOf({ ...SERVER, SESSION_SECRETS: "short" })[0]).toMatch(
    /^SESSION_SECRETS: .*32 characters/,
  );
  expect(faultsOf(SERVER)).toEqual([]);
});

test("an issuer to sign in with is reached by https, or is on this machine, and needs both halves of its credentials", () => {
  expect(faultsOf({ GOOGLE_ISSUER: "http://issuer.example.com" })).toEqual([
    "GOOGLE_ISSUER: https, or http on this machine itself",
  ]);
  for (const GOOGLE_ISSUER of ["https://issuer.example.com", "http://[::1]:9"])
    expect(faultsOf({ GOOGLE_ISSUER })).toEqual([]);
  expect(faultsOf({ GOOGLE_CLIENT_ID: "mingus" })).toEqual([
    "GOOGLE_CLIENT_SECRET: is required beside GOOGLE_CLIENT_ID",
  ]);
});

test("proxies are addresses, ranges or names that we have, and an origin has its scheme", () => {
  const TRUSTED_PROXIES = "private, 192.0.2.7, 2001:db8::/32";
  const ALLOWED_NEXT_ORIGINS = "https://shop.example.com:8443";
  expect(faultsOf({ TRUSTED_PROXIES, ALLOWED_NEXT_ORIGINS })).toEqual([]);
  for (const proxies of ["privat", "10.0.0.0/"])
    expect(faultsOf({ TRUSTED_PROXIES: proxies })).toHaveLength(1);
  for (const name of ["ALLOWED_NEXT_ORIGINS", "ALLOWED_EMBED_ORIGINS"])
    for (const value of ["shop.example.com:8443", "ftp://a.example.com"])
      expect(faultsOf({ [name]: value })).toHaveLength(1);
});

test("a name that is one slip away from a known one gives a warning, an unrelated one does not", () => {
  const { warnings } = parseEnvironment({
    ...{ DATABASE_URI: "x", PATH: "/bin", TMPDIR: "/tmp" },
  });
  expect(warnings).toEqual([
    "DATABASE_URI is not a known variable; did you mean DATABASE_URL?",
  ]);
});

test(".env.example names every variable of the schema, each with its default, and parses", () => {
  const text = readFileSync(
    new URL("../../.env.example", import.meta.url),
    "utf8",
  );
  const lines = text
    .split("\n")
    .flatMap((line) => /^(# )?([A-Z0-9_]+)=(.*)$/.exec(line) ?? []);
  const named = [...text.matchAll(/^(?:# )?([A-Z0-9_]+)=/gm)].map(
    ([, name]) => name,
  );
  expect(lines.length).toBeGreaterThan(0);
  expect(named.toSorted()).toEqual(environmentNames.toSorted());
  const set = Object.fromEntries(
    [...text.matchAll(/^([A-Z0-9_]+)=(.*)$/gm)].map(
      ([, name = "", value = ""]) => [name, value],
    ),
  );
  expect(parseEnvironment(set)).toEqual(parseEnvironment({}));
});
