import { createHmac } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createSigner } from "./signed-value.server.ts";

const [OLD, NEW] = [
  "the old secret, 32 characters long",
  "the new secret, 32 characters long",
];
const signer = createSigner([NEW, OLD], "test 1");

test("what was signed is verified", () => {
  for (const payload of ["", "a", "a.b.c", "x".repeat(4000)]) {
    expect(signer.verify(signer.sign(payload))).toBe(payload);
  }
});

test("the first secret signs, every listed one verifies", () => {
  expect(signer.verify(createSigner([OLD], "test 1").sign("a"))).toBe("a");
  expect(createSigner([OLD], "test 1").verify(signer.sign("a"))).toBeNull();
});

test("the signature is the HMAC-SHA256 of the payload", () => {
  const key = createHmac("sha256", NEW).update("test 1").digest();
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (payload) => {
      const mac = createHmac("sha256", key).update(payload).digest("base64url");
      expect(signer.sign(payload)).toBe(`${payload}.${mac}`);
    }),
    { seed: 20261120, numRuns: 50 },
  );
});

test("a value signed for one purpose does not pass in another", () => {
  expect(createSigner([NEW], "test 2").verify(signer.sign("a"))).toBeNull();
});

test("another spelling of the same signature is refused", () => {
  const signed = signer.sign("a");
  const spellings = ["A", "B", "C", "D", "=", "+", "\u0141"].map(
    (last) => signed.slice(0, -1) + last,
  );
  for (const spelling of spellings.filter((each) => each !== signed))
    expect(signer.verify(spelling)).toBeNull();
});

test.each([
  "",
  ".",
  "a",
  "a.",
  ".a",
  `a.${"A".repeat(42)}`,
  `a.${"\u0000".repeat(43)}`,
  "x".repeat(10_240),
])("%j was signed by nobody", (signed) => {
  expect(signer.verify(signed)).toBeNull();
});

test("there is no signing without a secret", () => {
  expect(() => createSigner([], "test 1")).toThrow(
    'No secret to sign "test 1" with',
  );
});
