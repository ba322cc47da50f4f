import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { contrast, inkOn } from "./contrast.ts";

const EXTREMES = [
  "#000000",
  "#ffffff",
  "#ff0000",
  "#00ff00",
  "#0000ff",
  "#ffff00",
  "#777777",
];
const AA = 4.5;

const read = (name: string) =>
  readFileSync(new URL(`styles/${name}.css`, import.meta.url), "utf8");

describe("contrast", () => {
  test("follows WCAG", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
    expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
    expect(contrast("#abcdef", "#abcdef")).toBe(1);
  });

  test.each(EXTREMES)("the ink on a badge of %s is readable", (colour) => {
    const ink = inkOn(colour) === "#000" ? "#000000" : "#ffffff";
    expect(contrast(ink, colour)).toBeGreaterThanOrEqual(AA);
  });

  // The page behind the words is a category's colour at this opacity on paper.
  describe.each([
    ["light", 0],
    ["dark", 1],
  ])("ink on coloured stock in the %s theme", (_theme, index) => {
    const [paper, ink] = ["paper", "ink"].map((name) => themed(name, index));
    const opacity = [...read("splash").matchAll(/opacity: ([\d.]+)/g)].map(
      ([, share]) => Number(share),
    )[index];

    test.each(EXTREMES)("is readable when the category is %s", (colour) => {
      const stock = mixed(colour, paper ?? "", opacity ?? 1);
      expect(contrast(ink ?? "", stock)).toBeGreaterThanOrEqual(AA);
    });
  });
});

/** A token's #rrggbb in the light (0) or the dark (1) theme. */
function themed(name: string, index: number): string {
  const [, ...values] =
    new RegExp(`--${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(
      read("tokens"),
    ) ?? [];
  return (values[index] ?? "").replace(/^#(\w)(\w)(\w)$/, "#$1$1$2$2$3$3");
}

function mixed(top: string, bottom: string, opacity: number): string {
  const channel = (colour: string, start: number) =>
    Number.parseInt(colour.slice(start, start + 2), 16);
  const parts = [1, 3, 5].map((start) =>
    Math.round(
      channel(top, start) * opacity + channel(bottom, start) * (1 - opacity),
    )
      .toString(16)
      .padStart(2, "0"),
  );
  return `#${parts.join("")}`;
}
