import { flat, join, limb, line, place, shape } from "../../drawing.ts";
import { sweat } from "../../figures/accessories.ts";
import { face } from "../../figures/faces.ts";
import { person } from "../../figures/people.ts";
import { box, ellipse } from "../../outlines.ts";
import { INK, PAINT, PAPER, STAGE } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { room, shadow } from "../../things/room.ts";
import { accents } from "../../things/speech.ts";

const wardrobe = place(
  { x: 420, y: 980, turn: -7 },
  line("M-200 -10V20M200 -10V20", { width: 40 }),
  shape(box(-250, -720, 500, 710, 14), PAINT.sand, { shading: 36 }),
  line("M0 -700V-30", { width: 10 }),
  shape(box(-280, -760, 560, 60, 12), PAINT.wood),
  face(-4, -450, 170, "strained"),
  line("M-40 -210v70M40 -210v70", { width: 24 }),
  limb("M-240 -320Q-330 -260 -300 -180", PAINT.sand, 26),
  limb("M240 -320Q340 -330 350 -430", PAINT.sand, 26),
);

const screw = place(
  { x: 790, y: 1160, turn: 8 },
  shape(box(-52, -70, 104, 150, 30), PAINT.stone, { shading: 14 }),
  shape("M-40 76H40L0 170Z", PAINT.stone, { shading: 8 }),
  line("M-52 26L52 6M-52 60L52 40M-38 92L38 76M-24 120L24 108", { width: 9 }),
  shape("M-96 -70Q-90 -140 0 -140T96 -70Z", PAINT.stone, { shading: 14 }),
  line("M-40 -110H40M0 -128V-92", { width: 12 }),
  face(0, -30, 62, "innocent", { gaze: [-1, -0.6] }),
);

const manual = place(
  { x: 140, y: 1200, turn: -12 },
  shape(box(-110, -80, 220, 160, 8), PAPER, { shading: 0 }),
  line("M0 -76V76", { width: 7 }),
  line("M-84 -40h60M-84 -10h60M-84 20h40M30 40L60 -40L90 40Z", {
    width: 9,
    colour: PAINT.slate,
  }),
);

export const scene: Scene = {
  width: 1000,
  height: 1350,
  frames: [
    join(
      room(1000, 1350, 960, STAGE.housing),
      flat(ellipse(420, 1010, 330, 34), INK, 0.2),
      wardrobe,
      sweat(720, 330, 34),
      accents(420, 560, 430, [-120, -75], 46, PAINT.tomato),
      manual,
      shadow(500, 1290, 130),
      person({
        x: 500,
        y: 1290,
        height: 400,
        colour: PAINT.mint,
        clothes: PAINT.tomato,
        mood: "content",
        hair: "bob",
        hairColour: PAINT.cocoa,
        left: [-150, -230],
        right: [140, -200],
      }),
      line("M650 1080l-30 -90l50 -16", { width: 18 }),
      flat(ellipse(800, 1320, 90, 14), INK, 0.2),
      screw,
    ),
  ],
};
