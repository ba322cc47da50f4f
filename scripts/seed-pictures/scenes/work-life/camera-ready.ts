import {
  flat,
  inside,
  join,
  line,
  place,
  shape,
  type Svg,
} from "../../drawing.ts";
import { person } from "../../figures/people.ts";
import { cat } from "../../figures/pets.ts";
import { box, ellipse, leaf } from "../../outlines.ts";
import { INK, PAINT, PAPER, STAGE, WHITE } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { foliage, pot } from "../../things/desk.ts";
import { framed } from "../../things/room.ts";
import { backdrop } from "../../things/sky.ts";

const W = 600;
const H = 400;

const tile = (x: number, y: number, wall: string, ...parts: Svg[]): Svg =>
  place(
    { x, y },
    inside(box(0, 0, W, H, 26), flat(box(0, 0, W, H), wall), ...parts),
    line(box(0, 0, W, H, 26)),
  );

const justAForehead = person({
  x: 300,
  y: 1020,
  height: 860,
  colour: PAINT.mint,
  mood: "bored",
  hair: "tuft",
  left: null,
  right: null,
});

const ceiling = join(
  line("M300 0V120", { width: 20 }),
  ...[0, 72, 144, 216, 288].map((turn) =>
    place(
      { x: 300, y: 190, turn },
      shape(leaf([0, -30], [0, -230], 0.2), PAINT.wood),
    ),
  ),
  shape(ellipse(300, 190, 50), PAINT.mustard),
  person({
    x: 90,
    y: 560,
    height: 240,
    colour: PAINT.coral,
    mood: "doubtful",
    gaze: [0.5, -1],
    hair: "spikes",
    left: null,
    right: null,
  }),
);

const frozen = join(
  person({
    x: 300,
    y: 560,
    height: 520,
    colour: PAINT.lilac,
    clothes: PAINT.navy,
    mood: "straining",
    hair: "bob",
    hairColour: PAINT.cocoa,
    left: [-230, -330],
    right: null,
    turn: 7,
  }),
  flat(box(0, 0, W, H), PAINT.sky, 0.35),
  flat(
    box(0, 120, 600, 26) + box(180, 190, 420, 40) + box(0, 300, 340, 30),
    PAINT.stone,
    0.8,
  ),
  shape(ellipse(300, 200, 78), INK, { shading: 0, outline: 0 }),
  line("M300 150A50 50 0 1 1 256 176", { width: 16, colour: WHITE }),
);

const professional = join(
  framed(
    60,
    60,
    110,
    130,
    PAINT.wood,
    flat("M60 190l40 -70l30 40l20 -30l20 60Z", PAINT.leaf),
  ),
  pot(500, 400, 110, 80, PAINT.coral),
  foliage(500, 304, [
    [-50, 100],
    [-15, 150],
    [20, 160],
    [55, 110],
  ]),
  cat({ x: 300, y: 452, scale: 1.02, mood: "smug" }, PAINT.blue),
);

export const scene: Scene = {
  width: 1400,
  height: 1050,
  frames: [
    join(
      backdrop(1400, 1050, STAGE.workLife.floor),
      shape(box(50, 30, 1300, 990, 40), PAINT.navy, { shading: 0 }),
      tile(85, 65, PAINT.peach, justAForehead),
      tile(715, 65, PAPER, ceiling),
      tile(85, 495, PAINT.stone, frozen),
      tile(715, 495, STAGE.workLife.wall, professional),
      line(box(715, 495, W, H, 26), { width: 16, colour: PAINT.lemon }),
      shape(ellipse(590, 960, 36), PAINT.slate, { shading: 6 }),
      shape(ellipse(700, 960, 36), PAINT.slate, { shading: 6 }),
      shape(box(770, 924, 110, 72, 36), PAINT.tomato, { shading: 8 }),
      line("M576 960h28M690 944v24M700 976v2M710 944v24M796 966q30 -20 58 0", {
        width: 10,
        colour: WHITE,
      }),
    ),
  ],
};
