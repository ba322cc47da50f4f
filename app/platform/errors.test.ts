import { expect, test } from "vitest";
import { ERRORS, errorBody } from "./errors.ts";

test("a body says the code, words for people and the request it belongs to", () => {
  expect(errorBody("not_found", "r1")).toEqual({
    error: {
      code: "not_found",
      message: "There is nothing here.",
      requestId: "r1",
    },
  });
});

test("a caller's words and faulty fields take their place", () => {
  const { error } = errorBody("bad_form", "r1", {
    message: "Check the caption.",
    fields: { caption: "is required" },
  });
  expect(error).toMatchObject({
    message: "Check the caption.",
    fields: { caption: "is required" },
  });
});

test("the statuses are the ones others rely on", () => {
  const statuses = Object.fromEntries(
    Object.entries(ERRORS).map(([code, { status }]) => [code, status]),
  );
  expect(statuses).toEqual({
    bad_form: 400,
    unauthenticated: 401,
    forbidden: 403,
    csrf: 403,
    not_found: 404,
    method_not_allowed: 405,
    conflict: 409,
    too_large: 413,
    unsupported_type: 415,
    misdirected: 421,
    unreadable_image: 422,
    too_many_pixels: 422,
    too_long_side: 422,
    too_many_frames: 422,
    forbidden_term: 422,
    import_refused: 422,
    rate_limited: 429,
    internal: 500,
    busy: 503,
  });
});
