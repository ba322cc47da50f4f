import { flat, join, limb, line, place, shape } from "../../drawing.ts";
import { sweat } from "../../figures/accessories.ts";
import { face } from "../../figures/faces.ts";
import { person } from "../../figures/people.ts";
import { ellipse, polygon, star } from "../../outlines.ts";
import { INK, PAINT, STAGE } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { backdrop } from "../../things/sky.ts";
import { accents, note } from "../../things/speech.ts";

const microphone = place(
  { x: 690, y: 640, turn: 24 },
  shape(polygon([-70, 120], [70, 120], [44, 520], [-44, 520]), PAINT.slate, {
    shading: 24,
  }),
  shape(ellipse(0, 0, 176, 180), PAINT.stone, { shading: 26 }),
  line(
    "M-150 -90Q0 -40 150 -90M-172 -30Q0 20 172 -30M-110 -140Q-60 0 -110 130M110 -140Q60 0 110 130",
    { width: 5, colour: PAINT.slate },
  ),
  flat(ellipse(0, 10, 120, 100), PAINT.stone),
  face(0, -10, 120, "strained", { gaze: [-1, -0.4] }),
  shape("M-150 90H150V140H-150Z", PAINT.mustard, { shading: 6 }),
);

export const scene: Scene = {
  width: 1000,
  height: 1350,
  frames: [
    join(
      backdrop(1000, 1350, STAGE.goingOut.floor),
      flat(polygon([120, 0], [260, 0], [760, 1350], [-120, 1350]), "#5b3a9e"),
      flat(
        polygon([720, 0], [860, 0], [1120, 1350], [300, 1350]),
        "#7a4fc0",
        0.7,
      ),
      shape(ellipse(190, 20, 80, 60), PAINT.rose),
      shape(ellipse(790, 20, 80, 60), PAINT.lemon),
      flat(
        star(90, 420, 4, 30, 8) +
          star(900, 330, 4, 34, 9) +
          star(930, 760, 4, 24, 7),
        PAINT.lemon,
      ),
      flat(ellipse(460, 1250, 460, 70), "#2a1850"),
      person({
        x: 300,
        y: 1250,
        height: 760,
        colour: PAINT.coral,
        clothes: PAINT.lemon,
        mood: "singing",
        hair: "tuft",
        left: [-170, -700],
        right: [240, -330],
        turn: -6,
      }),
      accents(300, 760, 270, [-40, -20, 0, 20], 60, PAINT.lemon),
      microphone,
      sweat(900, 480, 36),
      limb("M520 950Q560 1000 640 960", PAINT.lemon, 50),
      shape(ellipse(640, 955, 54, 50), PAINT.coral, { shading: 8 }),
      note(600, 260, 90, STAGE.goingOut.accent),
      note(380, 170, 70, PAINT.mint),
      place(
        { x: 880, y: 1240 },
        shape("M-60 -170H60L40 -60Q36 -20 0 -20Q-36 -20 -40 -60Z", "#cfe9ff", {
          shading: 8,
        }),
        line("M0 -20V60M-40 62H40", { width: 14 }),
        line("M-10 -168l20 40l-26 30l24 34", { width: 8, colour: INK }),
      ),
    ),
  ],
};
