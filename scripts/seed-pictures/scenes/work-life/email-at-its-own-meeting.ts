import { flat, join, line, place, shape, type Svg } from "../../drawing.ts";
import { face } from "../../figures/faces.ts";
import { person } from "../../figures/people.ts";
import { lettering } from "../../lettering.ts";
import { blob, box, ellipse, polygon } from "../../outlines.ts";
import { PAINT, PAPER, STAGE, WHITE } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { mug, sheet } from "../../things/desk.ts";
import { clock, room } from "../../things/room.ts";

const envelope = place(
  { x: 750, y: 470 },
  line("M-205 40Q-300 60 -290 150M205 40Q300 60 290 150", { width: 24 }),
  shape(box(-210, -150, 420, 300, 22), WHITE, { shading: 22 }),
  shape(
    "M-204 -140L-20 4Q0 18 20 4L204 -140Q200 -150 190 -150H-190Q-200 -150 -204 -140Z",
    PAINT.sand,
    { shading: 12 },
  ),
  face(0, 46, 110, "annoyed"),
  shape(ellipse(196, -148, 52), PAINT.tomato, { shading: 8 }),
  lettering("1", 196, -120, { size: 76, fill: WHITE }),
);

const presentation = join(
  shape(box(470, 60, 560, 230, 14), PAPER, { shading: 0 }),
  shape(box(530, 180, 60, 80, 6), PAINT.coral, { shading: 8, outline: 8 }),
  shape(box(620, 140, 60, 120, 6), PAINT.mustard, { shading: 8, outline: 8 }),
  shape(box(710, 200, 60, 60, 6), PAINT.teal, { shading: 8, outline: 8 }),
  lettering("27 / 84", 890, 200, { size: 70 }),
);

const colleague = (
  x: number,
  mood: "bored" | "asleep" | "tired" | "doubtful",
  colour: string,
  clothes: string,
  extra: Partial<Parameters<typeof person>[0]> = {},
): Svg =>
  person({
    x,
    y: 900,
    height: 460,
    colour,
    clothes,
    mood,
    left: null,
    right: null,
    legs: false,
    ...extra,
  });

export const scene: Scene = {
  width: 1500,
  height: 950,
  frames: [
    join(
      room(1500, 950, 720, STAGE.workLife),
      presentation,
      clock(1250, 170, 92, 4, 55),
      shape(
        blob(
          [560, 720],
          [540, 420],
          [600, 300],
          [900, 300],
          [960, 420],
          [940, 720],
        ),
        PAINT.slate,
      ),
      envelope,
      colleague(170, "bored", PAINT.coral, PAINT.navy, { hair: "tuft" }),
      colleague(420, "tired", PAINT.lilac, PAINT.violet, {
        hair: "bob",
        hairColour: PAINT.cocoa,
        gaze: [1, 0],
      }),
      colleague(1090, "doubtful", PAINT.peach, PAINT.forest, {
        hair: "curls",
        gaze: [-1, 0],
      }),
      colleague(1340, "asleep", PAINT.mustard, PAINT.tomato, {
        hair: "bald",
        turn: 8,
      }),
      shape(
        polygon([40, 950], [210, 720], [1290, 720], [1460, 950]),
        PAINT.wood,
      ),
      flat(
        polygon([120, 950], [250, 750], [560, 750], [480, 950]),
        WHITE,
        0.16,
      ),
      mug(560, 850, 120, PAINT.coral),
      sheet(760, 830, 150, 120, 8),
      mug(1010, 870, 120, PAINT.blue),
    ),
  ],
};
