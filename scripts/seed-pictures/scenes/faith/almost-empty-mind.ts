import { flat, join, line, shape } from "../../drawing.ts";
import { duck } from "../../figures/waterbirds.ts";
import { ellipse } from "../../outlines.ts";
import { PAINT, PAPER } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { backdrop } from "../../things/sky.ts";
import { thought } from "../../things/speech.ts";
import { hills } from "../../things/street.ts";

const bread = join(
  shape(
    "M500 250q-60 -14 -52 -76q12 -70 152 -70t152 70q8 62 -52 76v140q0 24 -24 24H524q-24 0 -24 -24Z",
    PAINT.wood,
  ),
  shape(
    "M530 242q-46 -14 -44 -60q12 -44 114 -44t114 44q2 46 -44 60v126q0 12 -12 12H542q-12 0 -12 -12Z",
    PAINT.sand,
    { outline: 0, shading: 12 },
  ),
);

const ripples = [
  [600, 1010, 420],
  [600, 1060, 520],
  [600, 1120, 640],
].map(([x, y, w]) =>
  line(`M${x! - w! / 2} ${y!}Q${x!} ${y! + 46} ${x! + w! / 2} ${y!}`, {
    width: 8,
    colour: "#b8b2ff",
  }),
);

export const scene: Scene = {
  width: 1200,
  height: 1200,
  frames: [
    join(
      backdrop(1200, 1200, "#ffc9a3"),
      flat(ellipse(600, 760, 330), PAINT.orange, 0.75),
      hills(1200, 780, 200, "#9a8be0", 1),
      hills(1200, 800, 130, "#7a6cd0", 3),
      flat("M0 780H1200V1200H0Z", "#5a4fcf"),
      flat(
        "M420 800h360l-40 34h-280ZM470 850h260l-30 28h-200Z",
        PAINT.peach,
        0.7,
      ),
      ...ripples,
      shape(
        "M250 960Q260 900 600 900T950 960Q930 1020 600 1020T250 960Z",
        PAINT.leaf,
      ),
      line(
        "M600 960L860 930M600 960L360 930M600 960L520 1008M600 960L700 1006",
        { width: 7, colour: PAINT.forest },
      ),
      thought(360, 40, 480, 440, [640, 590], PAPER),
      bread,
      duck({ x: 570, y: 968, scale: 1.15, mood: "calm" }),
      shape(ellipse(960, 1090, 36, 16), PAINT.pink, { shading: 4 }),
      shape("M920 1086q4 -40 30 -10q10 -40 24 0q26 -30 28 10Z", PAINT.pink, {
        shading: 5,
      }),
    ),
  ],
};
