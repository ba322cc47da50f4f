/** The ink that reads best on a colour: at least 4.5 to 1 on any. `colour` is #rrggbb. */
export function inkOn(colour: string): "#000" | "#fff" {
  return contrast(colour, "#000000") >= contrast(colour, "#ffffff")
    ? "#000"
    : "#fff";
}

/** Contrast of two #rrggbb colours, 1 to 21. Source: WCAG 2.2, "contrast ratio". */
export function contrast(first: string, second: string): number {
  const [darker = 0, lighter = 0] = [luminance(first), luminance(second)].sort(
    (a, b) => a - b,
  );
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((start) =>
    linear(colour.slice(start, start + 2)),
  );
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

function linear(hex: string): number {
  const channel = Number.parseInt(hex, 16) / 255;
  return channel <= 0.04045
    ? channel / 12.92
    : ((channel + 0.055) / 1.055) ** 2.4;
}
