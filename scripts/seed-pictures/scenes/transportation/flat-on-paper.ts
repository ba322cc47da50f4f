import { flat, join, limb, line, place, shape } from "../../drawing.ts";
import { sweat } from "../../figures/accessories.ts";
import { face } from "../../figures/faces.ts";
import { person } from "../../figures/people.ts";
import { blob, box, ellipse, polygon } from "../../outlines.ts";
import { INK, PAINT, PAPER, WHITE } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { backdrop, clouds } from "../../things/sky.ts";
import { hills } from "../../things/street.ts";

const bicycle = join(
  line(
    "M-150 -70L-40 -190H100L20 -70ZM-40 -190L20 -70H-150M100 -190L150 -70M-52 -190v-36M100 -190L86 -250h46",
    { width: 16 },
  ),
  line("M-150 -70L-40 -190H100L20 -70ZM-40 -190L20 -70H-150M100 -190L150 -70", {
    width: 7,
    colour: PAINT.tomato,
  }),
  shape(box(-92, -244, 80, 26, 13), PAINT.cocoa, { shading: 4, outline: 8 }),
  line(ellipse(-150, -70, 70) + ellipse(150, -70, 70), { width: 18 }),
  flat(ellipse(-150, -70, 12) + ellipse(150, -70, 12), INK),
);

const goat = place(
  { x: 770, y: 440 },
  line("M-60 -70V-4M-30 -60V-4M40 -60V-4M70 -70V-4", { width: 18 }),
  shape(
    blob(
      [-90, -130],
      [0, -150],
      [90, -130],
      [100, -80],
      [60, -50],
      [-70, -50],
      [-100, -90],
    ),
    WHITE,
  ),
  limb("M90 -126L130 -150", WHITE, 12),
  line("M-110 -250Q-130 -300 -90 -320M-66 -256Q-60 -310 -24 -316", {
    width: 16,
    colour: PAINT.cocoa,
  }),
  shape(
    blob(
      [-92, -250],
      [-40, -250],
      [-30, -190],
      [-60, -130],
      [-96, -150],
      [-108, -200],
    ),
    WHITE,
  ),
  line("M-78 -126v34", { width: 14, colour: PAINT.stone }),
  face(-72, -212, 44, "smug", { gaze: [-1, 1] }),
);

const map = place(
  { x: 200, y: 330, turn: -8 },
  shape(
    polygon(
      [-150, -100],
      [-50, -130],
      [50, -100],
      [150, -130],
      [150, 80],
      [50, 110],
      [-50, 80],
      [-150, 110],
    ),
    PAPER,
    { shading: 12 },
  ),
  line("M-50 -126V80M50 -98V106", { width: 6, colour: PAINT.stone }),
  line("M-120 0H120", { width: 12, colour: PAINT.tomato, dash: "26 22" }),
  shape("M120 -8q-40 -44 0 -70q40 26 0 70Z", PAINT.tomato, {
    shading: 4,
    outline: 7,
  }),
  flat(ellipse(-122, 0, 13), PAINT.blue),
);

export const scene: Scene = {
  width: 1000,
  height: 1400,
  frames: [
    join(
      backdrop(1000, 1400, "#9bdcf7"),
      clouds(WHITE, [600, 150, 300], [240, 560, 240]),
      hills(1000, 1200, 380, "#8cc9a0", 2),
      shape(
        polygon(
          [-40, 1380],
          [760, 430],
          [900, 430],
          [1060, 520],
          [1060, 1440],
          [-40, 1440],
        ),
        PAINT.leaf,
        { shading: 0 },
      ),
      flat(
        polygon([760, 430], [900, 430], [1060, 520], [1060, 760], [830, 640]),
        WHITE,
      ),
      line("M60 1300L740 490", { width: 12, colour: PAPER, dash: "50 50" }),
      line(
        "M620 900q40 -20 60 20M760 1100q40 -20 60 20M520 1190q40 -20 60 20M860 880q40 -20 60 20",
        { width: 9, colour: PAINT.forest },
      ),
      map,
      goat,
      place({ x: 560, y: 650, turn: -50, scale: 1.15 }, bicycle),
      person({
        x: 210,
        y: 1108,
        height: 400,
        colour: PAINT.peach,
        clothes: PAINT.orange,
        mood: "straining",
        hair: "tuft",
        turn: 20,
        left: null,
        right: [150, -360],
      }),
      sweat(150, 720, 34, -1),
    ),
  ],
};
