import fc from "fast-check";
import { expect, test } from "vitest";
import { fileNameWords, shownFileName } from "./file-name.ts";

test.each([
  ["odd socks.jpg", "odd socks.jpg"],
  ["../../etc/passwd", "passwd"],
  ["C:\\Users\\mia\\odd socks.jpg", "odd socks.jpg"],
  ["socks\u0000.jpg\r\nX-Header: 1", "socks.jpgX-Header: 1"],
  ["photo\u202egnp.exe", "photognp.exe"],
  ["half a pair \ud83d.png", "half a pair \ufffd.png"],
  ["__proto__", "__proto__"],
  ['"><img src=x onerror=alert(1)>.png', '"><img src=x onerror=alert(1)>.png'],
  [".hidden", ".hidden"],
  ["", null],
  ["..", null],
  ["folder/", null],
  ["\u0000\u202e ", null],
])("%j is shown as %j", (sent, shown) => {
  expect(shownFileName(sent)).toBe(shown);
});

test("a long name is cut before its ending, at 255 characters", () => {
  const fits = `${"🦔".repeat(251)}.png`;
  expect(shownFileName(fits)).toBe(fits);
  expect(shownFileName(`🦔${fits}`)).toBe(`${"🦔".repeat(250)}….png`);
  expect(shownFileName("x".repeat(100_000))).toBe(`${"x".repeat(254)}…`);
});

test("whatever is sent, what is shown fits and can be stored", () => {
  const shows = (sent: string) => {
    const shown = shownFileName(sent) ?? "x";
    expect([...shown].length).toBeLessThanOrEqual(255);
    expect(shown.isWellFormed()).toBe(true);
    expect(shown).not.toMatch(/[\p{Cc}/\\]/u);
  };
  const sent = fc.string({ unit: "binary", maxLength: 600 });
  fc.assert(fc.property(sent, shows), { numRuns: 500, seed: 20_261_120 });
});

test("a name's words stand at their offsets, without the ending", () => {
  expect(fileNameWords("odd_socks-2.final.jpg")).toBe("odd socks 2 final");
  expect(fileNameWords("no ending")).toBe("no ending");
});
