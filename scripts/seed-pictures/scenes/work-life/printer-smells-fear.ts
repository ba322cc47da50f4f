import { flat, join, line, place, shape } from "../../drawing.ts";
import { sweat } from "../../figures/accessories.ts";
import { face } from "../../figures/faces.ts";
import { person } from "../../figures/people.ts";
import { lettering } from "../../lettering.ts";
import { box, ellipse, polygon } from "../../outlines.ts";
import { INK, PAINT, STAGE, WHITE } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { room, shadow } from "../../things/room.ts";
import { rays } from "../../things/sky.ts";
import { accents } from "../../things/speech.ts";

const deadline = join(
  shape(box(90, 90, 330, 150, 26), INK, { shading: 0 }),
  lettering("8:59", 255, 204, { size: 124, fill: PAINT.tomato }),
);

const tongue = join(
  shape(
    "M790 640L1150 640L1140 760Q1180 830 1100 880Q1020 930 1080 1010L800 990Q780 900 830 850Q860 800 800 760Z",
    WHITE,
    { shading: 20 },
  ),
  line("M850 700h220M860 740h160M890 850h150M860 890h120M860 940h140", {
    width: 12,
    colour: PAINT.stone,
  }),
);

const printer = place(
  { x: 0, y: 0 },
  shape(polygon([830, 250], [1110, 250], [1150, 110], [800, 110]), WHITE, {
    shading: 14,
  }),
  shape(
    "M640 330Q640 250 730 250H1210Q1300 250 1300 330V720Q1300 770 1250 770H690Q640 770 640 720Z",
    PAINT.slate,
    { shading: 30 },
  ),
  shape(box(700, 280, 540, 60, 20), PAINT.stone, { shading: 10 }),
  flat(ellipse(1200, 310, 15), PAINT.tomato),
  flat(ellipse(1150, 310, 15), PAINT.mustard),
  face(970, 474, 190, "smug", { gaze: [-1, 0] }),
);

export const scene: Scene = {
  width: 1400,
  height: 1000,
  frames: [
    join(
      room(1400, 1000, 780, STAGE.workLife),
      rays(970, 500, 1300, "#92dfd8", 18),
      flat(box(0, 780, 1400, 220), STAGE.workLife.floor),
      line("M0 780H1400"),
      deadline,
      flat(ellipse(970, 830, 420, 40), INK, 0.2),
      shape(box(600, 770, 740, 60, 16), PAINT.wood),
      printer,
      shape(box(730, 600, 480, 66, 33), INK, { shading: 0 }),
      shape(polygon([760, 606], [800, 606], [780, 646]), WHITE, {
        shading: 0,
        outline: 0,
      }),
      shape(polygon([1150, 606], [1190, 606], [1170, 646]), WHITE, {
        shading: 0,
        outline: 0,
      }),
      tongue,
      accents(970, 180, 210, [-155, -130, -50, -25], 50, PAINT.tomato),
      shadow(330, 940, 150),
      person({
        x: 330,
        y: 940,
        height: 500,
        colour: PAINT.peach,
        clothes: PAINT.navy,
        mood: "strained",
        gaze: [1, -0.2],
        hair: "tuft",
        left: [-40, -180],
        right: [60, -190],
        turn: -8,
      }),
      sweat(470, 470, 28),
    ),
  ],
};
