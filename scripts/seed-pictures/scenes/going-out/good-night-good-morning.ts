import { flat, join, line, place, shape } from "../../drawing.ts";
import { pointedHat } from "../../figures/accessories.ts";
import { owl, rooster } from "../../figures/birds.ts";
import { lettering } from "../../lettering.ts";
import { box, ellipse, polygon } from "../../outlines.ts";
import { INK, PAINT, PAPER, STAGE } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { mug, steam } from "../../things/desk.ts";
import { backdrop, rays, stars } from "../../things/sky.ts";
import { skyline } from "../../things/street.ts";

const confetti = [
  [150, 560, PAINT.rose],
  [260, 700, PAINT.lemon],
  [560, 600, PAINT.mint],
  [120, 800, PAINT.mint],
  [330, 860, PAINT.rose],
  [500, 850, PAINT.lemon],
] as const;

const shoes = join(
  place(
    { x: 590, y: 640, turn: 70 },
    shape("M-60 0V-40Q-20 -50 0 -20Q40 -20 60 0Z", PAINT.tomato, {
      shading: 5,
    }),
  ),
  place(
    { x: 640, y: 660, turn: 96 },
    shape("M-60 0V-40Q-20 -50 0 -20Q40 -20 60 0Z", PAINT.tomato, {
      shading: 5,
    }),
  ),
);

export const scene: Scene = {
  width: 1400,
  height: 1000,
  frames: [
    join(
      backdrop(1400, 1000, "#ff9f6e"),
      rays(1060, 620, 1300, "#ffb27e", 20),
      flat(
        polygon([0, 0], [820, 0], [520, 1000], [0, 1000]),
        STAGE.goingOut.wall,
      ),
      stars(560, 420, 60, 14),
      flat(ellipse(1060, 640, 260), PAINT.lemon),
      skyline(1400, 700, "#4a2f80", "#ffd35c"),
      flat(box(0, 700, 1400, 300), "#38226b"),
      line("M0 700H1400"),
      flat("M0 900H1400V1000H0Z", "#2a1850"),
      line("M0 900H1400", { width: 8 }),
      shape(box(560, 70, 280, 130, 26), INK, { shading: 0 }),
      lettering("5:30", 700, 170, { size: 100, fill: PAINT.tomato }),
      flat(ellipse(370, 930, 200, 22) + ellipse(1040, 930, 200, 22), INK, 0.35),
      owl({ x: 370, y: 930, scale: 1.5, mood: "tired", gaze: [1, 0] }),
      pointedHat(350, 460, 130, PAINT.rose, -16),
      shoes,
      ...confetti.map(([x, y, colour], index) =>
        place(
          { x, y, turn: index * 40 },
          flat(box(-14, -7, 28, 14, 4), colour),
        ),
      ),
      rooster({ x: 1060, y: 930, scale: 1.4, mood: "happy", gaze: [-1, 0] }),
      steam(850, 620, 80, PAPER),
      mug(850, 760, 110, PAINT.teal),
    ),
  ],
};
