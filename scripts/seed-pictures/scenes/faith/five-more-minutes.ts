import { flat, join, line, shape, type Svg } from "../../drawing.ts";
import { sweat } from "../../figures/accessories.ts";
import { face, type Mood } from "../../figures/faces.ts";
import { box, ellipse } from "../../outlines.ts";
import { PAINT, PAPER, STAGE } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { clock, shadow } from "../../things/room.ts";
import { backdrop, dots } from "../../things/sky.ts";

const FLOOR = 860;

function candle(x: number, height: number, mood: Mood, faceSize: number): Svg {
  const top = FLOOR - 40 - height;
  const puddle = Math.max(0, 480 - height) * 0.22;
  return join(
    flat(ellipse(x, top - 90, 150 + height * 0.12), PAINT.lemon, 0.22),
    shadow(x, FLOOR + 8, 190),
    shape(ellipse(x, FLOOR - 20, 170, 34), PAINT.mustard),
    shape(ellipse(x, FLOOR - 44, 104 + puddle, 22 + puddle * 0.16), PAPER, {
      shading: 6,
    }),
    shape(
      `M${x - 90} ${FLOOR - 44}V${top + 20}q0 -22 26 -20q30 4 40 -4q30 -12 60 2q54 -8 54 22v50q-2 26 -18 24q-16 0 -16 -24v-10V${FLOOR - 44}Z`,
      PAPER,
    ),
    shape(`M${x + 60} ${top + 30}h30V${FLOOR - 44}H${x + 50}Z`, PAPER, {
      outline: 0,
      shading: 0,
    }),
    line(`M${x + 90} ${top + 60}V${FLOOR - 44}`),
    line(`M${x} ${top}v-34`, { width: 10 }),
    shape(
      `M${x} ${top - 160}q64 70 38 116q-38 40 -76 0q-26 -46 38 -116Z`,
      PAINT.orange,
      { shading: 10 },
    ),
    flat(
      `M${x} ${top - 100}q32 36 18 62q-18 18 -36 0q-14 -26 18 -62Z`,
      PAINT.lemon,
    ),
    face(x - 4, top + Math.min(110, height * 0.42), faceSize, mood),
  );
}

export const scene: Scene = {
  width: 1400,
  height: 1000,
  frames: [
    join(
      backdrop(1400, 1000, STAGE.faith.floor),
      dots(0, FLOOR, 1400, 640, STAGE.faith.wall, 44),
      flat(box(0, FLOOR, 1400, 140), "#2b2466"),
      line(`M0 ${FLOOR}H1400`),
      clock(250, 130, 92, 10, 0),
      clock(700, 130, 92, 10, 5),
      clock(1150, 130, 92, 11, 40),
      candle(250, 420, "happy", 70),
      candle(700, 250, "doubtful", 70),
      candle(1150, 70, "strained", 62),
      sweat(1290, 700, 24),
    ),
  ],
};
