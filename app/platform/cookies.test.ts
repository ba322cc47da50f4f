import { expect, test } from "vitest";
import { clearCookie, cookieKind, readCookie, setCookie } from "./cookies.ts";

test.each([
  ["a=1", "1"],
  ["b=2; a=1", "1"],
  ["b=2;a=1;c=3", "1"],
  ["ba=2; a=1", "1"],
  ["b=a=2; a=1", "1"],
  ["a=; b=2", ""],
  ["a=1; a=2", "1"],
  ["a=x=y", "x=y"],
  ["\ta=1 ", "1"],
])("in %j the cookie a is %j", (header, value) => {
  expect(readCookie(header, "a")).toBe(value);
});

test.each(["", "b=1", "aa=1", "a", "b=a=1", "b; xa=1"])(
  "in %j there is no cookie a",
  (header) => {
    expect(readCookie(header, "a")).toBeNull();
  },
);

test("without a header there is no cookie", () => {
  expect(readCookie(undefined, "a")).toBeNull();
});

test("under https a cookie is secure and bound to its host", () => {
  const kind = cookieKind("mingus_x", "https://memes.example.com");
  expect(setCookie(kind, "v", 60)).toBe(
    "__Host-mingus_x=v; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure",
  );
});

test("on a plain connection it is neither, or browsers would drop it", () => {
  const kind = cookieKind("mingus_x", "http://localhost:3000");
  expect(clearCookie(kind)).toBe(
    "mingus_x=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax",
  );
});
