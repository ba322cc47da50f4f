import { flat, join, line, place, shape } from "../../drawing.ts";
import { littleBird } from "../../figures/birds.ts";
import { person } from "../../figures/people.ts";
import { lettering } from "../../lettering.ts";
import { blob, box, ellipse, leaf } from "../../outlines.ts";
import { INK, PAINT, STAGE, WHITE } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { backdrop, clouds } from "../../things/sky.ts";
import { busFront, skyline } from "../../things/street.ts";

const number = (fill: string) => lettering("7", 0, -400, { size: 62, fill });

/** Forty minutes of moss, ivy and a nest. */
const overgrown = join(
  person({
    x: 250,
    y: 900,
    height: 470,
    colour: PAINT.peach,
    clothes: PAINT.violet,
    mood: "bored",
    gaze: [1, 0],
    left: [-110, -130],
    right: [110, -130],
  }),
  line("M150 880Q190 780 160 700Q250 660 340 690M340 880Q310 800 350 740", {
    width: 12,
    colour: PAINT.forest,
  }),
  ...[
    [160, 820, 120, 790],
    [165, 760, 120, 730],
    [180, 694, 160, 640],
    [250, 670, 250, 720],
    [320, 684, 350, 640],
    [340, 760, 390, 740],
    [328, 830, 380, 820],
    [200, 860, 240, 830],
  ].map(([x1, y1, x2, y2]) =>
    shape(leaf([x1!, y1!], [x2!, y2!], 0.4), PAINT.leaf, {
      shading: 4,
      outline: 7,
    }),
  ),
  shape(
    blob(
      [160, 470],
      [180, 430],
      [320, 430],
      [340, 470],
      [300, 500],
      [200, 500],
    ),
    PAINT.wood,
    { shading: 8 },
  ),
  line("M176 462l140 -16M190 486l120 -24", { width: 7, colour: PAINT.cocoa }),
  littleBird({
    x: 250,
    y: 452,
    scale: 0.62,
    mood: "content",
    colour: PAINT.coral,
  }),
);

export const scene: Scene = {
  width: 1500,
  height: 1000,
  frames: [
    join(
      backdrop(1500, 1000, STAGE.transportation.wall),
      clouds(WHITE, [280, 190, 280], [1150, 140, 260]),
      skyline(1500, 620, "#7cc4e6", "#c9ecfb"),
      flat(box(0, 620, 1500, 380), STAGE.transportation.floor),
      line("M0 620H1500"),
      flat(box(0, 860, 560, 140, 30), PAINT.stone),
      line("M0 860H520Q560 860 560 900V1000", { width: 10 }),
      flat(
        ellipse(1290, 800, 190, 22) +
          ellipse(980, 860, 200, 26) +
          ellipse(700, 850, 150, 20),
        INK,
        0.25,
      ),
      busFront(1300, 800, 0.98, PAINT.teal, "laughing", number(PAINT.lemon)),
      busFront(660, 800, 0.98, PAINT.mustard, "delighted", number(PAINT.lemon)),
      busFront(980, 860, 1.15, PAINT.tomato, "innocent", number(PAINT.lemon)),
      line("M430 930V330", { width: 20 }),
      shape(ellipse(430, 320, 84), PAINT.blue),
      place(
        { x: 430, y: 350 },
        lettering("7", 0, 0, { size: 110, fill: WHITE }),
      ),
      overgrown,
    ),
  ],
};
