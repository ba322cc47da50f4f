import { expect, test } from "vitest";
import { COMMON_PASSWORDS } from "./common-passwords.ts";
import { isOwnPassword, passwordFault } from "./password-rules.ts";

test("the list has ten thousand different passwords", () => {
  expect(COMMON_PASSWORDS.size).toBe(10_000);
});

test.each([
  "four odd socks and a hat",
  "correcthorsebattery",
  "Ünïcödé ist schön",
  "猫は夜に歌いますかねえほんとうに",
  "k7#Vq2!mZx9Lp",
  "dragonfly-over-the-pond",
  "a1b2c3d4e5f6",
  " leading and trailing ",
])("%j is a password", (password) => {
  expect(passwordFault(password)).toBeNull();
});

test.each([
  ["elevenchars", "too_short"],
  ["🧦".repeat(11), "too_short"],
  ["ﬁ".repeat(5), "too_short"],
  ["password1234", "too_common"],
  ["PASSWORD!!!!", "too_common"],
  ["passwordpassword", "too_common"],
  ["123456789012", "too_common"],
  ["qwertyuiopas", "too_common"],
  ["mnbvcxzlkjhg", "too_common"],
  ["aaaaaaaaaaaa", "too_common"],
  ["abcabcabcabc", "too_common"],
])("%j is %s", (password, fault) => {
  expect(passwordFault(password)).toBe(fault);
});

test("two hundred characters are the most, and one more is too many", () => {
  const phrase = "socks and hats ".repeat(14);
  expect(passwordFault(phrase.slice(0, 200))).toBeNull();
  expect(passwordFault(phrase.slice(0, 201))).toBe("too_long");
});

test("what is known of a person is not their password", () => {
  const owner = { email: "pia.paintbrush@example.com", name: "Pia Paintbrush" };
  for (const password of [
    "pia.paintbrush@example.com",
    "Pia.Paintbrush",
    "PiaPaintbrush2026",
    "mingusmingus",
    "mingus123456",
  ])
    expect(isOwnPassword(password, owner), password).toBe(true);
  expect(isOwnPassword("paintbrushes in a row", owner)).toBe(false);
  expect(isOwnPassword("anything at all", { email: "", name: "" })).toBe(false);
});
