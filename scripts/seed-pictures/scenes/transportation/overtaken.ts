import { flat, join, line, place, shape, type Svg } from "../../drawing.ts";
import { snail } from "../../figures/slow.ts";
import { lettering } from "../../lettering.ts";
import { box, ellipse } from "../../outlines.ts";
import { INK, PAINT, STAGE, WHITE } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { backdrop, clouds } from "../../things/sky.ts";
import { car, skyline } from "../../things/street.ts";

const FRAMES = 16;

const queue = [
  { x: 140, colour: PAINT.coral, mood: "bored" },
  { x: 440, colour: PAINT.mustard, mood: "tired" },
  { x: 740, colour: PAINT.teal, mood: "annoyed" },
] as const;

const street = join(
  backdrop(900, 560, STAGE.transportation.wall),
  clouds(WHITE, [180, 120, 190]),
  skyline(900, 300, "#7cc4e6", "#c9ecfb"),
  flat(box(0, 300, 900, 260), STAGE.transportation.floor),
  line("M0 300H900", { width: 9 }),
  line("M20 424H900", { width: 8, colour: WHITE, dash: "60 50" }),
  line("M800 300V130", { width: 14 }),
  shape(ellipse(800, 110, 66), WHITE, { shading: 0 }),
  line(ellipse(800, 110, 54), { width: 14, colour: PAINT.tomato }),
  lettering("0,3", 800, 132, { size: 58 }),
);

/** Cars shake a little as they wait; the snail glides by. The first frame is also the still, so the snail is in it. */
function frame(index: number): Svg {
  const share = (index / FRAMES + 0.4) % 1;
  const stretch = 1 + Math.sin(share * Math.PI * 8) * 0.05;
  return join(
    street,
    ...queue.map(({ x, colour, mood }, place) =>
      car(x, 392 + ((index + place) % 2) * 3, 0.68, colour, mood),
    ),
    place(
      { x: Math.round(-150 + share * 1200), y: 540, scaleX: stretch, scale: 1 },
      flat(ellipse(0, 2, 120, 10), INK, 0.3),
      snail({
        x: 0,
        y: 0,
        scale: 0.58,
        mood: share > 0.6 ? "smug" : "happy",
        shell: PAINT.rose,
      }),
    ),
  );
}

export const scene: Scene = {
  width: 900,
  height: 560,
  frames: Array.from({ length: FRAMES }, (_, index) => frame(index)),
  frameMs: 180,
};
