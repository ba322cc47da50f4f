import fc from "fast-check";
import { expect, test } from "vitest";
import { safeTarget, type TargetRules } from "./next-target.ts";

const RULES: TargetRules = {
  baseUrl: "https://memes.example.com",
  allowedOrigins: ["https://www.example.com", "http://localhost:4000"],
  homeUrl: "/welcome",
};
const HOME = "/welcome?mingus=seen";

test.each([
  ["/a/b?c=d%20e&f#g", "/a/b?c=d%20e&f&mingus=seen#g"],
  ["/search?q=two words", "/search?q=two%20words&mingus=seen"],
  ["https://memes.example.com/preferences", "/preferences?mingus=seen"],
  ["https://www.example.com", "https://www.example.com/?mingus=seen"],
  [
    "https://WWW.example.com:443/ñ?x=1#top",
    "https://www.example.com/%C3%B1?x=1&mingus=seen#top",
  ],
  ["http://localhost:4000/a", "http://localhost:4000/a?mingus=seen"],
  ["/a?mingus=seen&b=1", "/a?mingus=seen&b=1"],
  ["/a?", "/a?mingus=seen"],
  ["/a?mingus=seenish", "/a?mingus=seenish&mingus=seen"],
])("%s leads to %s", (next, url) => {
  const external = !url.startsWith("/");
  expect(safeTarget(next, RULES)).toEqual({
    url,
    external,
    isHome: false,
    splashOff: false,
  });
  expect(safeTarget(url, RULES).url).toBe(url);
});

const REFUSED = [
  undefined,
  null,
  "",
  "/",
  "/?a=b#c",
  "/.",
  "/%2e",
  "https://memes.example.com",
  "https://memes.example.com/?next=/a",
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/.//evil.example",
  "/a/..//evil.example",
  "/%2e//evil.example",
  "/%2Fevil.example",
  "/%5cevil.example",
  "/%09/evil.example",
  "/%0d%0aLocation:%20https://evil.example",
  "/\t/evil.example",
  "/a\r\nSet-Cookie: a=b",
  "/a\u0000",
  "\u0001//evil.example",
  " //evil.example",
  "https:evil.example",
  "https:/evil.example",
  "https:\\\\evil.example",
  "https://evil.example",
  "https://www.example.com.evil.example",
  "https://www.example.com@evil.example",
  "https://www.example.com:8443/",
  "https://marisol:secret@www.example.com/",
  "https://marisol@memes.example.com/a",
  "http://memes.example.com/a",
  "http://www.example.com/",
  "ftp://www.example.com/",
  "blob:https://www.example.com/a",
  "javascript:alert(1)",
  "JavaScript://www.example.com/%0aalert(1)",
  "data:text/html,hello",
  "vbscript:x",
  "https://",
  "https://[::1",
  "relative",
  "?a=b",
  "#a",
  `/${"a".repeat(2048)}`,
];

test.each(REFUSED)("%j leads home", (next) => {
  expect(safeTarget(next, RULES)).toEqual({
    url: HOME,
    external: false,
    isHome: true,
    splashOff: false,
  });
});

test("the longest target that is taken has 2,048 characters before it is marked, and is taken again from the form of its page", () => {
  for (const longest of [`/${"a".repeat(2047)}`, `/${"é".repeat(341)}`]) {
    const { url, isHome } = safeTarget(longest, RULES);
    expect(isHome).toBe(false);
    expect(safeTarget(url, RULES)).toMatchObject({ url, isHome: false });
  }
  expect(safeTarget(`/${"é".repeat(345)}`, RULES).isHome).toBe(true);
});

test("the site whose home page the operator named is never another's", () => {
  const rules = { ...RULES, homeUrl: "https://shop.example.com/start" };
  const next = "https://shop.example.com/sale?x=1#top";
  expect(safeTarget(next, rules).url).toBe(
    "https://shop.example.com/sale?x=1&mingus=seen#top",
  );
  expect(safeTarget("http://shop.example.com/", rules).isHome).toBe(true);
});

test("a home page elsewhere is taken as it is, and the splash is never its own home", () => {
  const home = (homeUrl: string) => safeTarget(null, { ...RULES, homeUrl }).url;
  expect(home("https://shop.example.com/start?from=memes")).toBe(
    "https://shop.example.com/start?from=memes&mingus=seen",
  );
  expect([home("/"), home("https://memes.example.com/")]).toEqual([HOME, HOME]);
});

test("a target marked splash=off says so and keeps its mark", () => {
  expect(safeTarget("/a?splash=off", RULES)).toMatchObject({
    url: "/a?splash=off&mingus=seen",
    splashOff: true,
  });
  expect(safeTarget("/a?splash=offer", RULES).splashOff).toBe(false);
});

test("a plain path is taken as it is, exactly as parsing would take it", () => {
  const pieces = fc.constantFrom(..."/.a1_-~%", "..", "//", "index.html", "é");
  const paths = fc.array(pieces, { maxLength: 8 }).map((list) => list.join(""));
  fc.assert(
    fc.property(paths, (path) => {
      // An absolute address is always parsed.
      const parsed = safeTarget(`${RULES.baseUrl}/a${path}`, RULES);
      expect(safeTarget(`/a${path}`, RULES)).toEqual(parsed);
    }),
    { seed: 5, numRuns: 3000 },
  );
});

test("whatever comes in, a browser ends up on a known origin, and never on the splash", () => {
  const pieces = fc.constantFrom(
    ..."/\\.:@?#%&= \t\n",
    "%2f",
    "%5c",
    "https",
    "javascript",
    "evil.example",
    "www.example.com",
    "..",
    "é",
    "\u3002",
    "／",
  );
  const nexts = fc.oneof(
    fc.array(pieces, { maxLength: 12 }).map((list) => list.join("")),
    fc.string({ unit: "binary" }),
  );
  fc.assert(
    fc.property(
      nexts,
      fc.constantFrom("", "/", "https://", "https://www.example.com"),
      (text, prefix) => {
        const { url, external } = safeTarget(prefix + text, RULES);
        const reached = new URL(url, "https://memes.example.com/");
        expect([
          "https://memes.example.com",
          ...RULES.allowedOrigins,
        ]).toContain(reached.origin);
        expect(external).toBe(reached.origin !== "https://memes.example.com");
        expect(external || reached.pathname !== "/").toBe(true);
        expect(url).toMatch(/^[\x21-\x7e]+$/);
        expect(url.match(/[?&]mingus=seen(?=&|#|$)/)).not.toBeNull();
      },
    ),
    { seed: 3, numRuns: 5000 },
  );
});
