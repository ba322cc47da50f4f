import { expect, test } from "vitest";
import { isPassing } from "./passing-faults.ts";

const coded = (code: string) => Object.assign(new Error("no"), { code });

test.each([
  ["a database that cannot be reached", coded("P1001")],
  ["a full disk", coded("ENOSPC")],
  ["a storage that cannot be used", coded("storage_unavailable")],
  ["a connection that broke", new Error("Connection terminated unexpectedly")],
  ["what came of one", new Error("no", { cause: coded("ECONNRESET") })],
])("%s passes by itself", (_, error) => {
  expect(isPassing(error)).toBe(true);
});

test.each([
  ["a broken rule", coded("P2002")],
  ["a mistake of ours", new TypeError("x is not a function")],
  ["no error at all", { code: "P1001" }],
  ["nothing", undefined],
])("%s does not", (_, error) => {
  expect(isPassing(error)).toBe(false);
});
