import { flat, join, limb, line, place, shape } from "../../drawing.ts";
import { face } from "../../figures/faces.ts";
import { box, ellipse, heart, leaf, polygon } from "../../outlines.ts";
import { INK, PAINT, STAGE, WHITE } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { backdrop, rays } from "../../things/sky.ts";

const snowman = place(
  { x: 420, y: 900 },
  shape(ellipse(0, -150, 200, 180), WHITE, { shading: 30 }),
  shape(ellipse(0, -400, 150, 140), WHITE, { shading: 24 }),
  flat(ellipse(0, -190, 15) + ellipse(0, -120, 15), INK),
  face(6, -430, 100, "loving"),
  shape(polygon([4, -400], [96, -378], [4, -366]), PAINT.orange, {
    shading: 4,
    outline: 8,
  }),
  shape("M-140 -310Q0 -250 140 -310V-250Q0 -190 -140 -250Z", PAINT.teal, {
    shading: 8,
  }),
  shape("M-140 -270L-300 -330L-310 -270L-130 -226Z", PAINT.teal, {
    shading: 6,
  }),
  line("M-180 -220L-270 -120M-230 -164l-46 4", {
    width: 16,
    colour: PAINT.cocoa,
  }),
  limb("M170 -230L290 -270", PAINT.cocoa, 4),
);

const fan = place(
  { x: 990, y: 900 },
  shape("M-150 0Q-140 -60 0 -60T150 0Z", PAINT.rose),
  shape(box(-24, -240, 48, 190, 16), PAINT.slate, { shading: 8 }),
  shape(ellipse(0, -420, 240), PAINT.sky, { shading: 0 }),
  ...[0, 120, 240].map((turn) =>
    place(
      { x: 0, y: -420, turn },
      shape(leaf([0, -10], [20, -220], 0.38), PAINT.pink, { shading: 10 }),
    ),
  ),
  line(ellipse(0, -420, 160) + "M-240 -420H240M0 -660V-180", {
    width: 7,
    colour: WHITE,
  }),
  line(ellipse(0, -420, 240), { width: 30 }),
  line(ellipse(0, -420, 240), { width: 12, colour: PAINT.rose }),
  shape(ellipse(0, -420, 108), PAINT.rose, { shading: 14 }),
  face(-4, -434, 76, "winking"),
);

export const scene: Scene = {
  width: 1400,
  height: 1000,
  frames: [
    join(
      backdrop(1400, 1000, "#ffb26b"),
      rays(180, 130, 1700, "#ffc482", 20),
      flat(ellipse(180, 130, 130), PAINT.lemon),
      flat(box(0, 830, 1400, 170), STAGE.relationships.floor),
      line("M0 830H1400"),
      flat(ellipse(420, 905, 250, 26) + ellipse(990, 905, 210, 22), INK, 0.22),
      flat(
        "M250 900Q230 960 420 950Q560 980 640 930Q600 890 420 890Z",
        PAINT.sky,
      ),
      snowman,
      fan,
      line(
        "M720 420q-50 30 -100 0M710 500q-60 30 -120 0M720 580q-50 30 -100 0",
        { width: 11, colour: WHITE },
      ),
      flat(heart(640, 260, 80) + heart(730, 170, 54), PAINT.tomato),
    ),
  ],
};
