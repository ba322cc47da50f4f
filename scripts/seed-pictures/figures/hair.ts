import { line, shape, type Svg } from "../drawing.ts";
import { box, ellipse } from "../outlines.ts";
import { mix, WHITE } from "../palette.ts";

export type Hair =
  "none" | "tuft" | "bun" | "curls" | "bob" | "spikes" | "cap" | "bald";

/** Hair for a head of width w whose crown is h above the feet. */
export function hairShape(
  kind: Hair,
  w: number,
  h: number,
  colour: string,
): Svg {
  const top = -h;
  const lump = (x: number, y: number, r: number) =>
    shape(ellipse(x, y, r), colour, { outline: 9, shading: 8 });
  const kinds: Record<Hair, () => Svg> = {
    none: () => "",
    bald: () =>
      line(
        `M${-w * 0.06} ${top + 2}q-14 -26 -30 -26M${w * 0.05} ${top + 2}q10 -28 28 -30`,
        { width: 8 },
      ),
    tuft: () =>
      shape(
        `M${-w * 0.16} ${top + 12}q-6 -50 -52 -46q40 -34 84 4q6 -40 48 -40q-34 26 -20 78Z`,
        colour,
        { outline: 9, shading: 8 },
      ),
    bun: () =>
      lump(0, top - w * 0.14, w * 0.17) +
      shape(
        `M${-w * 0.39} ${top + h * 0.16}Q${-w * 0.3} ${top - h * 0.05} 0 ${top - h * 0.03}Q${w * 0.3} ${top - h * 0.05} ${w * 0.39} ${top + h * 0.16}Q0 ${top + h * 0.02} ${-w * 0.39} ${top + h * 0.16}Z`,
        colour,
        { outline: 9, shading: 8 },
      ),
    curls: () =>
      [-0.36, 0.36, -0.24, 0.24, 0]
        .map((dx) => lump(w * dx, top + Math.abs(dx) * h * 0.32 + 4, w * 0.16))
        .join(""),
    bob: () =>
      shape(
        `M${-w * 0.5} ${top + h * 0.42}Q${-w * 0.62} ${top - h * 0.08} 0 ${top - h * 0.05}Q${w * 0.62} ${top - h * 0.08} ${w * 0.5} ${top + h * 0.42}` +
          `Q${w * 0.34} ${top + h * 0.44} ${w * 0.36} ${top + h * 0.2}Q0 ${top + h * 0.2} ${-w * 0.2} ${top + h * 0.12}Q${-w * 0.34} ${top + h * 0.2} ${-w * 0.36} ${top + h * 0.36}Q${-w * 0.4} ${top + h * 0.44} ${-w * 0.5} ${top + h * 0.42}Z`,
        colour,
        { outline: 9, shading: 10 },
      ),
    spikes: () =>
      shape(
        `M${-w * 0.36} ${top + h * 0.13}l-14 -56l46 22l8 -52l40 38l30 -46l22 50l46 -26l-10 62Q0 ${top - h * 0.02} ${-w * 0.36} ${top + h * 0.13}Z`,
        colour,
        { outline: 9, shading: 8 },
      ),
    cap: () =>
      shape(
        `M${-w * 0.42} ${top + h * 0.13}Q${-w * 0.36} ${top - h * 0.08} 0 ${top - h * 0.07}Q${w * 0.36} ${top - h * 0.08} ${w * 0.42} ${top + h * 0.13}Z`,
        colour,
        { outline: 9 },
      ) +
      shape(
        box(-w * 0.44, top + h * 0.1, w * 1.1, h * 0.05, 12),
        mix(colour, WHITE, 0.2),
        { outline: 9, shading: 4 },
      ),
  };
  return kinds[kind]();
}
