import {
  flat,
  inside,
  join,
  limb,
  line,
  place,
  shape,
  type Point,
  type Svg,
} from "../drawing.ts";
import { blob, ellipse } from "../outlines.ts";
import { INK, shade } from "../palette.ts";
import { face, type Mood } from "./faces.ts";
import { hairShape, type Hair } from "./hair.ts";

type Person = {
  /** The point between the feet. */
  x: number;
  y: number;
  height?: number;
  width?: number;
  colour: string;
  clothes?: string;
  mood: Mood;
  gaze?: Point;
  hair?: Hair;
  hairColour?: string;
  /** Where the hands are, measured from the feet; null hides an arm. */
  left?: Point | null;
  right?: Point | null;
  turn?: number;
  legs?: boolean;
};

/** A bean with a face: our people have any colour, no age and a lot of feeling. */
export function person(who: Person): Svg {
  const {
    x,
    y,
    height = 420,
    width = height * 0.56,
    colour,
    clothes,
    mood,
    gaze,
    turn = 0,
    legs = true,
  } = who;
  const body = beanOutline(width, height, legs ? height * 0.1 : 0);
  const waist = -height * 0.42;
  const dressed =
    clothes === undefined
      ? ""
      : inside(
          body,
          shape(
            `M${-width} ${waist}Q0 ${waist + 34} ${width} ${waist}V40H${-width}Z`,
            clothes,
            { outline: 8, shading: 0 },
          ),
          flat(
            `M${width * 0.36} ${waist + 20}L${width} ${waist + 20}V60H${width * 0.12}Q${width * 0.4} ${waist * 0.4} ${width * 0.36} ${waist + 20}Z`,
            shade(clothes),
            0.45,
          ),
        ) + line(body);
  return place(
    { x, y, turn },
    legs ? foot(-width * 0.2) + foot(width * 0.2) : "",
    shape(body, colour),
    dressed,
    hairShape(who.hair ?? "none", width, height, who.hairColour ?? INK),
    face(0, -height * 0.68, width * 0.36, mood, gaze ? { gaze } : {}),
    arm(-1, who.left, width, height, clothes ?? colour, colour),
    arm(1, who.right, width, height, clothes ?? colour, colour),
  );
}

function beanOutline(w: number, h: number, leg: number): string {
  return blob(
    [0, -h],
    [w * 0.36, -h * 0.88],
    [w * 0.47, -h * 0.55],
    [w * 0.5, -h * 0.25],
    [w * 0.36, -leg],
    [0, -leg + 6],
    [-w * 0.36, -leg],
    [-w * 0.5, -h * 0.25],
    [-w * 0.47, -h * 0.55],
    [-w * 0.36, -h * 0.88],
  );
}

const foot = (x: number): Svg =>
  line(`M${x} -50V-14`, { width: 22 }) +
  shape(ellipse(x, -10, 32, 14), INK, { shading: 0, outline: 0 });

function arm(
  side: 1 | -1,
  hand: Point | null | undefined,
  w: number,
  h: number,
  sleeve: string,
  skin: string,
): Svg {
  if (hand === null) return "";
  const [hx, hy] = hand ?? [side * w * 0.56, -h * 0.2];
  const shoulder: Point = [side * w * 0.45, -h * 0.42];
  const bend: Point = [
    (shoulder[0] + hx) / 2 + side * w * 0.14,
    (shoulder[1] + hy) / 2 + h * 0.05,
  ];
  const thickness = w * 0.12;
  return join(
    limb(
      `M${shoulder[0]} ${shoulder[1]}Q${bend[0]} ${bend[1]} ${hx} ${hy}`,
      sleeve,
      thickness,
    ),
    shape(ellipse(hx, hy, thickness * 0.85), skin, { shading: 5, outline: 9 }),
  );
}
