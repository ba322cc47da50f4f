import { expect, test } from "vitest";
import { openHostCheck, openOriginCheck } from "./own-origin.server.ts";

const production = {
  APP_ENV: "production",
  BASE_URL: "https://memes.example.com",
} as const;
const local = { APP_ENV: "local", BASE_URL: "http://localhost:3000" } as const;

test.each([
  [production, "memes.example.com", true],
  [production, "MEMES.example.com", true],
  [production, "memes.example.com:443", true],
  [production, "memes.example.com:8080", false],
  [production, "evil.example.com", false],
  [production, "memes.example.com.evil.example.com", false],
  [production, "localhost", false],
  [production, "", false],
  [production, undefined, false],
  [local, "localhost:3000", true],
  [local, "127.0.0.1:41017", true],
  [local, "[::1]:3000", true],
  [local, "192.168.0.7:3000", false],
] as const)("in %o, the host %s is answered: %s", (env, host, answered) => {
  expect(openHostCheck(env)("/upload", host)).toBe(answered);
});

test.each(["/health", "/health/live", "/health/ready?verbose", "/metrics"])(
  "%s is answered under any host",
  (url) => {
    expect(openHostCheck(production)(url, "10.0.0.7:3000")).toBe(true);
  },
);

test.each(["/healthy", "/health/../upload", "/metrics/x"])(
  "%s only looks like a probe",
  (url) => {
    expect(openHostCheck(production)(url, "10.0.0.7:3000")).toBe(false);
  },
);

const OWN = "https://memes.example.com";
test.each([
  [
    "our own page",
    { origin: OWN, "sec-fetch-site": "same-origin", cookie: "a=b" },
    true,
  ],
  [
    "our own page in a browser without Sec-Fetch-Site",
    { origin: OWN, cookie: "a=b" },
    true,
  ],
  ["a reload", { origin: OWN, "sec-fetch-site": "none", cookie: "a=b" }, true],
  [
    "a client with a token and no cookie",
    { authorization: "Bearer abc" },
    true,
  ],
  [
    "another site",
    {
      origin: "https://evil.example.com",
      "sec-fetch-site": "cross-site",
      cookie: "a=b",
    },
    false,
  ],
  [
    "another site without a cookie",
    { origin: "https://evil.example.com" },
    false,
  ],
  ["a sister site", { origin: OWN, "sec-fetch-site": "same-site" }, false],
  ["a page without an origin", { origin: "null", cookie: "a=b" }, false],
  ["nobody, with a cookie", { cookie: "a=b" }, false],
  ["our name without TLS", { origin: "http://memes.example.com" }, false],
  [
    "this machine",
    { origin: "http://localhost:3000", host: "localhost:3000" },
    false,
  ],
] as const)(
  "in production a POST from %s passes: %o %s",
  (_, headers, passes) => {
    expect(openOriginCheck(production)({ method: "POST", headers })).toBe(
      passes,
    );
  },
);

test.each(["GET", "HEAD", "OPTIONS"])(
  "%s changes nothing and passes from anywhere",
  (method) => {
    expect(
      openOriginCheck(production)({
        method,
        headers: { origin: "https://evil.example.com" },
      }),
    ).toBe(true);
  },
);

test.each(["PUT", "PATCH", "DELETE", "TRACE", "post"])(
  "%s from another site is refused",
  (method) => {
    expect(
      openOriginCheck(production)({
        method,
        headers: { origin: "https://evil.example.com" },
      }),
    ).toBe(false);
  },
);

test("on one's own machine a page may be open under any of its names, at its own port", () => {
  const passes = openOriginCheck(local);
  const headers = (origin: string, host: string) => ({
    method: "POST",
    headers: { origin, host },
  });
  expect(passes(headers("http://127.0.0.1:3000", "127.0.0.1:3000"))).toBe(true);
  expect(passes(headers("http://[::1]:3000", "[::1]:3000"))).toBe(true);
  expect(passes(headers("http://127.0.0.1:9999", "127.0.0.1:3000"))).toBe(
    false,
  );
  expect(passes(headers("http://192.168.0.7:3000", "192.168.0.7:3000"))).toBe(
    false,
  );
});
