import { flat, line, shape, type Point, type Svg } from "../drawing.ts";
import { ellipse, heart } from "../outlines.ts";
import { INK, PAINT, WHITE } from "../palette.ts";

export type Eyes =
  "dot" | "wide" | "half" | "closed" | "arc" | "wink" | "love" | "squeezed";
export type Brows = "none" | "worried" | "angry" | "raised" | "doubt";
export type Mouth =
  | "smile"
  | "grin"
  | "flat"
  | "wavy"
  | "oh"
  | "frown"
  | "smirk"
  | "teeth"
  | "small"
  | "sing";

export function eye(
  kind: Eyes,
  x: number,
  y: number,
  size: number,
  side: number,
  [gx, gy]: Point,
  ink: string,
): Svg {
  const r = size * 0.3;
  const width = Math.max(5, size * 0.1);
  const pupil = (px: number, py: number) =>
    flat(ellipse(px, py, r * 0.52), ink) +
    flat(ellipse(px - r * 0.18, py - r * 0.2, r * 0.16), WHITE);
  const ball = shape(ellipse(x, y, r, r * 1.1), WHITE, {
    outline: width * 0.85,
    shading: 0,
    colour: ink,
  });
  const kinds: Record<Eyes, () => Svg> = {
    dot: () =>
      flat(ellipse(x, y, r * 0.5, r * 0.62), ink) +
      flat(ellipse(x - r * 0.14, y - r * 0.25, r * 0.16), WHITE),
    wide: () => ball + pupil(x + gx * r * 0.45, y + gy * r * 0.5),
    half: () =>
      ball +
      pupil(x + gx * r * 0.4, y + r * 0.25) +
      flat(
        `M${x - r} ${y - r * 0.1}A${r} ${r * 1.1} 0 0 1 ${x + r} ${y - r * 0.1}Z`,
        ink,
        0.45,
      ) +
      line(`M${x - r} ${y - r * 0.1}H${x + r}`, {
        width: width * 0.85,
        colour: ink,
      }),
    closed: () =>
      line(`M${x - r} ${y}Q${x} ${y + r * 1.1} ${x + r} ${y}`, {
        width,
        colour: ink,
      }),
    arc: () =>
      line(
        `M${x - r} ${y + r * 0.4}Q${x} ${y - r * 1.2} ${x + r} ${y + r * 0.4}`,
        { width, colour: ink },
      ),
    wink: () => (side < 0 ? kinds.dot() : kinds.arc()),
    love: () =>
      shape(heart(x, y, size * 0.72), PAINT.tomato, {
        outline: width * 0.8,
        shading: 0,
        colour: ink,
      }),
    squeezed: () =>
      line(
        `M${x + side * r} ${y - r * 0.7}L${x - side * r * 0.7} ${y}L${x + side * r} ${y + r * 0.7}`,
        { width, colour: ink },
      ),
  };
  return kinds[kind]();
}

export function browLines(
  kind: Brows,
  x: number,
  y: number,
  size: number,
  ink: string,
): Svg {
  // Height of the outer and the inner end above the eye, in sizes, left brow then right brow.
  const ends: Record<Brows, readonly [number, number, number, number] | null> =
    {
      none: null,
      worried: [0.42, 0.66, 0.66, 0.42],
      angry: [0.62, 0.36, 0.36, 0.62],
      raised: [0.6, 0.72, 0.72, 0.6],
      doubt: [0.42, 0.42, 0.7, 0.74],
    };
  const heights = ends[kind];
  if (heights === null) return "";
  const [a, b, c, d] = heights.map((height) => y - height * size) as [
    number,
    number,
    number,
    number,
  ];
  const width = Math.max(5, size * 0.11);
  return line(
    `M${x - size * 0.78} ${a}L${x - size * 0.25} ${b}M${x + size * 0.25} ${c}L${x + size * 0.78} ${d}`,
    {
      width,
      colour: ink,
    },
  );
}

export function mouthShape(
  kind: Mouth,
  x: number,
  y: number,
  s: number,
  ink: string,
): Svg {
  const width = Math.max(5, s * 0.1);
  const stroke = (d: string) => line(d, { width, colour: ink });
  const open = (d: string, fill: string = PAINT.tomato) =>
    shape(d, fill, { outline: width, shading: 0, colour: ink });
  const kinds: Record<Mouth, () => Svg> = {
    smile: () =>
      stroke(
        `M${x - s * 0.3} ${y - s * 0.08}Q${x} ${y + s * 0.32} ${x + s * 0.3} ${y - s * 0.08}`,
      ),
    grin: () =>
      open(
        `M${x - s * 0.4} ${y - s * 0.12}Q${x} ${y - s * 0.02} ${x + s * 0.4} ${y - s * 0.12}Q${x + s * 0.34} ${y + s * 0.45} ${x} ${y + s * 0.45}Q${x - s * 0.34} ${y + s * 0.45} ${x - s * 0.4} ${y - s * 0.12}Z`,
      ),
    flat: () =>
      stroke(
        `M${x - s * 0.24} ${y + s * 0.05}L${x + s * 0.24} ${y + s * 0.05}`,
      ),
    wavy: () =>
      stroke(
        `M${x - s * 0.34} ${y + s * 0.1}q${s * 0.11} ${-s * 0.2} ${s * 0.22} 0t${s * 0.22} 0t${s * 0.22} 0`,
      ),
    oh: () => open(ellipse(x, y + s * 0.14, s * 0.19, s * 0.26), INK),
    frown: () =>
      stroke(
        `M${x - s * 0.28} ${y + s * 0.2}Q${x} ${y - s * 0.14} ${x + s * 0.28} ${y + s * 0.2}`,
      ),
    smirk: () =>
      stroke(
        `M${x - s * 0.26} ${y + s * 0.12}Q${x + s * 0.14} ${y + s * 0.2} ${x + s * 0.36} ${y - s * 0.14}`,
      ),
    teeth: () =>
      open(
        `M${x - s * 0.36} ${y - s * 0.05}h${s * 0.72}v${s * 0.26}h${-s * 0.72}Z`,
        WHITE,
      ) +
      line(
        `M${x - s * 0.12} ${y - s * 0.05}v${s * 0.26}m${s * 0.24} ${-s * 0.26}v${s * 0.26}`,
        { width: width * 0.6, colour: ink },
      ),
    small: () => open(ellipse(x, y + s * 0.04, s * 0.09, s * 0.11), INK),
    sing: () =>
      open(ellipse(x, y + s * 0.24, s * 0.3, s * 0.38)) +
      flat(ellipse(x, y + s * 0.46, s * 0.18, s * 0.12), PAINT.pink),
  };
  return kinds[kind]();
}
