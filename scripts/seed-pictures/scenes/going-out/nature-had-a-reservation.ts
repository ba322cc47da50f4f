import { flat, join, line, place, shape, type Svg } from "../../drawing.ts";
import { owl } from "../../figures/birds.ts";
import { face } from "../../figures/faces.ts";
import { person } from "../../figures/people.ts";
import { hedgehog } from "../../figures/slow.ts";
import { blob, box, ellipse, heart, polygon } from "../../outlines.ts";
import { INK, PAINT, PAPER, STAGE, WHITE } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { backdrop, rain } from "../../things/sky.ts";

const bear = place(
  { x: 640, y: 830 },
  shape(ellipse(-100, -320, 50), PAINT.cocoa, { shading: 8 }),
  shape(ellipse(100, -320, 50), PAINT.cocoa, { shading: 8 }),
  shape(
    blob(
      [0, -360],
      [120, -310],
      [160, -160],
      [170, -20],
      [-170, -20],
      [-160, -160],
      [-120, -310],
    ),
    PAINT.cocoa,
    { shading: 26 },
  ),
  shape(ellipse(0, -196, 66, 50), PAINT.sand, { shading: 6, outline: 8 }),
  face(0, -262, 104, "content"),
  flat(ellipse(0, -222, 24, 16), INK),
);

const fox = place(
  { x: 400, y: 840 },
  shape(polygon([-90, -170], [-84, -270], [-20, -210]), PAINT.orange, {
    shading: 6,
  }),
  shape(polygon([90, -170], [84, -270], [20, -210]), PAINT.orange, {
    shading: 6,
  }),
  shape(
    blob(
      [0, -220],
      [90, -180],
      [100, -110],
      [110, -10],
      [-110, -10],
      [-100, -110],
      [-90, -180],
    ),
    PAINT.orange,
    { shading: 14 },
  ),
  flat(
    "M-70 -120Q-30 -70 0 -66Q30 -70 70 -120Q60 -50 0 -36Q-60 -50 -70 -120Z",
    PAPER,
  ),
  face(0, -150, 76, "smug", { gaze: [1, 0] }),
  flat(ellipse(0, -104, 13, 10), INK),
);

const card = (x: number, y: number, turn: number, colour: string): Svg =>
  place(
    { x, y, turn },
    shape(box(-28, -40, 56, 80, 8), WHITE, { shading: 0, outline: 8 }),
    flat(heart(0, 0, 34), colour),
  );

export const scene: Scene = {
  width: 1500,
  height: 1000,
  frames: [
    join(
      backdrop(1500, 1000, "#2d2460"),
      ...[90, 260, 1040, 1230, 1420].map((x, index) =>
        flat(
          polygon([x - 130, 760], [x, 220 + (index % 2) * 90], [x + 130, 760]),
          index % 2 === 0 ? "#241c50" : "#372b72",
        ),
      ),
      flat("M0 740Q750 700 1500 750V1000H0Z", "#3c6b4f"),
      rain(1500, 980, 120, 33, "#8f86d8"),
      shape(
        polygon([30, 880], [550, 150], [1070, 880]),
        STAGE.goingOut.accent,
        { shading: 40 },
      ),
      shape(polygon([170, 880], [550, 310], [930, 880]), PAINT.lemon, {
        shading: 0,
      }),
      flat(ellipse(550, 760, 300, 130), WHITE, 0.35),
      line("M550 310V420", { width: 9 }),
      shape(ellipse(550, 440, 30), PAINT.orange, { shading: 4, outline: 8 }),
      bear,
      fox,
      owl({ x: 520, y: 620, scale: 0.42, mood: "content" }),
      hedgehog({ x: 790, y: 862, scale: 0.62, mood: "delighted" }),
      shape(box(430, 830, 250, 40, 14), PAINT.wood, { shading: 6 }),
      card(470, 800, -14, PAINT.tomato),
      card(540, 790, 4, INK),
      card(620, 800, 12, PAINT.tomato),
      flat(ellipse(1240, 930, 230, 26), INK, 0.35),
      person({
        x: 1170,
        y: 930,
        height: 420,
        colour: PAINT.mint,
        clothes: PAINT.teal,
        mood: "sad",
        hair: "bob",
        hairColour: INK,
        gaze: [-1, 0],
        left: [-80, -120],
        right: [80, -120],
      }),
      person({
        x: 1350,
        y: 930,
        height: 450,
        colour: PAINT.peach,
        clothes: PAINT.orange,
        mood: "annoyed",
        hair: "tuft",
        gaze: [-1, 0],
        left: [-90, -130],
        right: [100, -130],
      }),
      line(
        "M1130 470v30M1230 440v30M1320 420v30M1410 450v30M1090 560v24M1450 580v26",
        { width: 9, colour: PAINT.sky },
      ),
      flat(ellipse(1140, 960, 90, 14) + ellipse(1390, 970, 110, 14), "#5b7fb0"),
      line("M550 150V90", { width: 12 }),
    ),
  ],
};
