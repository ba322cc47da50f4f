import { flat, inside, join, limb, line, place, shape } from "../../drawing.ts";
import { face } from "../../figures/faces.ts";
import { person } from "../../figures/people.ts";
import { lettering } from "../../lettering.ts";
import { blob, box, ellipse, polygon, star } from "../../outlines.ts";
import { INK, PAINT, PAPER, WHITE } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { backdrop, moon, stars } from "../../things/sky.ts";

const WINDOW = box(130, 100, 300, 290, 14);

const father = join(
  shape(
    blob(
      [190, 690],
      [210, 560],
      [360, 530],
      [500, 560],
      [510, 680],
      [350, 730],
    ),
    WHITE,
    { shading: 14 },
  ),
  shape(ellipse(350, 620, 140, 122), PAINT.peach),
  line("M320 502q-8 -40 -38 -44M356 498q6 -40 36 -44", { width: 10 }),
  line("M290 700q60 34 120 0", { width: 22, colour: PAINT.cocoa }),
  face(350, 614, 96, "asleep"),
);

const teddy = place(
  { x: 545, y: 640 },
  shape(ellipse(-50, -74, 28), PAINT.wood, { shading: 5 }),
  shape(ellipse(50, -74, 28), PAINT.wood, { shading: 5 }),
  shape(ellipse(0, -20, 84, 78), PAINT.wood, { shading: 10 }),
  face(0, -34, 58, "asleep"),
);

const book = place(
  { x: 960, y: 640, turn: 4 },
  shape(
    polygon([-140, -80], [0, -56], [140, -80], [140, 90], [0, 114], [-140, 90]),
    PAINT.tomato,
    { shading: 10 },
  ),
  shape(star(-70, 10, 5, 44, 20), PAINT.lemon, { shading: 4, outline: 8 }),
  line("M0 -52V110", { width: 8 }),
  line("M30 0h80M30 34h60", { width: 10, colour: PAINT.peach }),
);

export const scene: Scene = {
  width: 1400,
  height: 1000,
  frames: [
    join(
      backdrop(1400, 1000, "#3d5a80"),
      flat(ellipse(1180, 330, 420), "#56789f"),
      flat(ellipse(1180, 330, 280), "#7397b5"),
      inside(
        WINDOW,
        flat(WINDOW, PAINT.night),
        stars(460, 400, 70, 12),
        moon(340, 200, 50),
      ),
      line(WINDOW, { width: 34 }),
      line(WINDOW, { width: 14, colour: PAPER }),
      flat(box(0, 860, 1400, 140), "#2b4263"),
      line("M0 860H1400"),
      shape(box(120, 500, 60, 420, 26), PAINT.wood),
      shape(box(1240, 640, 60, 280, 26), PAINT.wood),
      shape(box(150, 690, 1110, 170, 30), PAPER),
      father,
      teddy,
      person({
        x: 960,
        y: 800,
        height: 380,
        colour: PAINT.coral,
        clothes: PAINT.lemon,
        mood: "delighted",
        gaze: [0, 0.6],
        hair: "curls",
        hairColour: PAINT.cocoa,
        legs: false,
        left: null,
        right: null,
      }),
      book,
      limb("M850 720Q810 690 826 650", PAINT.lemon, 26),
      limb("M1070 720Q1116 700 1100 660", PAINT.lemon, 26),
      shape(
        "M160 740Q300 690 480 720T820 730T1256 716V890Q700 930 160 890Z",
        PAINT.leaf,
        { shading: 24 },
      ),
      flat(
        star(320, 800, 5, 34, 15) +
          star(560, 840, 5, 28, 12) +
          star(800, 800, 5, 34, 15) +
          star(1060, 830, 5, 30, 13),
        PAINT.lemon,
      ),
      lettering("Z", 520, 430, { size: 120, fill: WHITE, outline: 8, turn: 8 }),
      lettering("z", 610, 330, { size: 90, fill: WHITE, outline: 7, turn: -6 }),
      shape(
        polygon([1230, 250], [1370, 250], [1430, 400], [1170, 400]),
        PAINT.mustard,
        { shading: 16 },
      ),
      line("M1300 400V860", { width: 20, colour: INK }),
    ),
  ],
};
