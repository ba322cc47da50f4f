import { expect, test } from "vitest";
import { safeFields } from "./log-redaction.server.ts";

test.each([
  ["password", "hunter2"],
  ["newPassword", "hunter2"],
  ["Set-Cookie", "__session=abc"],
  ["authorization", "Bearer abc"],
  ["refresh_token", "abc"],
  ["x-amz-signature", "abc"],
  ["SESSION_SECRETS", ["a", "b"]],
  ["DATABASE_URL", "postgres://mingus:hunter2@db.example.com/mingus"],
])("the value of %s is never written", (key, value) => {
  expect(safeFields({ request: { [key]: value } })).toEqual({
    request: { [key]: "[redacted]" },
  });
});

test("a count under a secret's name is not a secret", () => {
  expect(safeFields({ tokens: 3, cookie: undefined, secret: null })).toEqual({
    tokens: 3,
    cookie: undefined,
    secret: null,
  });
});

test.each([
  [
    "connect postgres://mingus:hun/ter2@db.example.com/mingus failed",
    "connect postgres://[redacted]@db.example.com/mingus failed",
  ],
  [
    "GET /media/a?X-Amz-Signature=abc&w=320",
    "GET /media/a?X-Amz-Signature=[redacted]&w=320",
  ],
  [
    "GET /auth/callback?code=abc&state=def",
    "GET /auth/callback?code=[redacted]&state=[redacted]",
  ],
  [
    "sent Bearer abc.def-ghi_ and was refused",
    "sent Bearer [redacted] and was refused",
  ],
])("a secret inside a text is cut out: %s", (text, clean) => {
  expect(safeFields({ text })).toEqual({ text: clean });
});

test("an error is spelled out with its code, stack and cause, and its secrets cut out", () => {
  const cause = Object.assign(new Error("redis://:hunter2@cache.example.com"), {
    code: "ECONNREFUSED",
  });
  const { error } = safeFields({
    error: new TypeError("no cache", { cause }),
  }) as { error: Record<string, unknown> };
  expect(error).toMatchObject({
    name: "TypeError",
    message: "no cache",
    cause: { code: "ECONNREFUSED" },
  });
  expect(error["stack"]).toContain("log-redaction.test.ts");
  expect(JSON.stringify(error)).not.toContain("hunter2");
});

test("a field cannot pass for the line's own level, time, stream or event", () => {
  expect(safeFields({ level: "info", event: "signed in", ms: 4 })).toEqual({
    ms: 4,
    _level: "info",
    _event: "signed in",
  });
});

test("long texts, deep objects, rings and long lists are cut", () => {
  const ring: Record<string, unknown> = { name: "ring" };
  ring["self"] = ring;
  const safe = safeFields({
    text: "x".repeat(100_000),
    ring,
    list: Array.from({ length: 1000 }, (_, index) => index),
    big: 5n,
  });
  expect(JSON.stringify(safe).length).toBeLessThan(10_000);
  expect(safe["big"]).toBe("5");
});

test("a key called __proto__ changes nothing", () => {
  expect(
    safeFields(JSON.parse('{"__proto__": {"isAdmin": true}, "ms": 1}')),
  ).toEqual({ ms: 1 });
});

test("the link to the first admin's account is shown on purpose, by its event and key together", () => {
  const url = "http://localhost:3000/setup?token=abc";
  const hidden = "http://localhost:3000/setup?token=[redacted]";
  expect(safeFields({ url }, "setup_link")).toEqual({ url });
  expect(safeFields({ url }, "another")).toEqual({ url: hidden });
  expect(safeFields({ other: url }, "setup_link")).toEqual({ other: hidden });
});
