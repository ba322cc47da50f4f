import { flat, join, line, place, shape, type Svg } from "../../drawing.ts";
import { face, type Mood } from "../../figures/faces.ts";
import { person } from "../../figures/people.ts";
import { lettering } from "../../lettering.ts";
import { box, ellipse } from "../../outlines.ts";
import { PAINT, PAPER, STAGE, WHITE } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { hangingLamp } from "../../things/room.ts";
import { backdrop } from "../../things/sky.ts";

const calculator = (x: number, y: number, turn: number, shown: string): Svg =>
  place(
    { x, y, turn },
    shape(box(-60, -80, 120, 160, 14), PAINT.slate, { shading: 8 }),
    shape(box(-44, -64, 88, 44, 6), PAINT.mint, { shading: 0, outline: 6 }),
    lettering(shown, 0, -28, { size: 34 }),
    flat(
      [0, 1, 2]
        .flatMap((row) =>
          [0, 1, 2].map((column) =>
            box(-44 + column * 32, 0 + row * 24, 22, 16, 4),
          ),
        )
        .join(""),
      PAPER,
    ),
  );

const guest = (
  x: number,
  y: number,
  mood: Mood,
  colour: string,
  clothes: string,
  hair: "tuft" | "bun" | "bob" | "spikes" | "curls" | "bald",
): Svg =>
  person({
    x,
    y,
    height: 440,
    colour,
    clothes,
    mood,
    hair,
    hairColour: PAINT.cocoa,
    gaze: [x < 700 ? 1 : -1, 0.7],
    left: null,
    right: null,
    legs: false,
  });

const receipt = place(
  { x: 980, y: 800, turn: 8 },
  shape(
    "M-80 -170H80V150l-20 16l-20 -16l-20 16l-20 -16l-20 16l-20 -16l-20 16l-20 -16Z",
    WHITE,
    { shading: 6 },
  ),
  line("M-54 -130h60M-54 -96h50M-54 -62h70M-54 -28h40M-54 6h60", {
    width: 9,
    colour: PAINT.stone,
  }),
  line("M36 -130h18M36 -96h18M36 -62h18M36 -28h18M36 6h18", {
    width: 9,
    colour: PAINT.slate,
  }),
  lettering("0,40", 0, 96, { size: 64, fill: PAINT.tomato }),
);

const olive = join(
  shape(ellipse(700, 820, 210, 50), WHITE, { shading: 8 }),
  line(ellipse(700, 816, 150, 30), { width: 6, colour: PAINT.stone }),
  shape(ellipse(700, 740, 74, 84), PAINT.leaf, { shading: 16 }),
  shape(ellipse(700, 664, 24, 12), PAINT.tomato, { shading: 0, outline: 8 }),
  face(700, 736, 58, "worried", { gaze: [0, -0.6] }),
);

export const scene: Scene = {
  width: 1400,
  height: 1000,
  frames: [
    join(
      backdrop(1400, 1000, STAGE.goingOut.floor),
      guest(180, 760, "doubtful", PAINT.coral, PAINT.navy, "tuft"),
      guest(430, 700, "annoyed", PAINT.lilac, PAINT.rose, "bob"),
      guest(970, 700, "smug", PAINT.mint, PAINT.orange, "bald"),
      guest(1220, 760, "doubtful", PAINT.peach, PAINT.teal, "curls"),
      hangingLamp(
        700,
        200,
        130,
        { reach: 720, spread: 420 },
        STAGE.goingOut.accent,
      ),
      shape(ellipse(700, 850, 760, 210), PAINT.tomato, { shading: 0 }),
      flat(ellipse(700, 850, 430, 140), "#ff7d6b"),
      olive,
      calculator(270, 780, -14, "7,15"),
      calculator(470, 880, 8, "7,20"),
      calculator(1200, 800, 14, "6,95"),
      receipt,
    ),
  ],
};
