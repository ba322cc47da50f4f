import {
  flat,
  inside,
  join,
  limb,
  line,
  place,
  shape,
  type Svg,
} from "../../drawing.ts";
import { face } from "../../figures/faces.ts";
import { box, ellipse, heart } from "../../outlines.ts";
import { PAINT, PAPER, WHITE } from "../../palette.ts";
import type { Scene } from "../../scene.ts";

const SOCK =
  "M-100 -560H100V-220Q110 -150 190 -116Q250 -80 232 -26Q214 0 160 0H-20Q-106 -10 -102 -110Z";

const sock = (
  colour: string,
  pattern: Svg,
  heel: string,
  mood: "loving" | "content",
): Svg =>
  join(
    shape(SOCK, colour, { shading: 0 }),
    inside(SOCK, pattern),
    shape("M-100 -120Q-106 -10 -20 0H30Q-30 -50 -36 -130Z", heel, {
      shading: 6,
    }),
    shape("M232 -26Q214 0 160 0H96Q116 -96 206 -104Q246 -72 232 -26Z", heel, {
      shading: 6,
    }),
    line(SOCK),
    shape(box(-116, -590, 232, 84, 28), heel, { shading: 10 }),
    flat(ellipse(0, -372, 84, 74), colour),
    face(0, -396, 88, mood),
  );

const stripes = flat(
  [0, 1, 2, 3, 4].map((row) => box(-130, -480 + row * 100, 400, 44)).join(""),
  PAPER,
);
const spots = flat(
  [
    [-60, -460],
    [50, -480],
    [-70, -270],
    [60, -260],
    [-10, -200],
    [-60, -150],
    [50, -140],
    [120, -90],
    [20, -60],
  ]
    .map(([x, y]) => ellipse(x!, y!, 26))
    .join(""),
  PAINT.lemon,
);

const couple = join(
  place(
    { x: 380, y: 1010, turn: -5 },
    sock(PAINT.tomato, stripes, PAINT.navy, "content"),
  ),
  place(
    { x: 820, y: 1010, scaleX: -1, turn: 5 },
    sock(PAINT.violet, spots, PAINT.teal, "loving"),
  ),
  limb("M470 720Q560 800 600 760", PAINT.tomato, 24),
  limb("M730 720Q640 800 600 760", PAINT.violet, 24),
  shape(heart(600, 330, 210), PAINT.rose, { shading: 18 }),
  shape(heart(420, 220, 90), PAINT.pink, { shading: 8 }),
  shape(heart(790, 200, 110), PAINT.pink, { shading: 8 }),
);

const SOCK_AND_CUFF = SOCK + box(-116, -590, 232, 84, 28);
const HEARTS =
  heart(600, 330, 210) + heart(420, 220, 90) + heart(790, 200, 110);

const edge = (d: string): Svg =>
  line(d, { width: 76, colour: WHITE }) + flat(d, WHITE);

/** A sticker with a thick white edge, on nothing. */
export const scene: Scene = {
  width: 1200,
  height: 1100,
  frames: [
    join(
      place({ x: 380, y: 1010, turn: -5 }, edge(SOCK_AND_CUFF)),
      place({ x: 820, y: 1010, scaleX: -1, turn: 5 }, edge(SOCK_AND_CUFF)),
      edge(HEARTS + box(470, 700, 260, 100, 40)),
      couple,
    ),
  ],
};
