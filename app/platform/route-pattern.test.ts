import { expect, test } from "vitest";
import { openRoutePattern } from "./route-pattern.ts";

const nameOf = openRoutePattern([
  "/",
  "/*",
  "/submissions",
  "/submissions/:id",
  "/submissions/:id/withdrawal",
  "/api/*",
  "/api/v1/uploads",
  "/api/v1/uploads/presign",
  "/api/v1/uploads/:id/complete",
]);

test.each([
  ["/", "/"],
  ["/?next=https://example.com/a", "/"],
  ["/health/ready", "/health/ready"],
  ["/media/0198/ab.webp", "/media/*"],
  ["/assets/root-1.js?x", "/assets/*"],
  ["/submissions", "/submissions"],
  ["/submissions?q=cat", "/submissions"],
  ["/submissions/0198c0de", "/submissions/:id"],
  ["/submissions/0198c0de.data?_routes=x", "/submissions/:id"],
  ["/submissions/0198c0de/withdrawal", "/submissions/:id/withdrawal"],
  ["/api/v1/uploads/presign", "/api/v1/uploads/presign"],
  ["/api/v1/uploads/0198/complete", "/api/v1/uploads/:id/complete"],
  ["/api/v1/nothing/at/all", "/api/*"],
  ["/submissions/a/b/c/d", "other"],
  ["/wp-login.php", "other"],
  ["//", "other"],
  ["", "other"],
])("%s is counted as %s", (url, pattern) => {
  expect(nameOf(url)).toBe(pattern);
});

test("ten thousand invented addresses have one name", () => {
  const urls = Array.from({ length: 10_000 }, (_, n) => `/x${n}/${n}`);
  expect(new Set(urls.map(nameOf))).toEqual(new Set(["other"]));
});
