import { flat, join, line, place, shape, type Svg } from "../../drawing.ts";
import { hedgehog } from "../../figures/slow.ts";
import { duck, penguin } from "../../figures/waterbirds.ts";
import { lettering } from "../../lettering.ts";
import { ellipse, leaf } from "../../outlines.ts";
import { INK, PAINT, STAGE, WHITE } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { backdrop, clouds } from "../../things/sky.ts";
import { hills, tree } from "../../things/street.ts";

const GROUND = 790;

const little = [
  duck({ x: 860, y: GROUND, scale: 0.62, mood: "happy", flip: false }),
  duck({ x: 660, y: GROUND + 16, scale: 0.62, mood: "content" }),
  hedgehog({ x: 465, y: GROUND + 20, scale: 0.74, mood: "innocent" }),
  duck({ x: 270, y: GROUND, scale: 0.62, mood: "doubtful", gaze: [1, 0] }),
  penguin({ x: 100, y: GROUND + 20, scale: 0.56, mood: "polite" }),
];

const number = (digit: number, x: number): Svg =>
  lettering(String(digit), x, 530, {
    size: 120,
    fill: WHITE,
    outline: 12,
    turn: digit % 2 === 0 ? 6 : -6,
  });

const flower = (x: number, y: number): Svg =>
  line(`M${x} ${y}v-44`, { width: 8, colour: PAINT.forest }) +
  flat(ellipse(x, y - 52, 16), PAINT.rose) +
  flat(ellipse(x, y - 52, 7), PAINT.lemon);

export const scene: Scene = {
  width: 1500,
  height: 950,
  frames: [
    join(
      backdrop(1500, 950, "#bfeafc"),
      clouds(WHITE, [300, 200, 320], [900, 140, 260]),
      hills(1500, 620, 180, "#cdea9c", 2),
      tree(1400, 640, 340),
      flat("M0 620Q700 560 1500 630V950H0Z", STAGE.family.wall),
      flat("M0 740Q700 700 1500 750V880Q700 850 0 880Z", PAINT.sand),
      ...[1, 2, 3, 4, 5].map((digit) =>
        number(digit, [880, 690, 465, 290, 100][digit - 1]!),
      ),
      flat(ellipse(1160, GROUND + 6, 190, 20), INK, 0.18),
      ...[860, 660, 465, 270, 100].map((x) =>
        flat(ellipse(x, GROUND + 14, 100, 12), INK, 0.16),
      ),
      duck({ x: 1150, y: GROUND, scale: 1.35, mood: "content", colour: WHITE }),
      place(
        { x: 1250, y: 400, turn: 0 },
        shape("M-120 0Q-110 -90 0 -96Q110 -90 120 0Z", PAINT.tomato, {
          shading: 10,
        }),
        shape(leaf([-160, 4], [160, 4], 0.1), PAINT.tomato, { shading: 4 }),
        flat(ellipse(70, -30, 22), PAINT.lemon),
      ),
      ...little,
      flower(1040, 920),
      flower(560, 930),
      flower(180, 925),
    ),
  ],
};
