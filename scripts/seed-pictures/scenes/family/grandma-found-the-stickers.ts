import {
  flat,
  join,
  limb,
  line,
  place,
  shape,
  type Svg,
} from "../../drawing.ts";
import { sweat } from "../../figures/accessories.ts";
import { face } from "../../figures/faces.ts";
import { catHead } from "../../figures/pets.ts";
import { lettering } from "../../lettering.ts";
import { box, ellipse, heart, leaf, star } from "../../outlines.ts";
import { INK, PAINT, PAPER, STAGE, WHITE } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { mug, phone } from "../../things/desk.ts";
import { backdrop, rays } from "../../things/sky.ts";

const flower = (x: number, y: number, size: number, colour: string): Svg =>
  [0, 72, 144, 216, 288]
    .map((turn) =>
      place(
        { x, y, turn },
        shape(ellipse(0, -size * 0.56, size * 0.38, size * 0.44), colour, {
          shading: 6,
          outline: 9,
        }),
      ),
    )
    .join("") +
  shape(ellipse(x, y, size * 0.34), PAINT.mustard, { shading: 4, outline: 8 });

const sun = (x: number, y: number, size: number): Svg =>
  shape(star(x, y, 12, size, size * 0.74), PAINT.orange, { shading: 0 }) +
  shape(ellipse(x, y, size * 0.62), PAINT.lemon, { shading: 8, outline: 8 }) +
  face(x, y - size * 0.1, size * 0.42, "content");

const thumb = (x: number, y: number, turn: number): Svg =>
  place(
    { x, y, turn },
    shape(
      "M-50 60V-10Q-20 -20 -6 -90Q40 -90 30 -16H76Q96 -10 84 20Q90 60 60 66Q0 76 -50 60Z",
      PAINT.lemon,
      { shading: 8 },
    ),
    shape(box(-86, -14, 42, 84, 8), PAINT.blue, { shading: 6 }),
  );

const handset = join(
  line("M450 1180V1250M650 1180V1250", { width: 26 }),
  flat(ellipse(430, 1256, 50, 18) + ellipse(670, 1256, 50, 18), INK),
  phone(350, 460, 400, 720, "#d7f5ff", PAINT.slate),
  face(550, 760, 150, "strained"),
  sweat(720, 660, 34),
  shape(ellipse(730, 470, 84), PAINT.tomato, { shading: 10 }),
  lettering("99+", 730, 496, { size: 72, fill: WHITE }),
  limb("M350 850Q250 860 230 970", PAINT.slate, 24),
  limb("M750 850Q850 860 870 970", PAINT.slate, 24),
);

export const scene: Scene = {
  width: 1100,
  height: 1350,
  frames: [
    join(
      backdrop(1100, 1350, STAGE.family.wall),
      rays(550, 560, 1400, "#d3efaa", 20),
      flat(box(0, 1200, 1100, 150), STAGE.family.floor),
      line("M0 1200H1100"),
      flower(190, 200, 110, PAINT.rose),
      sun(460, 170, 130),
      catHead({ x: 770, y: 190, scale: 0.9, mood: "loving", turn: 8 }),
      flower(960, 390, 90, PAINT.violet),
      shape(heart(160, 480, 170), PAINT.tomato, { shading: 12 }),
      thumb(950, 640, 10),
      thumb(150, 760, -12),
      flower(240, 640, 60, PAINT.pink),
      shape(heart(910, 820, 110), PAINT.pink, { shading: 8 }),
      place(
        { x: 950, y: 1090, turn: 8, scale: 1 },
        mug(0, 0, 150, PAINT.coral),
        shape(heart(0, -80, 60), PAPER, { outline: 0, shading: 0 }),
      ),
      flower(140, 1040, 84, PAINT.mustard),
      shape(leaf([1010, 180], [1060, 90], 0.4), PAINT.leaf, { shading: 5 }),
      handset,
    ),
  ],
};
