import { flat, join, limb, line, place, shape } from "../../drawing.ts";
import { face } from "../../figures/faces.ts";
import { person } from "../../figures/people.ts";
import { blob, box, ellipse, polygon } from "../../outlines.ts";
import { INK, PAINT, PAPER, STAGE, WHITE } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { room, stripes } from "../../things/room.ts";
import { clouds } from "../../things/sky.ts";

const mountain = join(
  shape(
    blob(
      [120, 1060],
      [190, 860],
      [300, 780],
      [340, 620],
      [430, 520],
      [470, 360],
      [560, 290],
      [640, 380],
      [690, 520],
      [780, 600],
      [810, 760],
      [920, 880],
      [980, 1060],
    ),
    "#ffe9a8",
    { shading: 60 },
  ),
  flat(
    "M470 372Q500 290 560 292Q620 300 644 390Q660 440 620 430Q600 520 560 440Q530 400 500 470Q450 440 470 372Z",
    PAINT.cocoa,
  ),
  line(
    "M470 372Q500 290 560 292Q620 300 644 390Q660 440 620 430Q600 520 560 440Q530 400 500 470Q450 440 470 372Z",
    { width: 9 },
  ),
  line(
    "M330 800q60 20 90 -20M700 660q40 30 80 10M560 640q30 24 70 0M240 940q60 20 100 -20M780 900q40 20 80 -10",
    { width: 9, colour: "#d9b65c" },
  ),
  ...[
    [360, 900],
    [520, 980],
    [430, 720],
    [690, 820],
    [820, 1000],
    [600, 560],
  ].map(([x, y]) =>
    shape(ellipse(x!, y!, 22), PAINT.leaf, { shading: 5, outline: 8 }),
  ),
  line("M560 290V180", { width: 12 }),
  shape(polygon([560, 176], [660, 204], [560, 236]), PAINT.tomato, {
    shading: 5,
    outline: 9,
  }),
);

const climber = (x: number, y: number, colour: string, turn: number) =>
  person({
    x,
    y,
    height: 120,
    colour,
    clothes: PAINT.navy,
    mood: "strained",
    turn,
    left: [-20, -120],
    right: [60, -110],
  });

const baseCamp = join(
  shape(polygon([190, 1070], [260, 950], [330, 1070]), PAINT.tomato, {
    shading: 10,
  }),
  shape(polygon([236, 1070], [260, 1010], [284, 1070]), INK, {
    shading: 0,
    outline: 0,
  }),
);

const spoon = place(
  { x: 790, y: 250, turn: -40 },
  line("M0 0H320", { width: 44 }),
  line("M0 0H320", { width: 22, colour: PAINT.stone }),
  shape(ellipse(-60, 0, 100, 66), PAINT.stone, { shading: 8 }),
  shape(
    blob(
      [-150, -20],
      [-120, -90],
      [-50, -110],
      [20, -70],
      [20, -10],
      [-60, 10],
    ),
    "#ffe9a8",
    { shading: 14 },
  ),
);

export const scene: Scene = {
  width: 1100,
  height: 1400,
  frames: [
    join(
      room(1100, 1400, 1100, STAGE.family),
      stripes(1100, 1100, STAGE.family.wall, 92),
      clouds(WHITE, [230, 420, 260], [900, 560, 220]),
      shape("M-20 1090H1120V1420H-20Z", PAINT.coral, { shading: 0 }),
      flat(
        Array.from({ length: 6 }, (_, index) =>
          box(index * 200, 1096, 100, 320),
        ).join(""),
        PAINT.peach,
        0.55,
      ),
      shape(ellipse(550, 1090, 500, 90), WHITE, { shading: 20 }),
      line(ellipse(550, 1076, 420, 60), { width: 8, colour: PAINT.sky }),
      mountain,
      line("M430 980L520 760L560 560L570 320", { width: 8, dash: "22 18" }),
      climber(450, 900, PAINT.peach, 14),
      climber(530, 690, PAINT.mint, 10),
      baseCamp,
      spoon,
      limb("M1080 130Q1040 60 1000 70", PAINT.lilac, 60),
      shape(ellipse(1000, 76, 52), PAINT.lilac, { shading: 8 }),
      shape(ellipse(550, 1290, 150, 140), PAINT.coral, { shading: 20 }),
      face(550, 1270, 96, "awed", { gaze: [0, -1] }),
      line("M520 1156q-8 -40 -36 -46M560 1152q6 -40 34 -44", { width: 10 }),
      line(
        "M330 1400V1250M310 1180v60q20 20 40 0v-60M330 1180v60M800 1400V1240",
        { width: 13, colour: INK },
      ),
      shape(ellipse(800, 1200, 32, 54), PAPER, { shading: 6, outline: 9 }),
    ),
  ],
};
