import { flat, join, limb, line, place, shape } from "../../drawing.ts";
import { face } from "../../figures/faces.ts";
import { blob, box, ellipse, leaf } from "../../outlines.ts";
import { PAINT, PAPER, STAGE } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { foliage, pot } from "../../things/desk.ts";
import { room, shadow, windowPane } from "../../things/room.ts";

const nurse = join(
  shadow(840, 1100, 210),
  foliage(840, 684, [
    [-62, 270],
    [62, 280],
    [-34, 380],
    [34, 390],
    [0, 420],
  ]),
  limb("M740 820Q600 800 570 660", PAINT.leaf, 28),
  pot(840, 1100, 320, 400, PAINT.teal),
  face(840, 830, 110, "worried", { gaze: [-1, 0.4] }),
  limb("M950 860Q1040 880 1040 980", PAINT.leaf, 28),
);

const wateringCan = place(
  { x: 520, y: 560, turn: -24 },
  line("M60 -100Q150 -190 170 -20", { width: 40 }),
  line("M60 -100Q150 -190 170 -20", { width: 18, colour: PAINT.coral }),
  shape("M-60 40L-190 -60L-160 -100L-40 -30Z", PAINT.coral, { shading: 10 }),
  shape(box(-70, -100, 200, 190, 30), PAINT.coral),
  shape(leaf([-224, -40], [-136, -118], 0.3), PAINT.coral, { shading: 6 }),
);

/** Bent over the rim of a flower pot, with a leaf for hair. */
const wilted = join(
  shadow(330, 1100, 170),
  shape(
    blob(
      [236, 960],
      [220, 740],
      [250, 640],
      [330, 620],
      [410, 660],
      [430, 800],
      [420, 960],
    ),
    PAINT.lemon,
  ),
  limb("M250 830Q150 900 120 1000", PAINT.lemon, 26),
  limb("M420 830Q520 880 540 1000", PAINT.lemon, 26),
  line("M330 620Q320 560 270 560", { width: 12 }),
  shape(leaf([275, 560], [190, 640], 0.34), PAINT.wood, { shading: 6 }),
  face(318, 750, 92, "tired"),
  line("M250 850q20 14 40 0M352 880q18 12 36 0", {
    width: 8,
    colour: PAINT.mustard,
  }),
  pot(330, 1100, 310, 170, PAINT.orange),
);

const drops = [
  [350, 520],
  [300, 580],
  [380, 590],
].map(([x, y]) =>
  shape(`M${x} ${y}q26 34 0 46q-26 -12 0 -46Z`, PAINT.blue, {
    shading: 0,
    outline: 7,
  }),
);

export const scene: Scene = {
  width: 1200,
  height: 1200,
  frames: [
    join(
      room(1200, 1200, 920, STAGE.health),
      windowPane(
        90,
        90,
        330,
        330,
        PAINT.sky,
        flat(ellipse(255, 255, 90), PAINT.lemon),
      ),
      flat(ellipse(600, 1110, 560, 60), "#d96f8d"),
      wilted,
      nurse,
      wateringCan,
      ...drops,
      shape(box(1010, 970, 70, 120, 10), PAPER, { shading: 0 }),
      flat(box(1018, 1006, 54, 76, 6), PAINT.sky),
    ),
  ],
};
