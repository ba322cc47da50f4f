import { flat, join, line, place, shape, type Svg } from "../drawing.ts";
import { box, ellipse, polygon, round } from "../outlines.ts";
import { INK, mix, PAINT, PAPER, shade, WHITE } from "../palette.ts";

/** A wall with a floor below floorY. */
export function room(
  width: number,
  height: number,
  floorY: number,
  look: { wall: string; floor: string },
): Svg {
  return join(
    flat(box(0, 0, width, height), look.wall),
    flat(box(0, floorY, width, height - floorY), look.floor),
    line(`M0 ${floorY}H${width}`),
  );
}

/** A striped wallpaper, drawn on the wall in a slightly different tone. */
export function stripes(
  width: number,
  floorY: number,
  wall: string,
  step = 120,
): Svg {
  const columns = Array.from(
    { length: Math.ceil(width / step / 2) },
    (_, index) => box(index * step * 2, 0, step, floorY),
  );
  return flat(columns.join(""), mix(wall, WHITE, 0.16));
}

/** A soft shadow on the floor under something. */
export const shadow = (x: number, y: number, rx: number, ry = rx * 0.14): Svg =>
  flat(ellipse(x, y, rx, ry), INK, 0.22);

/** A wall clock; time as hours and minutes. */
export function clock(
  x: number,
  y: number,
  r: number,
  hours: number,
  minutes: number,
  fill: string = PAPER,
): Svg {
  const hand = (turns: number, length: number) => {
    const angle = turns * Math.PI * 2 - Math.PI / 2;
    return `M${x} ${y}L${round(x + Math.cos(angle) * length)} ${round(y + Math.sin(angle) * length)}`;
  };
  const ticks = Array.from({ length: 12 }, (_, index) => {
    const angle = (index * Math.PI) / 6;
    const at = (reach: number) =>
      `${round(x + Math.cos(angle) * reach)} ${round(y + Math.sin(angle) * reach)}`;
    return `M${at(r * 0.78)}L${at(r * 0.84)}`;
  });
  return join(
    shape(ellipse(x, y, r), fill, { shading: r * 0.12 }),
    line(ticks.join(""), { width: r * 0.06 }),
    line(hand((hours + minutes / 60) / 12, r * 0.45), { width: r * 0.12 }),
    line(hand(minutes / 60, r * 0.68), { width: r * 0.09 }),
    flat(ellipse(x, y, r * 0.08), PAINT.tomato),
  );
}

/** A sofa from the front; x,y is the middle of its foot line. */
export function sofa(x: number, y: number, width: number, colour: string): Svg {
  const w = width / 2;
  return place(
    { x, y },
    line(`M${-w + 60} -20V6M${w - 60} -20V6`, { width: 26 }),
    shape(box(-w + 40, -330, width - 80, 260, 60), colour),
    line(`M0 -320V-160`, { width: 8, colour: shade(colour) }),
    shape(box(-w + 60, -190, width - 120, 130, 36), mix(colour, WHITE, 0.18)),
    shape(box(-w, -240, 110, 230, 52), colour),
    shape(box(w - 110, -240, 110, 230, 52), colour),
    shape(box(-w + 90, -74, width - 180, 62, 20), colour, { shading: 8 }),
  );
}

/** A table from the front; x,y is the middle of its foot line. */
export function table(
  x: number,
  y: number,
  width: number,
  height: number,
  colour: string = PAINT.wood,
): Svg {
  const w = width / 2;
  return join(
    shape(box(x - w + 50, y - height + 20, 34, height - 20, 8), shade(colour), {
      shading: 6,
    }),
    shape(box(x + w - 84, y - height + 20, 34, height - 20, 8), shade(colour), {
      shading: 6,
    }),
    shape(box(x - w, y - height, width, 46, 18), colour, { shading: 10 }),
  );
}

/** A window with a sill, from its top left corner; the view lies in the panes. */
export function windowPane(
  x: number,
  y: number,
  width: number,
  height: number,
  sky: string,
  view: Svg = "",
): Svg {
  const frame = box(x, y, width, height, 14);
  return join(
    `<clipPath id="v${x}${y}"><path d="${frame}"/></clipPath>`,
    `<g clip-path="url(#v${x}${y})">${flat(frame, sky)}${view}</g>`,
    line(frame, { width: 38 }),
    line(frame, { width: 18, colour: PAPER }),
    line(
      `M${x + width / 2} ${y}V${y + height}M${x} ${y + height / 2}H${x + width}`,
      { width: 26 },
    ),
    line(
      `M${x + width / 2} ${y}V${y + height}M${x} ${y + height / 2}H${x + width}`,
      { width: 8, colour: PAPER },
    ),
    shape(box(x - 34, y + height + 6, width + 68, 34, 12), PAPER, {
      shading: 8,
    }),
  );
}

/** A framed picture from its top left corner. */
export function framed(
  x: number,
  y: number,
  width: number,
  height: number,
  frame: string,
  content: Svg,
): Svg {
  return (
    shape(box(x - 26, y - 26, width + 52, height + 52, 10), frame, {
      shading: 12,
    }) +
    shape(box(x, y, width, height), PAPER, { shading: 0 }) +
    content
  );
}

/** A lamp hanging from the ceiling with its cone of light. */
export function hangingLamp(
  x: number,
  y: number,
  size: number,
  light: { reach: number; spread: number } | null,
  colour: string = PAINT.tomato,
): Svg {
  const cone =
    light === null
      ? ""
      : flat(
          polygon(
            [x - size * 0.8, y],
            [x + size * 0.8, y],
            [x + light.spread, y + light.reach],
            [x - light.spread, y + light.reach],
          ),
          PAINT.lemon,
          0.3,
        );
  return join(
    cone,
    line(`M${x} 0V${y - size}`, { width: 10 }),
    shape(ellipse(x, y + 4, size * 0.3, size * 0.24), PAINT.lemon, {
      shading: 6,
    }),
    shape(
      `M${x - size} ${y}Q${x - size * 0.9} ${y - size * 0.9} ${x - size * 0.2} ${y - size}H${x + size * 0.2}Q${x + size * 0.9} ${y - size * 0.9} ${x + size} ${y}Z`,
      colour,
    ),
  );
}
