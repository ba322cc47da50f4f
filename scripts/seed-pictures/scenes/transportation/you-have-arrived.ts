import { flat, join, line, place, shape } from "../../drawing.ts";
import { face } from "../../figures/faces.ts";
import { duck } from "../../figures/waterbirds.ts";
import { ellipse, polygon } from "../../outlines.ts";
import { PAINT, PAPER, WHITE } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { backdrop, clouds } from "../../things/sky.ts";
import { car, hills, tree } from "../../things/street.ts";

const pin = place(
  { x: 640, y: 420 },
  shape(
    "M0 160Q-150 -20 -150 -130A150 150 0 1 1 150 -130Q150 -20 0 160Z",
    PAINT.tomato,
    { shading: 26 },
  ),
  shape(ellipse(0, -130, 104), PAPER, { shading: 8 }),
  face(0, -146, 76, "laughing"),
);

const wave = (y: number, colour: string, shift: number) =>
  flat(
    `M${-80 + shift} ${y}${Array.from({ length: 9 }, () => `q40 -34 80 0t80 0`).join("")}V1300H-80Z`,
    colour,
  );

export const scene: Scene = {
  width: 1200,
  height: 1200,
  frames: [
    join(
      backdrop(1200, 1200, "#bfeafc"),
      clouds(WHITE, [240, 220, 300], [1010, 170, 260]),
      hills(1200, 620, 170, "#8fd08a", 0),
      tree(120, 640, 240),
      tree(1090, 640, 280),
      flat(polygon([0, 640], [1200, 640], [1200, 1200], [0, 1200]), "#4bb3e6"),
      line("M0 640H1200"),
      flat(
        polygon([520, 640], [680, 640], [860, 860], [420, 860]),
        PAINT.slate,
        0.55,
      ),
      pin,
      wave(720, "#3f9fe0", 0),
      place(
        { x: 640, y: 880, turn: -8 },
        car(0, 0, 1.35, PAINT.lemon, "shocked"),
      ),
      wave(810, "#2f86d0", -40),
      duck({ x: 230, y: 930, scale: 0.8, mood: "delighted" }),
      duck({ x: 1010, y: 960, scale: 0.8, mood: "polite", flip: true }),
      wave(910, "#2672bd", 0),
      duck({ x: 640, y: 1090, scale: 0.95, mood: "smug", gaze: [0.2, -1] }),
      wave(1060, "#1f5fa6", -30),
      line("M150 1140h120M820 1150h160M480 1170h90", {
        width: 10,
        colour: PAINT.sky,
      }),
    ),
  ],
};
