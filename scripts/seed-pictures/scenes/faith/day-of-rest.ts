import { flat, join, limb, line, place, shape } from "../../drawing.ts";
import { face } from "../../figures/faces.ts";
import { lettering } from "../../lettering.ts";
import { box, ellipse } from "../../outlines.ts";
import { INK, PAINT, PAPER, STAGE, WHITE } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { room, stripes, windowPane } from "../../things/room.ts";
import { rays } from "../../things/sky.ts";

const alarmClock = place(
  { x: 560, y: 640, turn: -10 },
  shape(ellipse(-120, -196, 74, 56), PAINT.mustard),
  shape(ellipse(120, -196, 74, 56), PAINT.mustard),
  shape(ellipse(0, 0, 230), PAINT.tomato),
  shape(ellipse(0, 0, 180), PAPER, { shading: 18 }),
  line("M0 -160v18M160 0h-18M-160 0h18M113 -113l-12 12M-113 -113l12 12", {
    width: 12,
  }),
  face(0, -10, 118, "asleep"),
);

const nightcap = place(
  { x: 528, y: 436, turn: -14 },
  shape(
    "M-140 10Q-60 -190 130 -150Q260 -120 250 20Q180 -70 128 20Z",
    PAINT.blue,
  ),
  shape(box(-160, -12, 310, 62, 30), WHITE, { shading: 8 }),
  shape(ellipse(250, 40, 42), WHITE, { shading: 8 }),
);

export const scene: Scene = {
  width: 1200,
  height: 1200,
  frames: [
    join(
      room(1200, 1200, 980, { wall: "#8f86e6", floor: STAGE.faith.floor }),
      stripes(1200, 980, "#8f86e6", 75),
      windowPane(
        760,
        110,
        330,
        330,
        PAINT.sky,
        rays(925, 400, 500, "#bfe6fb", 16) +
          flat(ellipse(925, 430, 120), PAINT.lemon),
      ),
      shape(box(80, 520, 70, 560, 30), PAINT.cocoa),
      shape(box(1060, 700, 70, 380, 30), PAINT.cocoa),
      shape(box(110, 640, 1000, 300, 40), PAPER),
      shape("M190 700Q200 520 420 500Q720 500 740 590L760 760H200Z", WHITE),
      alarmClock,
      nightcap,
      shape(
        "M110 800Q330 700 560 760T1080 730Q1120 760 1110 860V1000Q600 1050 110 1000Z",
        PAINT.coral,
        { shading: 26 },
      ),
      line("M200 800l120 180M420 760l150 250M680 770l150 240M920 752l110 180", {
        width: 16,
        colour: PAINT.peach,
      }),
      line("M120 850Q330 750 560 810T1100 790", { width: 22, colour: WHITE }),
      limb("M400 800Q420 750 480 770", PAINT.tomato, 24),
      limb("M720 806Q700 752 640 776", PAINT.tomato, 24),
      lettering("z", 330, 330, {
        size: 120,
        fill: WHITE,
        outline: 8,
        turn: -8,
      }),
      lettering("Z", 220, 200, { size: 170, fill: WHITE, outline: 9, turn: 6 }),
      flat(ellipse(600, 1130, 520, 34), INK, 0.2),
    ),
  ],
};
