import { flat, join, line, shape, type Svg } from "../drawing.ts";
import { box, cloud, ellipse, round, star } from "../outlines.ts";
import { PAINT, tint, WHITE } from "../palette.ts";

/** The whole stage in one colour. */
export const backdrop = (width: number, height: number, colour: string): Svg =>
  flat(box(0, 0, width, height), colour);

/** The same numbers between 0 and 1 on every run (mulberry32), so that drawn chance is no chance. */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Stars scattered over a sky. */
export function stars(
  width: number,
  height: number,
  count: number,
  seed: number,
): Svg {
  const roll = dice(seed);
  return join(
    ...Array.from({ length: count }, () => {
      const [x, y, size] = [
        round(roll() * width),
        round(roll() * height),
        roll(),
      ];
      return size > 0.88
        ? flat(star(x, y, 4, 20, 5), PAINT.lemon)
        : flat(
            ellipse(x, y, round(2 + size * 4)),
            size > 0.6 ? PAINT.lemon : WHITE,
            size > 0.3 ? 1 : 0.6,
          );
    }),
  );
}

/** Broad rays from one point, for glory and surprise. */
export function rays(
  x: number,
  y: number,
  reach: number,
  colour: string,
  count = 14,
  turn = 0,
): Svg {
  const wedges = Array.from({ length: count }, (_, index) => {
    const [from, to] = [0, 0.5].map(
      (part) => ((turn + ((index + part) * 360) / count) * Math.PI) / 180,
    ) as [number, number];
    const corner = (angle: number) =>
      `${round(x + reach * Math.cos(angle))} ${round(y + reach * Math.sin(angle))}`;
    return `M${x} ${y}L${corner(from)}L${corner(to)}Z`;
  });
  return flat(wedges.join(""), colour);
}

/** Rows of dots that shrink upwards, like cheap print. */
export function dots(
  x: number,
  y: number,
  width: number,
  height: number,
  colour: string,
  step = 36,
): Svg {
  const rows = Math.floor(height / (step * 0.8));
  const circles = Array.from({ length: rows }, (_, row) => {
    const radius = round(step * 0.4 * (1 - row / rows));
    const shift = (row % 2) * (step / 2);
    return Array.from({ length: Math.ceil(width / step) + 1 }, (_, column) =>
      radius < 1
        ? ""
        : ellipse(
            round(x + column * step + shift),
            round(y - row * step * 0.8),
            radius,
          ),
    ).join("");
  });
  return flat(circles.join(""), colour);
}

export const clouds = (
  colour: string,
  ...places: readonly (readonly [x: number, y: number, width: number])[]
): Svg =>
  join(...places.map(([x, y, width]) => flat(cloud(x, y, width), colour)));

export function moon(x: number, y: number, r: number): Svg {
  return join(
    flat(ellipse(x, y, r * 1.35), PAINT.lemon, 0.18),
    shape(ellipse(x, y, r), PAINT.lemon, { shading: r * 0.2 }),
    flat(
      ellipse(x - r * 0.3, y - r * 0.2, r * 0.18) +
        ellipse(x + r * 0.25, y + r * 0.3, r * 0.13) +
        ellipse(x + r * 0.1, y - r * 0.45, r * 0.09),
      PAINT.mustard,
    ),
  );
}

/** Slanting rain over an area. */
export function rain(
  width: number,
  height: number,
  count: number,
  seed: number,
  colour: string = tint(PAINT.blue),
): Svg {
  const roll = dice(seed);
  const strokes = Array.from(
    { length: count },
    () => `M${round(roll() * width)} ${round(roll() * height)}l-12 42`,
  );
  return line(strokes.join(""), { width: 6, colour });
}
