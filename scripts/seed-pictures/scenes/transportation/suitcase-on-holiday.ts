import { flat, inside, join, limb, line, place, shape } from "../../drawing.ts";
import { sunglasses } from "../../figures/accessories.ts";
import { face } from "../../figures/faces.ts";
import { person } from "../../figures/people.ts";
import { lettering } from "../../lettering.ts";
import { box, ellipse, polygon } from "../../outlines.ts";
import { INK, PAINT, PAPER, WHITE } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { rain, rays } from "../../things/sky.ts";
import { palm } from "../../things/street.ts";

const BEACH = polygon([0, 0], [1200, 0], [1200, 430], [0, 770]);
const BELT = polygon([0, 770], [1200, 430], [1200, 1200], [0, 1200]);

const lounger = place(
  { x: 560, y: 470, turn: -6 },
  line("M-220 30L-250 110M180 20L210 100", { width: 22, colour: PAINT.cocoa }),
  line("M-300 20H250", { width: 34 }),
  line("M-300 20H250", { width: 14, colour: PAINT.coral }),
  place(
    { x: -20, y: -20, turn: -16 },
    line("M-60 -260v-50h120v50", { width: 26 }),
    shape(box(-170, -260, 340, 260, 44), PAINT.teal, { shading: 26 }),
    line("M-110 -256V-6M110 -256V-6", { width: 9, colour: "#157a76" }),
    face(0, -140, 110, "smug"),
    sunglasses(0, -140, 118),
    shape(ellipse(130, -36, 30), PAINT.lemon, { shading: 4, outline: 7 }),
  ),
  limb("M120 -130Q220 -150 250 -210", PAINT.teal, 20),
  shape("M210 -300H300L276 -220H234Z", PAINT.orange, { shading: 6 }),
  line("M262 -300L290 -350", { width: 9, colour: PAINT.tomato }),
);

export const scene: Scene = {
  width: 1200,
  height: 1200,
  frames: [
    join(
      inside(
        BEACH,
        flat(box(0, 0, 1200, 800), PAINT.sky),
        rays(1020, 110, 900, "#b3e4fa", 18),
        flat(ellipse(1020, 110, 96), PAINT.lemon),
        flat(box(0, 290, 1200, 120), PAINT.teal),
        flat("M0 370Q400 320 1200 380V800H0Z", PAINT.sand),
        palm(150, 620, 460),
        lounger,
      ),
      inside(
        BELT,
        flat(box(0, 400, 1200, 800), "#6d7391"),
        rain(1200, 1000, 90, 9, "#98a0c0"),
        shape(
          "M460 1060Q460 960 560 960H1240V1160H560Q460 1160 460 1060Z",
          PAINT.stone,
          { shading: 0 },
        ),
        shape(
          "M500 1050Q500 990 570 990H1240V1110H570Q500 1110 500 1050Z",
          INK,
          { shading: 0 },
        ),
        line(
          "M640 992L610 1108M780 992L750 1108M920 992L890 1108M1060 992L1030 1108",
          { width: 9, colour: PAINT.slate },
        ),
        shape(box(1080, 700, 160, 300), "#3a3f5c", { shading: 0 }),
        line("M1110 720V990M1140 720V990M1170 720V990", {
          width: 12,
          colour: PAINT.slate,
        }),
        person({
          x: 240,
          y: 1160,
          height: 380,
          colour: PAINT.peach,
          clothes: PAINT.orange,
          mood: "sad",
          hair: "bald",
          left: [-100, -90],
          right: [110, -90],
        }),
        shape(
          "M720 1060Q690 1040 730 1020Q780 1000 810 1030Q850 1060 800 1066Z",
          PAINT.pink,
          { shading: 6 },
        ),
        lettering("?", 410, 850, { size: 130, fill: WHITE, outline: 9 }),
      ),
      line("M-20 776L1220 424", { width: 34 }),
      line("M-20 776L1220 424", { width: 14, colour: PAPER }),
    ),
  ],
};
