import { join, line, shape, type Point, type Svg } from "../drawing.ts";
import { box, ellipse, round } from "../outlines.ts";
import { INK, WHITE } from "../palette.ts";

/** A speech bubble from its top left corner, with a tail that points at the speaker. */
export function bubble(
  x: number,
  y: number,
  width: number,
  height: number,
  tip: Point,
  fill: string = WHITE,
): Svg {
  const [tipX, tipY] = tip;
  const below = tipY > y + height / 2;
  const rootX = Math.max(x + 70, Math.min(x + width - 70, tipX));
  const rootY = below ? y + height - 6 : y + 6;
  const tail = `M${rootX - 36} ${rootY}L${tipX} ${tipY}L${rootX + 36} ${rootY}Z`;
  const body = box(x, y, width, height, 54);
  const cover = line(
    `M${rootX - 30} ${rootY - (below ? 8 : -8)}H${rootX + 30}`,
    { width: 18, colour: fill },
  );
  return (
    shape(body, fill, { shading: 0 }) +
    shape(tail, fill, { shading: 0 }) +
    cover
  );
}

/** A thought: a soft cloud with three puffs leading from the thinker. */
export function thought(
  x: number,
  y: number,
  width: number,
  height: number,
  from: Point,
  fill: string = WHITE,
): Svg {
  const [cx, cy] = [x + width / 2, y + height / 2];
  const lumps = Array.from({ length: 9 }, (_, index): Svg => {
    const angle = (index / 9) * Math.PI * 2;
    const [lx, ly] = [
      round(cx + Math.cos(angle) * width * 0.36),
      round(cy + Math.sin(angle) * height * 0.32),
    ];
    return ellipse(lx, ly, round(width * 0.16), round(height * 0.22));
  }).join("");
  const heartOfCloud = ellipse(cx, cy, width * 0.38, height * 0.36);
  const puffs = [0.2, 0.5, 0.78].map((share, index) => {
    const [px, py] = [
      from[0] + (cx - from[0]) * share * 0.7,
      from[1] + (cy - from[1]) * share * 0.7,
    ];
    return shape(ellipse(round(px), round(py), 12 + index * 9), fill, {
      shading: 0,
    });
  });
  return join(
    line(lumps, { width: 22, colour: INK }),
    ...puffs,
    line(lumps + heartOfCloud, { width: 1, colour: fill }),
    `<path d="${lumps}${heartOfCloud}" fill="${fill}"/>`,
  );
}

/** Musical notes. */
export function note(
  x: number,
  y: number,
  size: number,
  colour: string = INK,
): Svg {
  const head = (dx: number) =>
    `<ellipse cx="${x + dx}" cy="${y}" rx="${size * 0.3}" ry="${size * 0.22}" fill="${colour}" transform="rotate(-18 ${x + dx} ${y})"/>`;
  return join(
    head(0),
    head(size * 0.9),
    line(
      `M${x + size * 0.26} ${y - size * 0.1}V${y - size}L${x + size * 1.16} ${y - size * 1.15}V${y - size * 0.1}`,
      { width: size * 0.13, colour },
    ),
  );
}

/** Short strokes around something that shakes, rings or shines. */
export function accents(
  x: number,
  y: number,
  radius: number,
  angles: readonly number[],
  length = 40,
  colour: string = INK,
): Svg {
  const strokes = angles.map((degrees) => {
    const angle = (degrees * Math.PI) / 180;
    const at = (reach: number) =>
      `${round(x + Math.cos(angle) * reach)} ${round(y + Math.sin(angle) * reach)}`;
    return `M${at(radius)}L${at(radius + length)}`;
  });
  return line(strokes.join(""), { width: 10, colour });
}
