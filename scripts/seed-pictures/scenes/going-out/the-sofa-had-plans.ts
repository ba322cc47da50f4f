import { flat, join, limb, line, place, shape } from "../../drawing.ts";
import { face } from "../../figures/faces.ts";
import { person } from "../../figures/people.ts";
import { box, ellipse, heart, polygon } from "../../outlines.ts";
import { INK, mix, PAINT, STAGE, WHITE } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { clock, room } from "../../things/room.ts";

const SOFA = PAINT.rose;

const behind = join(
  line("M320 900V930M1080 900V930", { width: 30 }),
  shape(box(250, 290, 900, 540, 120), SOFA, { shading: 30 }),
  face(700, 400, 170, "loving"),
);

const front = join(
  shape(box(300, 740, 800, 130, 50), mix(SOFA, WHITE, 0.2), { shading: 12 }),
  shape(box(180, 590, 170, 320, 76), SOFA),
  shape(box(1050, 590, 170, 320, 76), SOFA),
  shape(box(300, 830, 800, 76, 24), SOFA, { shading: 8 }),
);

const embrace = join(
  limb("M300 660Q420 860 660 820", SOFA, 64),
  limb("M1100 660Q980 850 730 796", SOFA, 64),
  shape(ellipse(668, 818, 56, 50), SOFA, { shading: 8 }),
  shape(ellipse(724, 794, 56, 50), SOFA, { shading: 8 }),
);

export const scene: Scene = {
  width: 1400,
  height: 1000,
  frames: [
    join(
      room(1400, 1000, 800, { wall: "#8257cf", floor: STAGE.goingOut.floor }),
      clock(210, 190, 110, 20, 0),
      flat(
        heart(450, 170, 80) + heart(960, 150, 100) + heart(1090, 90, 56),
        STAGE.goingOut.accent,
      ),
      flat(ellipse(700, 940, 620, 34), INK, 0.25),
      behind,
      person({
        x: 700,
        y: 850,
        height: 340,
        width: 230,
        colour: PAINT.mint,
        clothes: INK,
        mood: "content",
        hair: "tuft",
        left: null,
        right: null,
        legs: false,
      }),
      front,
      shape(
        polygon(
          [700, 712],
          [644, 680],
          [644, 744],
          [700, 712],
          [756, 680],
          [756, 744],
        ),
        PAINT.lemon,
        { shading: 4, outline: 9 },
      ),
      embrace,
      place(
        { x: 1280, y: 940, turn: -14 },
        shape(
          "M-100 0Q-110 -70 -40 -76Q-20 -30 60 -30Q100 -20 96 0Z",
          PAINT.cocoa,
          { shading: 8 },
        ),
      ),
      place(
        { x: 90, y: 950, turn: 10 },
        shape("M-70 0Q-80 -60 -20 -66Q0 -26 60 -26Q90 -16 86 0Z", PAINT.cocoa, {
          shading: 8,
        }),
      ),
    ),
  ],
};
