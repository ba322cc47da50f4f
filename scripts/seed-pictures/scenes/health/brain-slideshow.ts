import { flat, inside, join, limb, line, place, shape } from "../../drawing.ts";
import { face } from "../../figures/faces.ts";
import { person } from "../../figures/people.ts";
import { lettering } from "../../lettering.ts";
import { blob, box, ellipse, polygon } from "../../outlines.ts";
import { INK, PAINT, PAPER, WHITE } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { backdrop, moon, stars } from "../../things/sky.ts";

const SCREEN = box(110, 110, 620, 420, 12);

const embarrassing = inside(
  SCREEN,
  flat(SCREEN, PAINT.sand),
  flat(box(110, 440, 620, 100), PAINT.wood),
  person({
    x: 330,
    y: 470,
    height: 260,
    colour: PAINT.mint,
    mood: "shocked",
    hair: "spikes",
    left: [-110, -210],
    right: [110, -230],
    turn: -24,
  }),
  line("M420 410q40 -60 90 -20", { width: 9 }),
  place(
    { x: 540, y: 440, turn: 30 },
    shape(box(-70, -50, 140, 60, 10), PAINT.pink, { shading: 6 }),
    shape(box(-50, -96, 100, 50, 10), WHITE, { shading: 6 }),
    line("M-30 -98v-26M0 -98v-26M30 -98v-26", { width: 8 }),
  ),
);

const brain = place(
  { x: 910, y: 690 },
  limb("M-150 10Q-210 60 -190 120", PAINT.pink, 22),
  shape(
    blob(
      [-160, 20],
      [-180, -60],
      [-130, -140],
      [-40, -170],
      [50, -170],
      [130, -140],
      [176, -60],
      [160, 30],
      [90, 90],
      [-80, 90],
    ),
    PAINT.pink,
    { shading: 26 },
  ),
  line(
    "M-120 -90q30 -50 70 -10q20 -60 70 -20q50 -40 80 20q40 0 34 50M-150 10q30 30 60 0",
    { width: 10, colour: "#d9678f" },
  ),
  face(-6, -30, 92, "delighted", { gaze: [-1, -0.2] }),
  limb("M130 20Q200 0 210 -80", PAINT.pink, 22),
);

const projector = place(
  { x: 690, y: 800 },
  shape(box(-90, -50, 180, 100, 20), PAINT.slate),
  shape(ellipse(-86, 0, 30, 36), PAINT.lemon, { shading: 6 }),
  shape(ellipse(30, -70, 46), PAINT.stone, { shading: 8 }),
);

export const scene: Scene = {
  width: 1200,
  height: 1200,
  frames: [
    join(
      backdrop(1200, 1200, "#2a2f6b"),
      inside(
        box(830, 90, 300, 340, 14),
        flat(box(830, 90, 300, 340), PAINT.night),
        stars(1200, 440, 70, 8),
        moon(1030, 200, 52),
      ),
      line(box(830, 90, 300, 340, 14), { width: 34 }),
      line(box(830, 90, 300, 340, 14), { width: 14, colour: PAINT.slate }),
      flat(
        polygon([610, 790], [110, 110], [730, 110], [730, 530], [640, 830]),
        PAINT.lemon,
        0.22,
      ),
      embarrassing,
      line(SCREEN),
      shape(box(40, 660, 70, 480, 30), PAINT.cocoa),
      shape(box(70, 760, 1080, 240, 40), PAPER),
      shape(
        blob(
          [110, 840],
          [130, 720],
          [300, 680],
          [430, 720],
          [450, 830],
          [380, 890],
          [180, 890],
        ),
        WHITE,
      ),
      shape(ellipse(290, 800, 140, 120), PAINT.peach),
      line("M250 684q-10 -40 -40 -44M290 680q6 -42 36 -48", { width: 10 }),
      face(290, 800, 96, "tired", { gaze: [1, -1] }),
      brain,
      projector,
      shape(
        "M60 900Q300 850 560 890T1170 860V1140Q600 1190 60 1140Z",
        PAINT.violet,
        { shading: 26 },
      ),
      line("M80 940Q300 890 560 930T1160 902", {
        width: 20,
        colour: PAINT.lilac,
      }),
      shape(box(850, 1000, 260, 130, 24), INK, { shading: 0 }),
      lettering("3:00", 980, 1094, { size: 96, fill: PAINT.tomato }),
    ),
  ],
};
