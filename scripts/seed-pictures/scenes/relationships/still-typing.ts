import { flat, join, line, place, shape, type Svg } from "../../drawing.ts";
import { face, type Mood } from "../../figures/faces.ts";
import { lettering } from "../../lettering.ts";
import { box, ellipse, polygon } from "../../outlines.ts";
import { INK, PAINT, STAGE, WHITE } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { backdrop, moon, stars } from "../../things/sky.ts";

const FRAMES = 6;

const tent = join(
  shape(polygon([90, 560], [210, 300], [330, 560]), PAINT.teal, {
    shading: 20,
  }),
  shape(polygon([160, 560], [210, 400], [260, 560]), PAINT.night, {
    shading: 0,
  }),
  line("M210 300v-40", { width: 9 }),
  shape("M210 262l60 16l-60 20Z", PAINT.tomato, { shading: 4, outline: 8 }),
);

/** The three dots of somebody writing, at home by now. */
const dot = (x: number, lift: number, mood: Mood, holding: Svg = ""): Svg =>
  join(
    flat(ellipse(x, 566, 66, 10), INK, 0.18),
    place(
      { x, y: 496 - lift },
      holding,
      shape(ellipse(0, 0, 68), PAINT.slate),
      face(0, -8, 56, mood),
    ),
  );

const fire = (flicker: number): Svg =>
  join(
    line("M667 570L757 540M667 540L757 570", { width: 26 }),
    line("M667 570L757 540M667 540L757 570", { width: 10, colour: PAINT.wood }),
    place(
      {
        x: 712,
        y: 548,
        scaleX: flicker % 2 === 0 ? 1 : -1,
        scale: 1 + (flicker % 3) * 0.06,
      },
      shape(
        "M-10 -120Q70 -60 44 0Q0 24 -44 0Q-56 -40 -20 -70Q-26 -96 -10 -120Z",
        PAINT.orange,
        { shading: 10 },
      ),
      flat("M0 -60Q34 -24 20 -4Q0 8 -20 -4Q-24 -30 0 -60Z", PAINT.lemon),
    ),
  );

const marshmallow =
  line("M60 10L128 -30", { width: 9, colour: PAINT.cocoa }) +
  shape(box(116, -52, 38, 30, 10), WHITE, { shading: 3, outline: 7 });

function frame(index: number): Svg {
  const bounce = (turn: number) =>
    index % FRAMES === turn * 2 ? 34 : index % FRAMES === turn * 2 + 1 ? 14 : 0;
  return join(
    backdrop(1000, 760, STAGE.relationships.floor),
    shape(
      "M120 60H880Q940 60 940 130V560Q940 630 880 630H210L90 720L120 620Q60 610 60 560V130Q60 60 120 60Z",
      "#2f2f6e",
      { shading: 0 },
    ),
    place({ x: 70, y: 96 }, stars(830, 250, 34, 19)),
    moon(820, 160, 52),
    flat("M66 570H934V580Q930 624 880 624H190Q70 620 66 570Z", PAINT.forest),
    tent,
    dot(405, bounce(0), "bored"),
    dot(556, bounce(1), "tired", marshmallow),
    fire(index),
    dot(846, bounce(2), "asleep"),
    lettering("0:47", 500, 170, { size: 96, fill: PAINT.lemon }),
  );
}

export const scene: Scene = {
  width: 1000,
  height: 760,
  frames: Array.from({ length: FRAMES }, (_, index) => frame(index)),
  frameMs: 220,
};
