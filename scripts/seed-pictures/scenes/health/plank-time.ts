import { flat, join, limb, line, place, shape } from "../../drawing.ts";
import { sweat } from "../../figures/accessories.ts";
import { face } from "../../figures/faces.ts";
import { snail } from "../../figures/slow.ts";
import { lettering } from "../../lettering.ts";
import { blob, box, ellipse, round } from "../../outlines.ts";
import { INK, PAINT, PAPER, STAGE } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { room } from "../../things/room.ts";
import { accents } from "../../things/speech.ts";

const SECONDS = Array.from({ length: 12 }, (_, index) => {
  const angle = (index * Math.PI) / 6;
  return `M${round(1080 + Math.cos(angle) * 190)} ${round(270 + Math.sin(angle) * 190)}L${round(1080 + Math.cos(angle) * 170)} ${round(270 + Math.sin(angle) * 170)}`;
}).join("");

const stopwatch = join(
  shape(box(1050, 10, 60, 60, 10), PAINT.stone, { shading: 6 }),
  shape(ellipse(1080, 270, 236), PAINT.mustard),
  shape(ellipse(1080, 270, 200), PAPER, { shading: 20 }),
  line(SECONDS, { width: 12 }),
  face(1080, 240, 110, "smug", { gaze: [-1, 1] }),
  lettering("0:04", 1080, 420, { size: 84, fill: PAINT.tomato }),
);

const planker = join(
  limb("M300 640Q180 700 130 780", PAINT.navy, 44),
  flat(ellipse(118, 790, 40, 22), INK),
  shape(
    blob(
      [240, 620],
      [420, 560],
      [640, 520],
      [780, 500],
      [840, 560],
      [780, 640],
      [600, 680],
      [400, 700],
      [270, 700],
    ),
    PAINT.peach,
    { shading: 26 },
  ),
  shape(
    blob(
      [240, 620],
      [400, 566],
      [500, 552],
      [500, 692],
      [390, 700],
      [270, 700],
    ),
    PAINT.navy,
    { shading: 20 },
  ),
  shape(ellipse(820, 520, 116, 110), PAINT.peach),
  shape(
    "M740 450q20 -70 90 -56l-20 -30l60 34l6 -34l36 60q30 30 26 60q-80 -70 -198 -34Z",
    PAINT.cocoa,
    { shading: 8, outline: 9 },
  ),
  face(834, 530, 86, "straining"),
  limb("M700 620Q700 720 690 770L780 780", PAINT.peach, 36),
);

export const scene: Scene = {
  width: 1400,
  height: 900,
  frames: [
    join(
      room(1400, 900, 700, STAGE.health),
      shape(box(60, 770, 1000, 60, 30), PAINT.teal, { shading: 10 }),
      stopwatch,
      planker,
      sweat(960, 560, 30),
      accents(500, 640, 150, [60, 90, 120], 34),
      place(
        { x: 220, y: 400 },
        line("M-80 60q40 -40 0 -80M-20 40q40 -40 0 -80M40 30q40 -40 0 -80", {
          width: 9,
          colour: PAINT.rose,
        }),
      ),
      snail({
        x: 1180,
        y: 850,
        scale: 0.62,
        mood: "happy",
        shell: PAINT.violet,
      }),
      line("M740 846H1040", { width: 10, colour: PAPER, dash: "40 26" }),
    ),
  ],
};
