import { flat, join, line, place, shape, type Svg } from "../drawing.ts";
import { face, type Mood } from "../figures/faces.ts";
import { blob, box, ellipse, leaf, polygon } from "../outlines.ts";
import { INK, mix, PAINT, PAPER, shade, WHITE } from "../palette.ts";

const wheel = (x: number, y: number, r: number): Svg =>
  shape(ellipse(x, y, r), INK, { shading: 0 }) +
  shape(ellipse(x, y, r * 0.45), PAINT.stone, {
    shading: r * 0.12,
    outline: 0,
  });

/** A bus from the front with its face on; x,y is the middle between its wheels. About 380 wide, 480 high. */
export function busFront(
  x: number,
  y: number,
  scale: number,
  colour: string,
  mood: Mood,
  sign: Svg = "",
): Svg {
  return place(
    { x, y, scale },
    shape(box(-150, -56, 70, 60, 14), INK, { shading: 0 }),
    shape(box(80, -56, 70, 60, 14), INK, { shading: 0 }),
    line("M-182 -330q-40 0 -40 50v40M182 -330q40 0 40 50v40", { width: 16 }),
    shape(box(-190, -480, 380, 450, 60), colour),
    shape(box(-120, -456, 240, 66, 16), INK, { shading: 0, outline: 0 }),
    sign,
    shape(box(-158, -370, 316, 170, 34), PAINT.sky, { shading: 14 }),
    line("M-110 -230l70 -110M-60 -226l50 -80", { width: 12, colour: WHITE }),
    face(0, -290, 130, mood),
    shape(ellipse(-122, -104, 32), PAINT.lemon, { shading: 6 }),
    shape(ellipse(122, -104, 32), PAINT.lemon, { shading: 6 }),
    shape(box(-60, -126, 120, 46, 10), PAPER, { shading: 5, outline: 8 }),
  );
}

/** A car from the side, heading right; x,y is the middle between its wheels. About 400 wide, 230 high. */
export function car(
  x: number,
  y: number,
  scale: number,
  colour: string,
  mood: Mood | null = null,
  flip = false,
): Svg {
  return place(
    { x, y, scale, scaleX: flip ? -scale : scale },
    shape(
      "M-200 -60Q-204 -130 -150 -138L-104 -214Q-92 -230 -70 -230H50Q74 -230 88 -212L132 -146Q196 -136 200 -90V-56Q200 -36 180 -36H-176Q-198 -36 -200 -60Z",
      colour,
    ),
    shape(
      polygon([-116, -142], [-78, -204], [-20, -204], [-20, -142]),
      PAINT.sky,
      { shading: 8 },
    ),
    shape(polygon([8, -142], [8, -204], [54, -204], [98, -142]), PAINT.sky, {
      shading: 8,
    }),
    shape(ellipse(182, -104, 18, 22), PAINT.lemon, { shading: 4, outline: 8 }),
    line("M-6 -100h30", { width: 9 }),
    wheel(-112, -36, 46),
    wheel(112, -36, 46),
    mood === null ? "" : face(106, -128, 40, mood),
  );
}

/** A row of soft hills with their feet at y. */
export function hills(
  width: number,
  y: number,
  height: number,
  colour: string,
  phase = 0,
): Svg {
  const tops = Array.from({ length: 8 }, (_, index): [number, number] => [
    (index - 0.5) * (width / 6),
    Math.round(y - height * (0.55 + 0.45 * Math.sin(index * 1.9 + phase))),
  ]);
  return flat(
    blob([-300, y + height], ...tops, [width + 300, y + height]),
    colour,
  );
}

export function tree(
  x: number,
  y: number,
  size: number,
  colour: string = PAINT.leaf,
): Svg {
  return join(
    shape(
      box(x - size * 0.07, y - size * 0.5, size * 0.14, size * 0.5, 6),
      PAINT.cocoa,
      { shading: 6 },
    ),
    shape(
      blob(
        [x, y - size],
        [x + size * 0.3, y - size * 0.82],
        [x + size * 0.36, y - size * 0.5],
        [x, y - size * 0.36],
        [x - size * 0.36, y - size * 0.5],
        [x - size * 0.3, y - size * 0.82],
      ),
      colour,
    ),
  );
}

/** A skyline of plain houses with a few lit windows, feet at y. */
export function skyline(
  width: number,
  y: number,
  colour: string,
  lit: string,
): Svg {
  const heights = [180, 260, 150, 320, 220, 280, 170, 300, 210, 250];
  const step = width / heights.length;
  return join(
    ...heights.map((height, index) => {
      const x = index * step;
      const windows = [0, 1, 2]
        .filter((row) => (index + row) % 3 !== 1)
        .map((row) =>
          box(
            x + step * 0.2 + ((index + row) % 2) * step * 0.34,
            y - height + 36 + row * 56,
            step * 0.2,
            30,
            4,
          ),
        );
      return (
        flat(
          box(x, y - height, step + 1, height),
          index % 2 === 0 ? colour : shade(colour),
        ) + flat(windows.join(""), lit)
      );
    }),
  );
}

/** A palm on a beach. */
export function palm(x: number, y: number, size: number): Svg {
  const fronds = [-150, -100, -40, 40, 100, 150].map((angle) => {
    const reach = size * 0.5;
    const [tx, ty] = [
      x + size * 0.1 + Math.sin((angle * Math.PI) / 180) * reach,
      y - size + Math.abs(angle) * size * 0.0028 - size * 0.12,
    ];
    return shape(
      leaf([x + size * 0.1, y - size], [Math.round(tx), Math.round(ty)], 0.2),
      mix(PAINT.leaf, PAINT.lime, angle > 0 ? 0.3 : 0),
      { shading: 8 },
    );
  });
  return join(
    shape(
      `M${x - size * 0.06} ${y}Q${x - size * 0.04} ${y - size * 0.6} ${x + size * 0.06} ${y - size}H${x + size * 0.14}Q${x + size * 0.06} ${y - size * 0.5} ${x + size * 0.08} ${y}Z`,
      PAINT.wood,
    ),
    ...fronds,
  );
}
