import {
  flat,
  join,
  limb,
  line,
  place,
  shape,
  type Svg,
} from "../../drawing.ts";
import { face, type Mood } from "../../figures/faces.ts";
import { person } from "../../figures/people.ts";
import { lettering } from "../../lettering.ts";
import { blob, box, ellipse, leaf, polygon } from "../../outlines.ts";
import { INK, PAINT, PAPER, STAGE } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { room } from "../../things/room.ts";

const sardine = (
  x: number,
  y: number,
  turn: number,
  mood: Mood,
  colour: string,
): Svg =>
  place(
    { x, y, turn },
    shape(polygon([-20, 60], [-70, 170], [70, 170], [20, 60]), colour, {
      shading: 8,
    }),
    shape(leaf([0, -210], [0, 110], 0.3), colour, { shading: 16 }),
    shape(leaf([-40, -10], [-100, 40], 0.4), colour, { shading: 4 }),
    shape(leaf([40, -10], [100, 40], 0.4), colour, { shading: 4 }),
    face(0, -90, 54, mood),
  );

const tin = place(
  { x: 1090, y: 800 },
  shape("M-260 -60Q-300 -190 -180 -200H200Q290 -190 260 -60Z", PAINT.stone, {
    shading: 0,
  }),
  sardine(-130, -140, -8, "annoyed", PAINT.sky),
  sardine(10, -160, 2, "doubtful", PAINT.mint),
  sardine(150, -140, 9, "annoyed", PAINT.sky),
  shape(
    "M-290 -130Q-290 40 -220 40H220Q290 40 290 -130Q200 -90 0 -90T-290 -130Z",
    PAINT.mustard,
    { shading: 26 },
  ),
  shape(box(-120, -60, 240, 70, 20), PAPER, { shading: 0, outline: 8 }),
  shape(leaf([-70, -26], [50, -26], 0.3), PAINT.blue, {
    shading: 4,
    outline: 7,
  }),
  shape(polygon([40, -26], [78, -50], [78, -2]), PAINT.blue, {
    shading: 0,
    outline: 7,
  }),
);

const squashed = [
  { x: 170, colour: PAINT.coral, mood: "strained", hair: "tuft", turn: -6 },
  { x: 290, colour: PAINT.lilac, mood: "straining", hair: "bob", turn: 5 },
  { x: 410, colour: PAINT.mint, mood: "tired", hair: "spikes", turn: -3 },
  { x: 540, colour: PAINT.peach, mood: "shocked", hair: "curls", turn: 6 },
  { x: 660, colour: PAINT.lemon, mood: "bored", hair: "bun", turn: 2 },
] as const;

const carriage = join(
  shape(box(-60, 120, 860, 640, 60), PAINT.tomato, { shading: 24 }),
  flat(box(-60, 640, 850, 40), PAPER),
  shape(box(40, 200, 700, 380, 30), PAINT.navy, { shading: 0 }),
  `<clipPath id="window"><path d="${box(46, 206, 688, 368, 26)}"/></clipPath>`,
  `<g clip-path="url(#window)">`,
  ...squashed.map((who) =>
    person({
      ...who,
      y: 700,
      height: 450,
      width: 220,
      clothes: PAINT.blue,
      left: null,
      right: null,
    }),
  ),
  person({
    x: 480,
    y: 830,
    height: 420,
    colour: PAINT.sand,
    mood: "strained",
    hair: "bald",
    left: [-60, -360],
    right: [60, -360],
  }),
  `</g>`,
  line(box(40, 200, 700, 380, 30)),
  line("M100 230l60 -24M560 560l120 -240", { width: 10, colour: PAINT.sky }),
  shape(box(250, 60, 260, 100, 20), INK, { shading: 0 }),
  lettering("8:15", 380, 136, { size: 84, fill: PAINT.mustard }),
);

export const scene: Scene = {
  width: 1500,
  height: 950,
  frames: [
    join(
      room(1500, 950, 800, {
        wall: STAGE.transportation.wall,
        floor: PAINT.stone,
      }),
      flat(
        Array.from({ length: 13 }, (_, index) =>
          box(index * 120, 0, 60, 90),
        ).join(""),
        "#b7e7fa",
      ),
      carriage,
      flat(box(0, 800, 1500, 26), PAINT.lemon),
      line("M0 800H1500"),
      flat(ellipse(1090, 880, 330, 34), INK, 0.2),
      place({ x: 0, y: 40 }, tin),
      limb("M930 560Q860 500 830 480", PAINT.sky, 18),
      shape(blob([820, 480], [800, 450], [830, 430], [856, 460]), PAINT.sky, {
        shading: 4,
        outline: 8,
      }),
    ),
  ],
};
