import { flat, join, line, place, shape } from "../../drawing.ts";
import { person } from "../../figures/people.ts";
import { penguin } from "../../figures/waterbirds.ts";
import { blob, box, ellipse, polygon } from "../../outlines.ts";
import { INK, mix, PAINT, PAPER, WHITE } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { backdrop } from "../../things/sky.ts";

const DARK = "#3a2c5c";

const newspaper = place(
  { x: 0, y: -90 },
  shape(
    "M-120 -60Q-60 -84 0 -60Q60 -84 120 -60V60Q60 40 0 60Q-60 40 -120 60Z",
    PAPER,
    { shading: 8 },
  ),
  line("M0 -56V54", { width: 7 }),
  line("M-96 -34h70M-96 -8h70M-96 18h70M26 -34h70M26 -8h40M26 18h70", {
    width: 8,
    colour: PAINT.slate,
  }),
);

const fridge = join(
  shape(box(300, 130, 480, 1050, 40), WHITE, { shading: 0 }),
  flat(box(336, 166, 408, 980, 20), "#fff3b8"),
  line(box(336, 166, 408, 980, 20)),
  shape(polygon([780, 150], [980, 90], [980, 1270], [780, 1170]), PAPER, {
    shading: 24,
  }),
  shape(box(820, 560, 34, 200, 16), PAINT.stone, { shading: 6 }),
  shape(ellipse(540, 196, 44, 24), PAINT.lemon, { shading: 4 }),
  line("M336 420H744M336 900H744", { width: 16 }),
  shape(box(370, 300, 84, 112, 16), PAINT.tomato),
  shape(box(384, 270, 56, 34, 8), WHITE, { shading: 4 }),
  shape("M500 412V330Q500 310 560 300T660 330V412Z", PAINT.mustard, {
    shading: 12,
  }),
  flat(
    ellipse(550, 370, 14) + ellipse(600, 340, 10) + ellipse(620, 384, 12),
    PAINT.orange,
  ),
  shape(ellipse(700, 380, 30), PAINT.leaf, { shading: 6 }),
  shape(
    blob([380, 1130], [370, 1010], [440, 970], [510, 1010], [500, 1130]),
    PAINT.leaf,
    { shading: 10 },
  ),
  shape(polygon([560, 1130], [600, 960], [640, 1130]), PAINT.orange, {
    shading: 8,
  }),
  shape(polygon([630, 1130], [670, 980], [710, 1130]), PAINT.orange, {
    shading: 8,
  }),
);

export const scene: Scene = {
  width: 1000,
  height: 1350,
  frames: [
    join(
      backdrop(1000, 1350, DARK),
      flat(box(0, 1180, 1000, 170), mix(DARK, INK, 0.5)),
      flat(
        polygon([336, 166], [336, 1146], [-200, 1350], [-200, 60]),
        PAINT.lemon,
        0.3,
      ),
      fridge,
      penguin(
        { x: 540, y: 886, scale: 1.25, mood: "shocked", gaze: [-1, 0.3] },
        newspaper,
      ),
      flat(ellipse(190, 1300, 160, 22), INK, 0.3),
      person({
        x: 170,
        y: 1300,
        height: 520,
        colour: PAINT.peach,
        clothes: PAINT.blue,
        mood: "shocked",
        gaze: [1, -0.3],
        hair: "spikes",
        hairColour: PAINT.cocoa,
        left: [-120, -180],
        right: [190, -260],
        turn: -4,
      }),
      shape("M318 1010l60 8l-8 60h-50Z", WHITE, { shading: 6 }),
    ),
  ],
};
