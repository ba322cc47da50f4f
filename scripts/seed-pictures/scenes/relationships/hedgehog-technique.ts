import { flat, join, limb, line, place, shape } from "../../drawing.ts";
import { hedgehog } from "../../figures/slow.ts";
import { box, ellipse, heart } from "../../outlines.ts";
import { INK, PAINT, STAGE, WHITE } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { backdrop, rays } from "../../things/sky.ts";
import { hills } from "../../things/street.ts";

const pillow = (x: number, y: number, turn: number, colour: string) =>
  place(
    { x, y, turn },
    shape(
      "M-86 -130Q0 -100 86 -130Q110 -150 116 -110Q90 0 116 110Q110 150 86 130Q0 100 -86 130Q-110 150 -116 110Q-90 0 -116 -110Q-110 -150 -86 -130Z",
      colour,
      { shading: 18 },
    ),
    line("M-116 -30H116M-116 40H116", { width: 16, colour: PAINT.wood }),
  );

const mitten = (x: number, y: number, side: 1 | -1) =>
  place(
    { x, y, scaleX: side },
    shape("M-40 -34Q20 -60 50 -24Q66 20 20 40H-40Z", PAINT.teal, {
      shading: 6,
    }),
    shape("M-4 -36q0 -40 30 -36q24 16 -2 44Z", PAINT.teal, {
      shading: 4,
      outline: 9,
    }),
    shape(box(-62, -40, 30, 84, 10), WHITE, { shading: 4, outline: 9 }),
  );

export const scene: Scene = {
  width: 1400,
  height: 1000,
  frames: [
    join(
      backdrop(1400, 1000, STAGE.relationships.wall),
      rays(700, 560, 1200, "#ffadad", 22),
      shape(heart(700, 330, 420), "#ff7d86", { outline: 0, shading: 0 }),
      hills(1400, 830, 120, "#e0637f", 1),
      flat(box(0, 830, 1400, 170), STAGE.relationships.floor),
      flat(ellipse(420, 890, 250, 26) + ellipse(980, 890, 250, 26), INK, 0.22),
      hedgehog({ x: 400, y: 890, scale: 1.75, mood: "loving", gaze: [1, 0] }),
      hedgehog({
        x: 1000,
        y: 890,
        scale: 1.75,
        mood: "content",
        shell: "#a35d3f",
        gaze: [-1, 0],
      }),
      pillow(620, 770, 4, WHITE),
      pillow(790, 764, -6, PAINT.lemon),
      limb("M480 800Q560 830 660 790", PAINT.sand, 30),
      limb("M920 780Q860 700 760 720", PAINT.sand, 30),
      mitten(690, 786, 1),
      mitten(740, 716, -1),
      flat(
        heart(560, 180, 70) + heart(860, 130, 54) + heart(700, 80, 44),
        WHITE,
      ),
    ),
  ],
};
