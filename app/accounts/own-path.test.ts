import { describe, expect, test } from "vitest";
import { AFTER_SIGN_IN_PATH, ownPath } from "./own-path.ts";

describe("where somebody goes on to after signing in", () => {
  test.each([
    ["/submissions", "/submissions"],
    ["/submissions?page=2#last", "/submissions?page=2#last"],
    ["/upload?next=https://example.com/", "/upload?next=https://example.com/"],
    ["/é", "/%C3%A9"],
    ["/", "/"],
  ])("%j is a place of ours", (next, path) => {
    expect(ownPath(next)).toBe(path);
  });

  test.each([
    undefined,
    null,
    7,
    "",
    "upload",
    "//evil.example.com",
    "/\\evil.example.com",
    "\\\\evil.example.com",
    "/.//evil.example.com",
    "/x/..//evil.example.com",
    "/%2f/evil.example.com",
    "/%5cevil.example.com",
    "/\tevil.example.com",
    "/\n/evil.example.com",
    " /upload",
    "http:evil.example.com",
    "https://evil.example.com/",
    "javascript:alert(1)",
    "\tjavascript:alert(1)",
    "data:text/html,x",
    "/upload\r\nSet-Cookie: a=b",
    `/${"x".repeat(2048)}`,
    `/${"é".repeat(2000)}`,
  ])("%j is not, and leads to the account", (next) => {
    expect(ownPath(next)).toBe(AFTER_SIGN_IN_PATH);
    expect(ownPath(next, "/login")).toBe("/login");
  });
});
