import { flat, join, line, place, shape } from "../../drawing.ts";
import { sweat } from "../../figures/accessories.ts";
import { littleBird } from "../../figures/birds.ts";
import { lettering } from "../../lettering.ts";
import { box, ellipse } from "../../outlines.ts";
import { INK, PAINT, PAPER, STAGE, WHITE } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { backdrop } from "../../things/sky.ts";
import { car, skyline, tree } from "../../things/street.ts";

const jury = [
  { x: 250, score: "4", mood: "doubtful", colour: PAINT.slate },
  { x: 550, score: "2", mood: "annoyed", colour: PAINT.stone },
  { x: 850, score: "5", mood: "bored", colour: PAINT.slate },
  { x: 1150, score: "9", mood: "loving", colour: PAINT.pink },
] as const;

const scoreCard = (x: number, score: string) =>
  join(
    line(`M${x} 270V190`, { width: 14, colour: PAINT.cocoa }),
    shape(box(x - 74, 44, 148, 150, 16), PAPER, { shading: 8 }),
    lettering(score, x, 166, { size: 130, fill: PAINT.tomato }),
  );

export const scene: Scene = {
  width: 1400,
  height: 950,
  frames: [
    join(
      backdrop(1400, 950, STAGE.transportation.wall),
      skyline(1400, 560, "#7cc4e6", "#c9ecfb"),
      tree(110, 560, 300),
      tree(1320, 560, 330),
      shape(box(130, 440, 1140, 44, 14), PAINT.wood),
      line("M210 486V560M1190 486V560M700 486V560", { width: 22 }),
      ...jury.map(({ x, score }) => scoreCard(x, score)),
      ...jury.map(({ x, mood, colour }) =>
        littleBird(
          { x, y: 446, scale: 0.92, mood, colour, gaze: [0, 1] },
          "up",
        ),
      ),
      flat(box(0, 560, 1400, 70), PAINT.stone),
      line("M0 560H1400M0 630H1400"),
      flat(box(0, 630, 1400, 320), STAGE.transportation.floor),
      line("M440 640V760M960 640V760", { width: 12, colour: PAPER }),
      car(200, 780, 1.05, PAINT.teal, "worried"),
      car(1210, 780, 1.05, PAINT.violet, "worried", true),
      flat(ellipse(700, 880, 230, 24), INK, 0.3),
      place(
        { x: 690, y: 860, turn: -24 },
        car(0, 0, 1.08, PAINT.mustard, "strained"),
      ),
      sweat(900, 560, 28),
      line("M480 900Q420 860 440 800M930 900Q1000 880 990 800", {
        width: 12,
        colour: WHITE,
      }),
    ),
  ],
};
