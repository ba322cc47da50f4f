import { expect, test } from "vitest";
import { openRequestIds } from "./request-id.server.ts";

test("no two requests share an id, in one process or in two that opened together", () => {
  const clock = { now: () => Date.UTC(2026, 10, 17) };
  const sources = [openRequestIds(clock), openRequestIds(clock)];
  const ids = sources.flatMap((next) => Array.from({ length: 1000 }, next));
  expect(new Set(ids).size).toBe(2000);
});

test("an id is short and safe in a header, a path and a log line", () => {
  expect(openRequestIds()()).toMatch(/^[a-z0-9-]{12,32}$/);
});
