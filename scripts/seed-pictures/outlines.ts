import type { Point } from "./drawing.ts";

// Path data (the "d" of an SVG path) for the few outlines everything is made of.

export function ellipse(x: number, y: number, rx: number, ry = rx): string {
  return `M${x - rx} ${y}a${rx} ${ry} 0 1 1 ${rx * 2} 0a${rx} ${ry} 0 1 1 ${-rx * 2} 0Z`;
}

/** A rectangle from its top left corner, with rounded corners. */
export function box(
  x: number,
  y: number,
  width: number,
  height: number,
  radius = 0,
): string {
  const r = Math.min(radius, width / 2, height / 2);
  return (
    `M${x + r} ${y}h${width - 2 * r}a${r} ${r} 0 0 1 ${r} ${r}v${height - 2 * r}a${r} ${r} 0 0 1 ${-r} ${r}` +
    `h${-(width - 2 * r)}a${r} ${r} 0 0 1 ${-r} ${-r}v${-(height - 2 * r)}a${r} ${r} 0 0 1 ${r} ${-r}Z`
  );
}

export function polygon(...points: readonly Point[]): string {
  return `M${points.map(([x, y]) => `${x} ${y}`).join("L")}Z`;
}

/** A soft closed outline through the given points. */
export function blob(...points: readonly Point[]): string {
  return `${throughPoints(points, true)}Z`;
}

/** A soft open line through the given points. */
export function curve(...points: readonly Point[]): string {
  return throughPoints(points, false);
}

/** A star or, with many points and a shallow notch, a burst. */
export function star(
  x: number,
  y: number,
  points: number,
  outer: number,
  inner: number,
  turn = -90,
): string {
  const corners = Array.from({ length: points * 2 }, (_, index): Point => {
    const angle = ((turn + (index * 180) / points) * Math.PI) / 180;
    const radius = index % 2 === 0 ? outer : inner;
    return [
      round(x + radius * Math.cos(angle)),
      round(y + radius * Math.sin(angle)),
    ];
  });
  return polygon(...corners);
}

export function heart(x: number, y: number, size: number): string {
  const s = size / 2;
  return (
    `M${x} ${y + s}C${x - s * 1.9} ${y - s * 0.2} ${x - s} ${y - s * 1.4} ${x} ${y - s * 0.5}` +
    `C${x + s} ${y - s * 1.4} ${x + s * 1.9} ${y - s * 0.2} ${x} ${y + s}Z`
  );
}

/** A cloud on a flat base, x,y at the middle of the base. */
export function cloud(x: number, y: number, width: number): string {
  const u = width / 10;
  return (
    `M${x - 4 * u} ${y}a${1.6 * u} ${1.6 * u} 0 0 1 ${0.3 * u} ${-3.1 * u}a${2.3 * u} ${2.3 * u} 0 0 1 ${4.2 * u} ${-1.3 * u}` +
    `a${1.9 * u} ${1.9 * u} 0 0 1 ${3 * u} ${1.7 * u}a${1.4 * u} ${1.4 * u} 0 0 1 ${0.6 * u} ${2.7 * u}Z`
  );
}

/** A leaf or a drop of dew: pointed at both ends, from one point to the other. */
export function leaf(from: Point, to: Point, fatness = 0.35): string {
  const [x1, y1] = from;
  const [x2, y2] = to;
  const [mx, my] = [(x1 + x2) / 2, (y1 + y2) / 2];
  const [nx, ny] = [(y1 - y2) * fatness, (x2 - x1) * fatness];
  return `M${x1} ${y1}Q${round(mx + nx)} ${round(my + ny)} ${x2} ${y2}Q${round(mx - nx)} ${round(my - ny)} ${x1} ${y1}Z`;
}

/** Catmull-Rom splines, written as Bezier curves. */
function throughPoints(points: readonly Point[], closed: boolean): string {
  const count = points.length;
  const at = (index: number): Point =>
    points[
      closed ? (index + count) % count : Math.max(0, Math.min(count - 1, index))
    ] as Point;
  const [startX, startY] = at(0);
  const parts = [`M${startX} ${startY}`];
  for (let index = 0; index < (closed ? count : count - 1); index++) {
    const [before, from, to, after] = [
      at(index - 1),
      at(index),
      at(index + 1),
      at(index + 2),
    ];
    const first = [
      from[0] + (to[0] - before[0]) / 6,
      from[1] + (to[1] - before[1]) / 6,
    ].map(round);
    const second = [
      to[0] - (after[0] - from[0]) / 6,
      to[1] - (after[1] - from[1]) / 6,
    ].map(round);
    parts.push(`C${first.join(" ")} ${second.join(" ")} ${to.join(" ")}`);
  }
  return parts.join("");
}

export const round = (value: number): number => Math.round(value * 10) / 10;
