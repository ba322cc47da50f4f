import { flat, join, limb, line, place, shape } from "../../drawing.ts";
import { sweat } from "../../figures/accessories.ts";
import { face } from "../../figures/faces.ts";
import { penguin } from "../../figures/waterbirds.ts";
import { lettering } from "../../lettering.ts";
import { box, ellipse, star } from "../../outlines.ts";
import { INK, PAINT, PAPER, STAGE, WHITE } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { pot } from "../../things/desk.ts";
import { room, shadow } from "../../things/room.ts";

const cactus = place(
  { x: 1120, y: 830 },
  limb("M-80 -300H-170V-400", PAINT.leaf, 60),
  limb("M80 -250H170V-370", PAINT.leaf, 60),
  shape(box(-110, -560, 220, 480, 110), PAINT.leaf, { shading: 26 }),
  line(
    "M-50 -510v24M40 -520v24M-70 -220v24M60 -200v24M0 -240v24M-20 -170v24M70 -440v20M-84 -420v20",
    { width: 7, colour: PAINT.forest },
  ),
  shape(star(60, -560, 7, 46, 28), PAINT.rose, { shading: 6, outline: 8 }),
  face(0, -380, 96, "annoyed", { gaze: [-1, 0] }),
  shape("M-120 -270Q0 -220 120 -270V-210Q0 -160 -120 -210Z", PAINT.tomato, {
    shading: 8,
  }),
  shape("M60 -230h60v110q-30 14 -60 0Z", PAINT.tomato, { shading: 8 }),
  pot(0, 0, 270, 130, PAINT.wood),
);

const thermostat = place(
  { x: 720, y: 330 },
  shape(ellipse(0, 0, 190), PAPER, { shading: 26 }),
  line("M-130 -60A146 146 0 0 1 -50 -136", { width: 26, colour: PAINT.blue }),
  line("M130 -60A146 146 0 0 0 50 -136", { width: 26, colour: PAINT.tomato }),
  face(0, -20, 112, "strained"),
  shape(box(-130, 130, 260, 110, 30), INK, { shading: 0 }),
  lettering("20,5°", 8, 216, { size: 88, fill: PAINT.lemon }),
);

export const scene: Scene = {
  width: 1400,
  height: 950,
  frames: [
    join(
      room(1400, 950, 740, STAGE.housing),
      flat(box(0, 0, 720, 740), PAINT.sky),
      line("M720 0V740", { width: 16 }),
      flat(box(0, 740, 720, 210), "#6fa9cf"),
      line("M0 740H1400"),
      ...[
        [110, 180],
        [330, 110],
        [540, 620],
        [90, 520],
        [420, 300],
      ].map(([x, y]) =>
        line(
          `M${x! - 26} ${y}h52M${x! - 13} ${y! - 23}l26 46M${x! + 13} ${y! - 23}l-26 46`,
          { width: 9, colour: WHITE },
        ),
      ),
      thermostat,
      sweat(930, 200, 30),
      shadow(330, 840, 170),
      penguin({ x: 330, y: 840, scale: 1.55, mood: "annoyed", gaze: [1, 0] }),
      limb("M470 560Q570 500 610 430", PAINT.navy, 34),
      shadow(1120, 840, 190),
      cactus,
      limb("M950 430Q900 420 850 400", PAINT.leaf, 30),
    ),
  ],
};
