import { INK, shade } from "./palette.ts";

/** A piece of SVG markup. Pieces are joined by placing them in a list; later ones lie on top. */
export type Svg = string;
export type Point = readonly [x: number, y: number];

/** Outline width in picture units; pictures are 900-1500 units wide. */
export const OUTLINE = 11;

type Look = {
  fill?: string;
  outline?: number;
  shading?: number;
  colour?: string;
};

export const join = (...parts: readonly Svg[]): Svg => parts.join("");

/** Moves, then scales, then turns (degrees) what is drawn around 0,0. A negative scaleX mirrors it. */
export function place(
  at: { x: number; y: number; scale?: number; scaleX?: number; turn?: number },
  ...parts: readonly Svg[]
): Svg {
  const scale = at.scale ?? 1;
  const transform = `translate(${at.x} ${at.y}) rotate(${at.turn ?? 0}) scale(${at.scaleX ?? scale} ${scale})`;
  return `<g transform="${transform}">${parts.join("")}</g>`;
}

/**
 * A closed shape in our hand: flat fill, a crescent of shade on the lower right, a thick outline.
 * shading is the crescent's width in units, 0 for none.
 */
export function shape(d: string, fill: string, look: Look = {}): Svg {
  const { outline = OUTLINE, shading = 16, colour = INK } = look;
  const clip = `c${hash(d)}`;
  const crescent =
    shading === 0
      ? `<path d="${d}" fill="${fill}"/>`
      : `<clipPath id="${clip}"><path d="${d}"/></clipPath><path d="${d}" fill="${shade(fill)}"/>` +
        `<g clip-path="url(#${clip})"><path d="${d}" fill="${fill}" transform="translate(${-shading} ${-shading * 0.7})"/></g>`;
  return crescent + (outline === 0 ? "" : line(d, { width: outline, colour }));
}

/** An open stroke with round ends. */
export function line(
  d: string,
  {
    width = OUTLINE,
    colour = INK,
    dash = "",
  }: { width?: number; colour?: string; dash?: string } = {},
): Svg {
  const dashes = dash === "" ? "" : ` stroke-dasharray="${dash}"`;
  return `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"${dashes}/>`;
}

/** Anything long and soft: an arm, a hose, a tail. The outline lies around the colour. */
export function limb(d: string, colour: string, width = 30): Svg {
  return line(d, { width: width + OUTLINE * 2 }) + line(d, { width, colour });
}

/** Flat colour without outline: ground, light, spots, shadows. */
export function flat(d: string, fill: string, opacity = 1): Svg {
  return `<path d="${d}" fill="${fill}"${opacity === 1 ? "" : ` opacity="${opacity}"`}/>`;
}

/** Clips parts to a path, for things seen through a window or inside a frame. */
export function inside(d: string, ...parts: readonly Svg[]): Svg {
  const clip = `w${hash(d)}`;
  return `<clipPath id="${clip}"><path d="${d}"/></clipPath><g clip-path="url(#${clip})">${parts.join("")}</g>`;
}

/** The same outline always gets the same id, so pictures come out byte for byte alike. */
function hash(text: string): string {
  let sum = 2166136261;
  for (const letter of text)
    sum = Math.imul(sum ^ letter.charCodeAt(0), 16777619);
  return (sum >>> 0).toString(36);
}
