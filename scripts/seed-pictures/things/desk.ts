import { flat, join, limb, line, place, shape, type Svg } from "../drawing.ts";
import { box, ellipse, leaf, polygon } from "../outlines.ts";
import { INK, mix, PAINT, PAPER, WHITE } from "../palette.ts";

/** A mug with room for a face; x,y is the middle of its base, size its height. */
export function mug(
  x: number,
  y: number,
  size: number,
  colour: string,
  coffee: string = PAINT.cocoa,
): Svg {
  const w = size * 0.42;
  return place(
    { x, y },
    line(
      `M${w} ${-size * 0.75}q${size * 0.38} 0 ${size * 0.34} ${size * 0.28}q-${size * 0.06} ${size * 0.26} -${size * 0.36} ${size * 0.22}`,
      { width: size * 0.13 + 22 },
    ),
    line(
      `M${w} ${-size * 0.75}q${size * 0.38} 0 ${size * 0.34} ${size * 0.28}q-${size * 0.06} ${size * 0.26} -${size * 0.36} ${size * 0.22}`,
      { width: size * 0.13, colour },
    ),
    shape(
      `M${-w} ${-size}H${w}L${w * 0.92} ${-size * 0.12}Q${w * 0.9} 0 ${w * 0.7} 0H${-w * 0.7}Q${-w * 0.9} 0 ${-w * 0.92} ${-size * 0.12}Z`,
      colour,
    ),
    shape(ellipse(0, -size, w, size * 0.11), coffee, { shading: 6 }),
  );
}

/** Curls of steam rising from x,y. */
export function steam(
  x: number,
  y: number,
  size: number,
  colour: string = WHITE,
): Svg {
  const curl = (dx: number) =>
    `M${x + dx} ${y}q${-size * 0.2} ${-size * 0.25} 0 ${-size * 0.5}t0 ${-size * 0.5}`;
  return line(curl(-size * 0.35) + curl(0) + curl(size * 0.35), {
    width: size * 0.1,
    colour,
  });
}

/** A pot for plants and people; x,y is the middle of its base. */
export function pot(
  x: number,
  y: number,
  width: number,
  height: number,
  colour: string = PAINT.coral,
): Svg {
  const w = width / 2;
  return join(
    shape(
      polygon(
        [x - w * 0.86, y - height],
        [x + w * 0.86, y - height],
        [x + w * 0.62, y],
        [x - w * 0.62, y],
      ),
      colour,
    ),
    shape(
      box(x - w, y - height - 20, width, 56, 12),
      mix(colour, WHITE, 0.14),
      { shading: 8 },
    ),
  );
}

/** Leaves fanning out of x,y: each an angle in degrees (0 is up) and a length. */
export function foliage(
  x: number,
  y: number,
  leaves: readonly (readonly [angle: number, length: number])[],
  colour: string = PAINT.leaf,
): Svg {
  return join(
    ...leaves.map(([degrees, length], index) => {
      const angle = (degrees * Math.PI) / 180;
      const tip = [
        Math.round(x + Math.sin(angle) * length),
        Math.round(y - Math.cos(angle) * length),
      ] as const;
      const vein = `M${x} ${y}L${Math.round(x + Math.sin(angle) * length * 0.8)} ${Math.round(y - Math.cos(angle) * length * 0.8)}`;
      return (
        shape(
          leaf([x, y], tip, 0.3),
          index % 2 === 0 ? colour : mix(colour, PAINT.lime, 0.4),
          { shading: 12 },
        ) + line(vein, { width: 5 })
      );
    }),
  );
}

/** A laptop seen from the front, screen content clipped to the screen; x,y is the middle of its base. */
export function laptop(
  x: number,
  y: number,
  width: number,
  screen: string,
  content: Svg = "",
): Svg {
  const w = width / 2;
  const h = width * 0.62;
  return join(
    shape(box(x - w * 0.86, y - h - 20, w * 1.72, h, 18), PAINT.slate, {
      shading: 10,
    }),
    shape(box(x - w * 0.78, y - h, w * 1.56, h - 40, 8), screen, {
      shading: 0,
      outline: 7,
    }),
    content,
    shape(box(x - w, y - 26, width, 30, 14), PAINT.stone, { shading: 8 }),
  );
}

/** A telephone, upright, from its top left corner; the screen begins 20 units in. */
export function phone(
  x: number,
  y: number,
  width: number,
  height: number,
  screen: string = PAPER,
  colour: string = PAINT.slate,
): Svg {
  return join(
    shape(box(x, y, width, height, width * 0.14), colour, { shading: 12 }),
    shape(box(x + 20, y + 44, width - 40, height - 96, 16), screen, {
      shading: 0,
      outline: 7,
    }),
    line(`M${x + width / 2 - 24} ${y + 23}h48`, { width: 9 }),
    flat(ellipse(x + width / 2, y + height - 26, 14), INK),
  );
}

/** A sheet of paper with lines of writing that nobody has to read. */
export function sheet(
  x: number,
  y: number,
  width: number,
  height: number,
  turn = 0,
  paper: string = WHITE,
): Svg {
  const rows = Array.from(
    { length: Math.floor((height - 60) / 34) },
    (_, index) =>
      `M${-width / 2 + 30} ${-height / 2 + 44 + index * 34}h${width - 60 - (index % 3) * 30}`,
  );
  return place(
    { x, y, turn },
    shape(box(-width / 2, -height / 2, width, height, 8), paper, {
      shading: 10,
    }),
    line(rows.join(""), { width: 8, colour: PAINT.stone }),
  );
}

/** A cable or hose with a plug at its end. */
export function cable(d: string, colour: string = INK): Svg {
  return limb(d, colour, 8);
}
