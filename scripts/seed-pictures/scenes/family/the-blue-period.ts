import { flat, join, line, place, shape } from "../../drawing.ts";
import { person } from "../../figures/people.ts";
import { box, ellipse, polygon } from "../../outlines.ts";
import { INK, PAINT, PAPER } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { room, shadow } from "../../things/room.ts";

const CRAYON = { width: 15, colour: PAINT.blue };

/** A potato with legs, arms from the ears, and everybody's favourite sun, straight onto the wallpaper. */
const mural = join(
  line(
    "M640 330Q560 180 700 170Q860 150 850 300Q850 420 740 430Q650 430 636 330",
    CRAYON,
  ),
  line(
    "M690 428L670 560L636 566M790 420L810 560L846 560M632 300L540 240l-16 -30m16 30l-30 6M852 280L940 330l10 -30m-10 30l30 6",
    CRAYON,
  ),
  line("M700 262v8M784 256v8M690 330Q740 384 806 326", {
    ...CRAYON,
    width: 18,
  }),
  line("M690 170l-20 -50M730 160l-4 -54M776 162l16 -50", {
    ...CRAYON,
    colour: PAINT.orange,
  }),
  line(
    "M1050 130q-50 -10 -50 40q10 44 54 30q36 -20 16 -56M1070 220l24 40M996 226l-24 36M1104 160h36",
    { ...CRAYON, colour: PAINT.mustard },
  ),
  line("M470 560l14 -50l12 50l16 -54l14 54M900 566l14 -50l12 50l16 -54l14 54", {
    ...CRAYON,
    colour: PAINT.leaf,
  }),
  line("M560 420q-30 -40 -50 -6q-16 30 50 70q66 -40 50 -70q-20 -34 -50 6", {
    ...CRAYON,
    colour: PAINT.tomato,
  }),
);

const frame = join(
  line(box(400, 70, 760, 550, 8), { width: 76 }),
  line(box(400, 70, 760, 550, 8), { width: 54, colour: PAINT.mustard }),
  line(box(400, 70, 760, 550, 8), { width: 8, colour: PAINT.wood }),
  shape(box(700, 672, 160, 54, 8), PAPER, { shading: 0, outline: 8 }),
  line("M724 690h110M740 708h80", { width: 7, colour: PAINT.slate }),
  flat(polygon([560, 0], [1000, 0], [1130, 60], [430, 60]), PAINT.lemon, 0.6),
);

const rope = (x: number) =>
  join(
    shape(ellipse(x, 870, 54, 18), PAINT.mustard, { shading: 4 }),
    shape(box(x - 13, 680, 26, 190, 8), PAINT.mustard, { shading: 6 }),
    shape(ellipse(x, 672, 25), PAINT.mustard, { shading: 5 }),
  );

export const scene: Scene = {
  width: 1500,
  height: 1000,
  frames: [
    join(
      room(1500, 1000, 760, { wall: "#e8f3d2", floor: PAINT.wood }),
      line("M0 790H1500", { width: 8, colour: PAINT.cocoa }),
      frame,
      mural,
      rope(480),
      rope(1080),
      line("M484 690Q780 850 1076 690", { width: 44 }),
      line("M484 690Q780 850 1076 690", { width: 22, colour: PAINT.tomato }),
      shadow(210, 950, 120),
      person({
        x: 210,
        y: 950,
        height: 520,
        colour: PAINT.lilac,
        clothes: INK,
        mood: "awed",
        gaze: [1, -0.4],
        hair: "bob",
        hairColour: PAINT.stone,
        right: [60, -330],
        left: [-60, -170],
      }),
      shadow(1300, 950, 120),
      person({
        x: 1300,
        y: 950,
        height: 480,
        colour: PAINT.peach,
        clothes: PAINT.violet,
        mood: "doubtful",
        gaze: [-1, -0.3],
        hair: "bald",
        left: [-60, -330],
        right: [110, -150],
      }),
      shadow(780, 975, 80),
      person({
        x: 780,
        y: 975,
        height: 270,
        colour: PAINT.coral,
        clothes: PAINT.lemon,
        mood: "delighted",
        hair: "spikes",
        hairColour: PAINT.cocoa,
        left: [-100, -40],
        right: [120, -210],
      }),
      place(
        { x: 906, y: 750, turn: 24 },
        shape(box(-14, -50, 28, 100, 6), PAINT.blue, {
          shading: 6,
          outline: 8,
        }),
        shape(polygon([-14, -50], [14, -50], [0, -84]), PAINT.blue, {
          shading: 3,
          outline: 8,
        }),
      ),
    ),
  ],
};
