import { flat, join, limb, line, place, shape } from "../../drawing.ts";
import { sweat } from "../../figures/accessories.ts";
import { face } from "../../figures/faces.ts";
import { box, ellipse, polygon } from "../../outlines.ts";
import { INK, mix, PAINT, PAPER, WHITE } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { hangingLamp } from "../../things/room.ts";
import { backdrop } from "../../things/sky.ts";

const DARK = "#4a2d4f";

const detectiveSock = place(
  { x: 330, y: 860 },
  limb("M-60 -330Q-190 -280 -200 -200", PAINT.coral, 24),
  shape(
    "M-90 -520H90V-210Q100 -150 170 -120Q230 -84 214 -30Q200 0 150 0H-10Q-96 -10 -92 -110Z",
    PAINT.coral,
    { shading: 24 },
  ),
  flat("M-84 -200H94L100 -170H-86ZM-86 -120H140L180 -96H-86Z", PAPER),
  shape("M-90 -110Q-96 0 -10 0H40Q-20 -40 -30 -120Z", PAINT.teal, {
    shading: 8,
  }),
  shape(
    "M214 -30Q200 0 150 0H90Q110 -90 190 -104Q226 -74 214 -30Z",
    PAINT.teal,
    { shading: 8 },
  ),
  shape(box(-104, -540, 208, 70, 24), PAINT.teal, { shading: 10 }),
  face(14, -360, 92, "annoyed", { gaze: [1, 0] }),
  limb("M80 -270Q200 -300 290 -330", PAINT.coral, 24),
  shape(
    polygon([-150, -540], [150, -540], [130, -572], [-130, -572]),
    PAINT.cocoa,
    { shading: 6 },
  ),
  shape("M-96 -568L-80 -680Q0 -650 80 -680L96 -568Z", PAINT.cocoa, {
    shading: 12,
  }),
  flat("M-92 -596H92V-570H-96Z", INK),
);

const suspect = place(
  { x: 1050, y: 900 },
  shape(box(-220, -540, 440, 540, 36), WHITE, { shading: 34 }),
  line("M-214 -430H214", { width: 9 }),
  shape(box(-180, -508, 120, 46, 12), PAINT.sky, { shading: 5, outline: 8 }),
  shape(ellipse(100, -485, 26), PAINT.stone, { shading: 5, outline: 8 }),
  shape(ellipse(170, -485, 20), PAINT.tomato, { shading: 4, outline: 8 }),
  face(0, -352, 124, "innocent", { gaze: [0.6, -1] }),
  shape(ellipse(0, -130, 124, 104), PAINT.stone, { shading: 10 }),
  shape(ellipse(0, -130, 88, 72), PAINT.navy, { shading: 0 }),
  shape(
    "M-30 -150q40 -30 70 0q-4 40 20 60l40 70q-30 30 -60 10l-40 -60q-40 -30 -30 -80Z",
    PAINT.coral,
    { shading: 8, outline: 9 },
  ),
  flat("M40 -80l38 -20l12 22l-38 22Z", PAPER),
);

const poster = place(
  { x: 1180, y: 170, turn: 5 },
  shape(box(-96, -130, 192, 250, 6), PAPER, { shading: 0 }),
  shape(
    "M-40 -92H20V10Q24 30 50 44Q70 62 60 80H-10Q-42 80 -40 40Z",
    PAINT.coral,
    { shading: 8, outline: 8 },
  ),
  flat(box(-60, 92, 120, 12, 6), INK),
);

export const scene: Scene = {
  width: 1400,
  height: 1000,
  frames: [
    join(
      backdrop(1400, 1000, DARK),
      flat(box(0, 800, 1400, 200), mix(DARK, INK, 0.5)),
      poster,
      flat(ellipse(760, 900, 620, 80), PAINT.mustard, 0.35),
      hangingLamp(760, 200, 110, { reach: 700, spread: 600 }, PAINT.mustard),
      detectiveSock,
      suspect,
      sweat(1300, 420, 28),
      shape(box(560, 760, 240, 36, 14), PAINT.wood),
      line("M680 800V930M620 940H740", { width: 24 }),
    ),
  ],
};
