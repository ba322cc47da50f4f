import { flat, join, limb, line, place, shape } from "../../drawing.ts";
import { sweat } from "../../figures/accessories.ts";
import { face } from "../../figures/faces.ts";
import { person } from "../../figures/people.ts";
import { blob, box, ellipse, heart, leaf, star } from "../../outlines.ts";
import { INK, PAINT, PAPER, STAGE, WHITE } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { room, shadow } from "../../things/room.ts";
import { dots } from "../../things/sky.ts";

const bouquet = place(
  { x: 560, y: 560 },
  ...[-40, 0, 40].map(
    (dx, index) =>
      line(`M0 90L${dx} -20`, { width: 10, colour: PAINT.forest }) +
      shape(
        star(dx, -30 - (index % 2) * 30, 8, 40, 26),
        [PAINT.rose, PAINT.mustard, PAINT.violet][index]!,
        { shading: 5, outline: 8 },
      ) +
      flat(ellipse(dx, -30 - (index % 2) * 30, 11), WHITE),
  ),
  shape("M-46 30L46 30L12 130H-12Z", PAPER, { shading: 8 }),
);

const apple = place(
  { x: 330, y: 790 },
  line("M-60 -40V4M60 -40V4", { width: 20 }),
  flat(ellipse(-70, 6, 36, 14) + ellipse(70, 6, 36, 14), INK),
  line("M0 -420Q6 -480 40 -500", { width: 22, colour: INK }),
  shape(leaf([20, -450], [150, -520], 0.34), PAINT.leaf, { shading: 8 }),
  shape(
    blob(
      [0, -404],
      [100, -430],
      [200, -350],
      [210, -200],
      [130, -60],
      [50, -30],
      [0, -44],
      [-50, -30],
      [-130, -60],
      [-210, -200],
      [-200, -350],
      [-100, -430],
    ),
    PAINT.tomato,
    { shading: 34 },
  ),
  flat(ellipse(-120, -330, 40, 24), WHITE, 0.5),
  face(6, -250, 126, "innocent", { gaze: [1, 0] }),
  limb("M180 -190Q230 -150 230 -130", PAINT.tomato, 24),
);

export const scene: Scene = {
  width: 1500,
  height: 950,
  frames: [
    join(
      room(1500, 950, 720, STAGE.health),
      dots(0, 712, 1500, 420, "#ffbccb", 44),
      shape(box(1210, 120, 250, 600, 14), PAPER, { shading: 0 }),
      shape(box(1240, 150, 190, 570, 8), PAINT.mint, { shading: 16 }),
      shape(box(1295, 210, 80, 80, 14), WHITE, { shading: 0 }),
      flat(heart(1335, 252, 52), PAINT.leaf),
      flat(ellipse(1405, 450, 12), INK),
      shadow(330, 805, 230),
      apple,
      bouquet,
      shadow(1120, 830, 150),
      person({
        x: 1120,
        y: 830,
        height: 500,
        colour: PAINT.lilac,
        clothes: WHITE,
        mood: "strained",
        gaze: [-1, 0],
        hair: "bun",
        hairColour: PAINT.cocoa,
        turn: 10,
        left: [-200, -330],
        right: [190, -260],
      }),
      line("M1080 560Q1030 700 1110 720Q1180 700 1150 580", {
        width: 12,
        colour: PAINT.slate,
      }),
      shape(ellipse(1110, 724, 22), PAINT.stone, { shading: 4, outline: 8 }),
      sweat(1320, 400, 26),
      line("M640 870H1010M640 850v40M1010 850v40", {
        width: 12,
        colour: PAPER,
      }),
      ...Array.from({ length: 7 }, (_, index) =>
        line(`M${686 + index * 46} 860v20`, { width: 8, colour: PAPER }),
      ),
    ),
  ],
};
