import { pixelsOf } from "./sample-pixels.ts";

/** The colour most of a sample's visible pixels are near to, as #rrggbb. */
export function dominantColour(sample: Uint8Array): string {
  const bins = new Map<number, Bin>();
  for (const [red, green, blue, alpha] of pixelsOf(sample)) {
    const key = ((red >> 5) << 6) | ((green >> 5) << 3) | (blue >> 5);
    const bin = bins.get(key) ?? { weight: 0, red: 0, green: 0, blue: 0 };
    bins.set(key, {
      weight: bin.weight + alpha,
      red: bin.red + red * alpha,
      green: bin.green + green * alpha,
      blue: bin.blue + blue * alpha,
    });
  }
  const [fullest] = [...bins.values()].toSorted((a, b) => b.weight - a.weight);
  if (!fullest || fullest.weight === 0) return "#ffffff";
  const { weight, red, green, blue } = fullest;
  return `#${[red, green, blue].map((sum) => hexByte(sum / weight)).join("")}`;
}

interface Bin {
  /** Sum of the alphas; the colours are sums weighted by them. */
  weight: number;
  red: number;
  green: number;
  blue: number;
}

function hexByte(value: number): string {
  return Math.round(value).toString(16).padStart(2, "0");
}
