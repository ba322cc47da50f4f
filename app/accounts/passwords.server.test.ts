import { hash } from "@node-rs/argon2";
import { expect, test } from "vitest";
import { ARGON2, isOldHash, openPasswords } from "./passwords.server.ts";

const PASSWORD = "four odd socks and a hat";
const passwords = openPasswords();

test("a hash names argon2id and today's parameters, and is another each time", async () => {
  const kept = await passwords.hash(PASSWORD);
  expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(isOldHash(kept)).toBe(false);
  expect(await passwords.hash(PASSWORD)).not.toBe(kept);
});

test("the password fits its hash and no other, however the keyboard wrote it", async () => {
  const kept = await passwords.hash("cr\u00e8me br\u00fbl\u00e9e");
  expect(await passwords.verify(kept, "cre\u0300me bru\u0302le\u0301e")).toBe(
    true,
  );
  expect(await passwords.verify(kept, "creme brulee")).toBe(false);
});

test("nobody's password fits nothing, and neither does one that is too long", async () => {
  expect(await passwords.verify(null, "")).toBe(false);
  expect(await passwords.verify(null, PASSWORD)).toBe(false);
  const kept = await passwords.hash("");
  expect(await passwords.verify(kept, "x".repeat(201))).toBe(false);
});

test.each([
  { ...ARGON2, memoryCost: 4096, timeCost: 1 },
  { ...ARGON2, timeCost: 3 },
])("a hash of other parameters is told as old, and fits: %j", async (cost) => {
  const kept = await hash(PASSWORD, cost);
  expect(isOldHash(kept)).toBe(true);
  expect(await passwords.verify(kept, PASSWORD)).toBe(true);
  expect(await passwords.verify(kept, "another")).toBe(false);
});

test("of too many at once the last are asked to come again, and the others are answered", async () => {
  const crowd = Array.from({ length: 36 }, () => passwords.verify(null, "x"));
  const outcomes = await Promise.allSettled(crowd);
  const refused = outcomes.flatMap((outcome) =>
    outcome.status === "rejected" ? [outcome.reason as Response] : [],
  );
  expect(refused.map(({ status }) => status)).toEqual([503, 503]);
  expect(refused[0]?.headers.get("Retry-After")).toBe("5");
  expect(await passwords.verify(null, "x")).toBe(false);
});
