import { expect, test } from "vitest";
import {
  createNonce,
  openSecurityHeaders,
  type FlatHeaders,
} from "./security-headers.server.ts";

const env = {
  BASE_URL: "https://memes.example.com",
  HOME_URL: "/welcome",
  CDN_BASE_URL: undefined,
  SPLASH_MODULE: "off",
  NODE_ENV: "production",
  ALLOWED_NEXT_ORIGINS: [],
  ALLOWED_EMBED_ORIGINS: [],
} as const;
type HeaderEnv = Parameters<typeof openSecurityHeaders>[0];
const open = (changes: Partial<HeaderEnv> = {}) =>
  openSecurityHeaders({
    ...env,
    ALLOWED_NEXT_ORIGINS: [],
    ALLOWED_EMBED_ORIGINS: [],
    ...changes,
  });

function named(headers: FlatHeaders): Record<string, string | undefined> {
  return Object.fromEntries(
    headers.flatMap((name, index) =>
      index % 2 ? [] : [[name.toLowerCase(), headers[index + 1]]],
    ),
  );
}

function policy(headers: FlatHeaders): Record<string, string | undefined> {
  const directives =
    named(headers)["content-security-policy"]?.split("; ") ?? [];
  return Object.fromEntries(
    directives.map((directive) => directive.split(/ (.*)/, 2)),
  );
}

function everyKind(headers = open()): [string, FlatHeaders][] {
  return [
    ["splash", headers.splash(["'sha256-abc='"])],
    ["screen", headers.screen],
    ["hydrated", headers.hydrated(createNonce())],
    ["media", headers.media],
    ["plain", headers.plain],
  ];
}

test.each(everyKind())(
  "%s denies everything that it does not name",
  (_, headers) => {
    expect(policy(headers)).toMatchObject({
      "default-src": "'none'",
      "object-src": "'none'",
      "base-uri": "'none'",
      "frame-ancestors": "'none'",
    });
    expect(named(headers)).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "permissions-policy": expect.stringContaining("camera=()"),
      "strict-transport-security": expect.stringContaining("max-age=63072000"),
    });
    expect(named(headers)["content-security-policy"]).not.toMatch(
      /unsafe-|\*|http:/,
    );
  },
);

test("without https there is no HSTS", () => {
  expect(
    named(open({ BASE_URL: "http://localhost:3000" }).plain),
  ).not.toHaveProperty("strict-transport-security");
});

test("the splash runs no script, and its own file alone with the module on", () => {
  expect(policy(open().splash([]))).toMatchObject({
    "script-src": "'none'",
  });
  expect(policy(open({ SPLASH_MODULE: "on" }).splash([]))).toMatchObject({
    "script-src": "'self'",
  });
});

test("the splash allows the styles of its page, pictures from the CDN, and forms that lead on to the allowed sites", () => {
  const headers = open({
    CDN_BASE_URL: "https://cdn.example.com/memes",
    HOME_URL: "https://www.example.com/start",
    ALLOWED_NEXT_ORIGINS: ["https://shop.example.com"],
  });
  expect(policy(headers.splash(["'sha256-abc='"]))).toMatchObject({
    "style-src": "'self' 'sha256-abc='",
    "img-src": "'self' data: https://cdn.example.com",
    "form-action": "'self' https://www.example.com https://shop.example.com",
  });
  expect(policy(headers.screen)["form-action"]).toBe("'self'");
});

test("the same page gets the same array, built once", () => {
  const headers = open();
  const sources = ["'sha256-abc='"];
  expect(headers.splash(sources)).toBe(headers.splash(sources));
});

test("the link that leads on may tell us so by its ping", () => {
  expect(policy(open().splash([]))["connect-src"]).toBe("'self'");
});

test("hot reload reaches its own port, in development alone", () => {
  const developed = open({ NODE_ENV: "development" }).hydrated(createNonce());
  expect(policy(developed)["connect-src"]).toBe("'self' ws:");
  const built = open().hydrated(createNonce());
  expect(policy(built)["connect-src"]).toBe("'self'");
});

test("a hydrated screen runs scripts that carry its nonce", () => {
  const nonce = createNonce();
  expect(policy(open().hydrated(nonce))["script-src"]).toBe(
    `'self' 'nonce-${nonce}'`,
  );
  expect(createNonce()).not.toBe(nonce);
});

test("a hydrated screen alone may show pictures that were not sent yet", () => {
  const pictures = everyKind().map(([kind, headers]) => [
    kind,
    policy(headers)["img-src"]?.includes("blob:") ?? false,
  ]);
  expect(pictures.filter(([, shows]) => shows)).toEqual([["hydrated", true]]);
});

test("a picture is sandboxed, and open to other origins only with a CDN or embedding sites", () => {
  expect(policy(open().media)).toHaveProperty("sandbox");
  const audience = (changes: Partial<HeaderEnv>) =>
    named(open(changes).media)["cross-origin-resource-policy"];
  expect(audience({ CDN_BASE_URL: "https://cdn.example.com" })).toBe(
    "cross-origin",
  );
  expect(
    audience({ ALLOWED_EMBED_ORIGINS: ["https://blog.example.com"] }),
  ).toBe("cross-origin");
});
