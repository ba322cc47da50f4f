import { flat, join, shape, type Point, type Svg } from "../drawing.ts";
import { ellipse, polygon } from "../outlines.ts";
import { INK, PAINT } from "../palette.ts";
import {
  browLines,
  eye,
  mouthShape,
  type Brows,
  type Eyes,
  type Mouth,
} from "./features.ts";

/** How a mood looks: everybody in these pictures, mug or person, feels with these. */
const MOODS = {
  happy: ["dot", "none", "smile"],
  delighted: ["wide", "raised", "grin"],
  laughing: ["arc", "none", "grin"],
  content: ["arc", "none", "smile"],
  calm: ["closed", "none", "smile"],
  asleep: ["closed", "none", "small"],
  tired: ["half", "worried", "flat"],
  bored: ["half", "none", "flat"],
  shocked: ["wide", "raised", "oh"],
  smug: ["half", "doubt", "smirk"],
  worried: ["wide", "worried", "wavy"],
  annoyed: ["half", "angry", "frown"],
  sad: ["dot", "worried", "frown"],
  awed: ["wide", "raised", "small"],
  doubtful: ["wide", "doubt", "flat"],
  straining: ["squeezed", "worried", "teeth"],
  strained: ["wide", "worried", "teeth"],
  innocent: ["wide", "raised", "smile"],
  singing: ["closed", "raised", "sing"],
  loving: ["love", "none", "smile"],
  winking: ["wink", "none", "smirk"],
  polite: ["dot", "raised", "small"],
} as const satisfies Record<string, readonly [Eyes, Brows, Mouth]>;

export type Mood = keyof typeof MOODS;
/** mouth: false leaves room for a beak. */
type FaceLook = {
  gaze?: Point;
  cheeks?: string;
  ink?: string;
  mouth?: boolean;
};

/** A face between the eyes at x,y; size is the distance from eye to eye. Gaze moves the pupils, -1 to 1 each way. */
export function face(
  x: number,
  y: number,
  size: number,
  mood: Mood,
  look: FaceLook = {},
): Svg {
  const {
    gaze = [0, 0],
    cheeks = PAINT.rose,
    ink = INK,
    mouth: hasMouth = true,
  } = look;
  const [eyes, brows, mouth] = MOODS[mood];
  const cheek = (side: -1 | 1) =>
    flat(
      ellipse(x + side * size * 0.82, y + size * 0.42, size * 0.2, size * 0.14),
      cheeks,
      0.5,
    );
  return join(
    cheek(-1),
    cheek(1),
    eye(eyes, x - size / 2, y, size, -1, gaze, ink),
    eye(eyes, x + size / 2, y, size, 1, gaze, ink),
    browLines(brows, x, y, size, ink),
    hasMouth ? mouthShape(mouth, x, y + size * 0.62, size, ink) : "",
  );
}

const OPEN_MOUTHS: ReadonlySet<Mouth> = new Set(["oh", "sing", "grin"]);

/** A beak seen from the front with its root at x,y: it opens when the mood would open a mouth. */
export function beak(
  x: number,
  y: number,
  size: number,
  mood: Mood,
  colour: string,
): Svg {
  const upper = shape(
    polygon([x - size, y], [x + size, y], [x, y + size * 1.5]),
    colour,
    { shading: 4, outline: 8 },
  );
  if (!OPEN_MOUTHS.has(MOODS[mood][2])) return upper;
  const below = `M${x - size * 0.8} ${y + size * 0.8}Q${x} ${y + size * 3.8} ${x + size * 0.8} ${y + size * 0.8}Z`;
  return shape(below, PAINT.tomato, { shading: 4, outline: 8 }) + upper;
}
