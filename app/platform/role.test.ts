import { expect, test } from "vitest";
import { readRole } from "./role.ts";

test.each([
  [[], "all"],
  [["--role", "web"], "web"],
  [["--role=worker"], "worker"],
  [["--role", "all"], "all"],
  [["--role", "wroker"], null],
  [["--role"], null],
  [["--rolle", "web"], null],
  [["web"], null],
])("%j is the role %s", (args, role) => {
  expect(readRole(args)).toBe(role);
});
