import { expect, test } from "vitest";
import { isPassing } from "./passing-faults.ts";

const coded = (code: string) => Object.assign(new Error("no"), { code });
/** As Prisma passes on what it has no words for. */
const driven = (originalCode: string) => {
  const driverAdapterError = { cause: { kind: "postgres", originalCode } };
  return Object.assign(coded("P2039"), { meta: { driverAdapterError } });
};

test.each([
  ["a database that cannot be reached", coded("P1001")],
  ["a full disk", coded("ENOSPC")],
  ["a storage that cannot be used", coded("storage_unavailable")],
  ["a connection that broke", new Error("Connection terminated unexpectedly")],
  ["a full volume of the database", driven("53100")],
  ["a database that is read-only for a while", driven("25006")],
  ["a connection that an operator ended", driven("57P01")],
  ["a deadlock", coded("P2034")],
  ["what came of one", new Error("no", { cause: coded("ECONNRESET") })],
])("%s passes by itself", (_, error) => {
  expect(isPassing(error)).toBe(true);
});

test.each([
  ["a broken rule", coded("P2002")],
  ["a broken rule that Prisma has no words for", driven("23514")],
  ["a mistake of ours", new TypeError("x is not a function")],
  ["no error at all", { code: "P1001" }],
  ["nothing", undefined],
])("%s does not", (_, error) => {
  expect(isPassing(error)).toBe(false);
});
