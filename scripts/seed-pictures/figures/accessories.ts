import { flat, line, place, shape, OUTLINE, type Svg } from "../drawing.ts";
import { ellipse, polygon } from "../outlines.ts";
import { INK, PAINT, WHITE } from "../palette.ts";

/** Drops of sweat or tears flying off to one side of a head. */
export function sweat(
  x: number,
  y: number,
  size: number,
  side: 1 | -1 = 1,
): Svg {
  const drop = (dx: number, dy: number, s: number) =>
    shape(
      `M${x + side * dx} ${y + dy - s}q${s * 0.8} ${s} 0 ${s * 1.4}q${-s * 0.8} ${-s * 0.4} 0 ${-s * 1.4}Z`,
      PAINT.sky,
      { outline: OUTLINE * 0.6, shading: 0 },
    );
  return drop(0, 0, size) + drop(size * 1.5, size * 0.9, size * 0.75);
}

/** A pair of sunglasses over a face of that size. */
export function sunglasses(x: number, y: number, size: number): Svg {
  const lens = (cx: number) =>
    flat(
      polygon(
        [cx - size * 0.4, y - size * 0.25],
        [cx + size * 0.4, y - size * 0.25],
        [cx + size * 0.3, y + size * 0.28],
        [cx - size * 0.3, y + size * 0.28],
      ),
      INK,
    ) +
    line(`M${cx - size * 0.2} ${y - size * 0.1}l${size * 0.16} ${size * 0.2}`, {
      width: size * 0.09,
      colour: WHITE,
    });
  return (
    line(`M${x - size} ${y - size * 0.2}H${x + size}`, { width: size * 0.14 }) +
    lens(x - size / 2) +
    lens(x + size / 2)
  );
}

/** A nightcap or party hat for a head whose top middle is at x,y. */
export function pointedHat(
  x: number,
  y: number,
  size: number,
  colour: string,
  turn = 0,
): Svg {
  return place(
    { x, y, turn },
    shape(
      `M${-size * 0.5} ${size * 0.1}L0 ${-size}L${size * 0.5} ${size * 0.1}Q0 ${size * 0.3} ${-size * 0.5} ${size * 0.1}Z`,
      colour,
    ),
    line(
      `M${-size * 0.3} ${-size * 0.2}Q0 ${-size * 0.05} ${size * 0.24} ${-size * 0.4}`,
      { colour: PAINT.lemon, width: size * 0.1 },
    ),
    shape(ellipse(0, -size, size * 0.16), PAINT.lemon, { shading: 5 }),
  );
}
