import { flat, join, limb, line, place, shape } from "../../drawing.ts";
import { person } from "../../figures/people.ts";
import { dogHead } from "../../figures/pets.ts";
import { lettering } from "../../lettering.ts";
import { blob, box, ellipse } from "../../outlines.ts";
import { INK, PAINT, PAPER, STAGE } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { framed, room, shadow, sofa, stripes } from "../../things/room.ts";
import { bubble } from "../../things/speech.ts";

const runningDog = place(
  { x: 1010, y: 760, turn: -6 },
  limb("M-190 -60Q-260 -100 -270 -180", PAINT.sand, 26),
  limb("M-130 20Q-210 60 -260 40", PAINT.sand, 34),
  limb("M-90 40Q-130 110 -200 120", PAINT.sand, 34),
  limb("M120 30Q200 60 250 20", PAINT.sand, 34),
  limb("M90 40Q140 110 210 110", PAINT.sand, 34),
  shape(
    blob(
      [-200, -40],
      [-120, -100],
      [60, -110],
      [150, -60],
      [140, 40],
      [40, 70],
      [-120, 60],
      [-200, 20],
    ),
    PAINT.sand,
  ),
  dogHead({ x: 180, y: -110, mood: "delighted", turn: 8 }),
  shape(blob([140, -20], [200, -16], [196, 46], [150, 60]), PAINT.tomato, {
    shading: 6,
    outline: 8,
  }),
  shape(box(-256, 6, 44, 72, 12), PAINT.teal, { shading: 6 }),
  shape(box(-272, 16, 70, 54, 14), INK, { shading: 0 }),
  flat(box(-260, 26, 46, 34, 6), PAINT.mint),
);

const watch = place(
  { x: 800, y: 290 },
  bubble(-60, -160, 470, 210, [-20, 480], PAPER),
  lettering("20 000", 175, -12, { size: 120, fill: PAINT.forest }),
);

export const scene: Scene = {
  width: 1400,
  height: 950,
  frames: [
    join(
      room(1400, 950, 700, STAGE.health),
      stripes(1400, 700, STAGE.health.wall, 90),
      framed(
        130,
        90,
        200,
        150,
        PAINT.mustard,
        flat("M130 240L200 140L250 200L290 160L330 240Z", PAINT.leaf) +
          flat(ellipse(290, 130, 20), PAINT.orange),
      ),
      shadow(330, 790, 330),
      sofa(330, 780, 600, PAINT.teal),
      person({
        x: 330,
        y: 730,
        height: 380,
        colour: PAINT.peach,
        clothes: PAINT.violet,
        mood: "smug",
        gaze: [1, 0.3],
        hair: "tuft",
        legs: false,
        left: [-130, -60],
        right: [170, -170],
      }),
      shape("M470 540l70 -10l-14 80q-20 16 -44 4Z", PAINT.tomato, {
        shading: 8,
      }),
      flat("M484 552l44 -6l-2 14l-40 6Z", PAPER),
      watch,
      flat(ellipse(1010, 890, 280, 26), INK, 0.2),
      runningDog,
      line("M620 640h100M580 720h110M640 800h90", { width: 12, colour: PAPER }),
    ),
  ],
};
