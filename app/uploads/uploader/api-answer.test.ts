import { expect, test } from "vitest";
import { pauseSeconds, readAnswer } from "./api-answer.ts";

const answer = (status: number, body: unknown = {}, retryAfter?: string) =>
  readAnswer({
    ...{ status, retryAfter: retryAfter ?? null },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });

test("201 is new, 200 was here", () => {
  expect(answer(201, { id: "a" })).toEqual({
    ...{ kind: "taken", id: "a", isNew: true, kept: null },
  });
  expect(answer(200, { id: "a" })).toMatchObject({ isNew: false });
  const kept = {
    ...{ id: "m", caption: "Why?", altText: "A sock.", decorative: false },
    ...{ category: "family", tags: ["sock"] },
  };
  expect(answer(200, { id: "a", meme: kept })).toMatchObject({ kept });
  expect(answer(200, { id: "a", meme: { id: "m" } })).toMatchObject({
    kept: null,
  });
});

test("a refusal of the contract keeps its code and its fields", () => {
  const error = { code: "bad_form", fields: { altText: "too_short" } };
  expect(answer(400, { error })).toEqual({ kind: "refused", ...error });
});

test.each([
  [0, "offline", undefined, null],
  [401, "signed_out", undefined, null],
  [429, "rate_limited", "700", 700],
  [503, "busy", "5", 5],
  [503, "busy", "Fri, 20 Nov 2026 12:00:00 GMT", null],
  [502, "busy", undefined, null],
  [429, "rate_limited", "0", 1],
])("%d is for later: %s", (status, why, retryAfter, seconds) => {
  expect(answer(status, "<html>", retryAfter)).toEqual({
    ...{ kind: "later", why, seconds },
  });
});

test.each([
  [413, "<html>", "too_large"],
  [403, "", "forbidden"],
  [404, "null", "not_found"],
  [500, "[]", "internal"],
  [200, "<html>", "internal"],
  [418, { error: { code: "teapot" } }, "internal"],
])("%d with %j, which is not ours, is %s", (status, body, code) => {
  expect(answer(status, body)).toEqual({ kind: "refused", code, fields: {} });
});

test("pauses grow, as long as the server does not say how long, and end", () => {
  const later = { kind: "later", why: "offline", seconds: null } as const;
  const grown = [0, 1, 2, 5, 7].map((tries) => pauseSeconds(later, tries));
  expect(grown).toEqual([1, 2, 4, 32, 60]);
  expect(pauseSeconds({ ...later, seconds: 700 }, 0)).toBe(700);
  expect(pauseSeconds(later, 8)).toBeNull();
  expect(pauseSeconds({ ...later, why: "signed_out" }, 0)).toBeNull();
});
