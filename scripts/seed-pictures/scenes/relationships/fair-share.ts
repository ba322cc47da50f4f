import { flat, join, limb, line, shape } from "../../drawing.ts";
import { face } from "../../figures/faces.ts";
import { lettering } from "../../lettering.ts";
import { blob, box, ellipse } from "../../outlines.ts";
import { PAINT, PAPER, WHITE } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { backdrop } from "../../things/sky.ts";

/** Rolled up like something with cheese in it. */
const burrito = join(
  shape(
    blob(
      [470, 470],
      [640, 360],
      [820, 420],
      [880, 620],
      [870, 900],
      [780, 1120],
      [620, 1150],
      [480, 1060],
      [430, 820],
      [430, 600],
    ),
    PAINT.violet,
    { shading: 40 },
  ),
  line(
    "M450 640Q640 760 880 620M436 800Q640 930 880 790M470 980Q640 1090 850 960M480 1060Q560 1000 640 1150",
    { width: 16, colour: PAINT.lilac },
  ),
  line("M450 640Q640 760 880 620M640 1150Q600 900 700 710", { width: 9 }),
  shape(
    blob(
      [520, 480],
      [540, 370],
      [650, 330],
      [760, 370],
      [780, 480],
      [650, 540],
    ),
    PAINT.lilac,
    { shading: 10 },
  ),
  shape(ellipse(650, 430, 126, 112), PAINT.mint),
  shape(
    blob(
      [530, 400],
      [560, 310],
      [650, 290],
      [750, 320],
      [772, 400],
      [700, 350],
      [600, 350],
    ),
    PAINT.cocoa,
    { shading: 8, outline: 9 },
  ),
  face(650, 440, 88, "calm"),
);

const cold = join(
  limb("M210 1010V1130", PAINT.peach, 34),
  limb("M300 1010V1130", PAINT.peach, 34),
  shape(
    blob(
      [250, 500],
      [350, 560],
      [376, 760],
      [360, 960],
      [250, 1020],
      [150, 960],
      [130, 760],
      [150, 560],
    ),
    PAINT.teal,
    { shading: 22 },
  ),
  shape(ellipse(250, 430, 126, 116), PAINT.peach),
  line("M220 318q-6 -40 -36 -46M260 316q8 -40 40 -44", { width: 10 }),
  face(250, 430, 88, "strained", { gaze: [1, 0.3] }),
  limb("M150 620Q90 700 170 760", PAINT.teal, 26),
  limb("M350 620Q410 690 330 750", PAINT.teal, 26),
  shape("M170 800L320 780L330 850L180 870Z", PAINT.violet, { shading: 8 }),
  line("M176 830L326 810", { width: 10, colour: PAINT.lilac }),
  line("M90 540q-26 20 0 40t0 40M410 520q26 20 0 40t0 40", {
    width: 9,
    colour: PAINT.sky,
  }),
);

export const scene: Scene = {
  width: 1000,
  height: 1300,
  frames: [
    join(
      backdrop(1000, 1300, "#7c3b5e"),
      shape(box(40, 60, 920, 150, 50), PAINT.cocoa),
      shape(box(60, 150, 880, 1180, 50), PAPER, { shading: 0 }),
      flat(box(90, 180, 820, 1100, 40), "#ffd9d0"),
      shape(
        blob(
          [110, 320],
          [130, 230],
          [380, 230],
          [400, 320],
          [380, 480],
          [130, 480],
        ),
        WHITE,
      ),
      shape(
        blob(
          [510, 320],
          [530, 230],
          [800, 230],
          [850, 320],
          [800, 480],
          [530, 480],
        ),
        WHITE,
      ),
      cold,
      burrito,
      lettering("z", 800, 300, { size: 80, fill: PAINT.violet }),
      lettering("Z", 870, 250, { size: 110, fill: PAINT.violet }),
      lettering("2 %", 250, 1262, { size: 76, fill: PAINT.tomato }),
      lettering("98 %", 650, 1262, { size: 76, fill: PAINT.violet }),
    ),
  ],
};
