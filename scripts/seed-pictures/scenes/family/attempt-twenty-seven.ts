import {
  flat,
  inside,
  join,
  line,
  place,
  shape,
  type Svg,
} from "../../drawing.ts";
import type { Mood } from "../../figures/faces.ts";
import { person } from "../../figures/people.ts";
import { dog } from "../../figures/pets.ts";
import { lettering } from "../../lettering.ts";
import { blob, box, ellipse } from "../../outlines.ts";
import { PAINT, PAPER, STAGE, WHITE } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { backdrop } from "../../things/sky.ts";

const PHOTO = box(0, 0, 470, 400);

type Family = {
  mother: Mood;
  father: Mood;
  child: Mood;
  childTurn?: number;
  childY?: number;
  extra?: Svg;
  dogX?: number;
  dogMood?: Mood;
};

const portrait = ({
  mother,
  father,
  child,
  childTurn = 0,
  childY = 420,
  extra = "",
  dogX = 390,
  dogMood = "happy",
}: Family): Svg =>
  inside(
    PHOTO,
    flat(PHOTO, PAINT.sky),
    flat(ellipse(235, 470, 420, 170), PAINT.leaf),
    person({
      x: 110,
      y: 440,
      height: 330,
      colour: PAINT.lilac,
      clothes: PAINT.rose,
      mood: mother,
      hair: "bob",
      hairColour: PAINT.cocoa,
      right: null,
      left: null,
    }),
    person({
      x: 290,
      y: 440,
      height: 350,
      colour: PAINT.peach,
      clothes: PAINT.navy,
      mood: father,
      hair: "bald",
      right: null,
      left: null,
    }),
    person({
      x: 200,
      y: childY,
      height: 210,
      colour: PAINT.coral,
      clothes: PAINT.lemon,
      mood: child,
      hair: "spikes",
      hairColour: PAINT.cocoa,
      turn: childTurn,
    }),
    dog({ x: dogX, y: 410, scale: 0.58, mood: dogMood }),
    extra,
  );

const print = (
  x: number,
  y: number,
  turn: number,
  attempt: number,
  photo: Svg,
): Svg =>
  place(
    { x, y, turn },
    shape(box(-40, -40, 550, 560, 14), WHITE, { shading: 0 }),
    photo,
    line(PHOTO, { width: 8 }),
    lettering(String(attempt), 235, 490, { size: 84 }),
  );

const blurredDog = line("M350 285h50M336 325h56M356 365h40", {
  width: 9,
  colour: WHITE,
});
const thumb =
  shape(
    blob([300, 430], [310, 250], [360, 110], [430, 60], [520, 100], [540, 430]),
    PAINT.orange,
    { shading: 26 },
  ) +
  shape(
    blob([390, 160], [400, 90], [450, 76], [490, 100], [500, 170], [450, 200]),
    PAPER,
    { shading: 6, outline: 8 },
  );

export const scene: Scene = {
  width: 1200,
  height: 1200,
  frames: [
    join(
      backdrop(1200, 1200, STAGE.family.floor),
      flat(
        Array.from({ length: 6 }, (_, index) =>
          box(index * 220, 0, 110, 1200),
        ).join(""),
        "#76b455",
      ),
      print(
        80,
        76,
        -4,
        1,
        portrait({ mother: "asleep", father: "happy", child: "happy" }),
      ),
      print(
        650,
        66,
        3,
        9,
        portrait({
          mother: "doubtful",
          father: "worried",
          child: "happy",
          dogX: 470,
          dogMood: "delighted",
          extra: blurredDog,
        }),
      ),
      print(
        70,
        652,
        3,
        18,
        portrait({
          mother: "shocked",
          father: "shocked",
          child: "laughing",
          childTurn: 180,
          childY: 170,
          dogMood: "awed",
        }),
      ),
      print(
        650,
        662,
        -3,
        27,
        portrait({
          mother: "delighted",
          father: "laughing",
          child: "delighted",
          dogMood: "delighted",
          dogX: 400,
          extra: thumb,
        }),
      ),
    ),
  ],
};
