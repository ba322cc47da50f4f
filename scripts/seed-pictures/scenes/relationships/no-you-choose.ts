import { flat, join, line, place, shape } from "../../drawing.ts";
import { snail, tortoise } from "../../figures/slow.ts";
import { lettering } from "../../lettering.ts";
import { box, ellipse, leaf, polygon } from "../../outlines.ts";
import { INK, PAINT, PAPER, WHITE } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { hangingLamp, room, table } from "../../things/room.ts";
import { bubble } from "../../things/speech.ts";

const menu = place(
  { x: 700, y: 640, turn: -3 },
  shape(
    polygon([-90, -110], [0, -90], [90, -110], [90, 60], [0, 80], [-90, 60]),
    PAINT.tomato,
    { shading: 10 },
  ),
  line("M0 -86V74", { width: 8 }),
  flat(ellipse(-46, -20, 20), PAPER),
);

const cobweb = (x: number, y: number, side: 1 | -1) =>
  place(
    { x, y, scaleX: side },
    line(
      "M0 0L150 20M0 0L120 90M0 0L60 140M0 0L6 160M60 8Q50 30 48 36Q30 50 24 56Q10 60 3 64M110 15Q96 50 88 66Q60 90 45 105Q20 116 5 116",
      { width: 6, colour: WHITE },
    ),
  );

const moss = (x: number, y: number) =>
  shape(
    `M${x - 90} ${y}q-10 -40 40 -34q10 -34 50 -16q50 -20 60 16q50 0 30 34Z`,
    PAINT.lime,
    { shading: 6, outline: 8 },
  );

export const scene: Scene = {
  width: 1500,
  height: 1000,
  frames: [
    join(
      room(1500, 1000, 820, { wall: "#b94a6c", floor: "#6e2b4c" }),
      hangingLamp(750, 170, 100, { reach: 720, spread: 560 }, PAINT.mustard),
      cobweb(0, 0, 1),
      cobweb(1500, 0, -1),
      bubble(120, 90, 330, 190, [470, 420]),
      bubble(1050, 90, 330, 190, [1030, 420]),
      lettering("?", 240, 240, { size: 150, fill: PAINT.tomato }),
      line("M290 185h100m-36 -36l36 36l-36 36", {
        width: 20,
        colour: PAINT.tomato,
      }),
      lettering("?", 1260, 240, { size: 150, fill: PAINT.teal }),
      line("M1210 185h-100m36 -36l-36 36l36 36", {
        width: 20,
        colour: PAINT.teal,
      }),
      shape(box(150, 700, 320, 40, 16), PAINT.wood),
      shape(box(1030, 700, 320, 40, 16), PAINT.wood),
      line("M190 740V930M430 740V930M1070 740V930M1310 740V930", { width: 22 }),
      tortoise({ x: 300, y: 710, scale: 1.1, mood: "polite", gaze: [1, 0] }),
      tortoise({
        x: 1200,
        y: 710,
        scale: 1.1,
        mood: "tired",
        flip: true,
        shell: PAINT.blue,
        colour: PAINT.mint,
      }),
      moss(280, 490),
      shape(leaf([260, 470], [220, 400], 0.3), PAINT.leaf, {
        shading: 3,
        outline: 7,
      }),
      shape(leaf([280, 470], [310, 390], 0.3), PAINT.leaf, {
        shading: 3,
        outline: 7,
      }),
      moss(1220, 490),
      flat(ellipse(1190, 440, 14) + ellipse(1240, 430, 14), PAINT.rose),
      table(750, 940, 420, 220),
      menu,
      cobweb(550, 768, 1),
      shape(box(845, 640, 40, 80, 10), PAPER, { shading: 5 }),
      shape("M865 590q24 30 0 46q-24 -16 0 -46Z", PAINT.orange, {
        shading: 0,
        outline: 7,
      }),
      flat(ellipse(750, 970, 140, 16), INK, 0.25),
      snail({ x: 750, y: 970, scale: 0.56, mood: "bored", shell: PAINT.slate }),
    ),
  ],
};
