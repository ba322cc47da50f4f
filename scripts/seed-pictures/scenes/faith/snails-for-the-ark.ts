import {
  flat,
  join,
  limb,
  line,
  place,
  shape,
  type Svg,
} from "../../drawing.ts";
import { littleBird } from "../../figures/birds.ts";
import { face, type Mood } from "../../figures/faces.ts";
import { person } from "../../figures/people.ts";
import { catHead, dogHead } from "../../figures/pets.ts";
import { snail } from "../../figures/slow.ts";
import { penguin } from "../../figures/waterbirds.ts";
import { blob, box, ellipse, polygon } from "../../outlines.ts";
import { PAINT, PAPER } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { backdrop, clouds, rain } from "../../things/sky.ts";

const giraffe = (x: number, y: number, flip: boolean, mood: Mood): Svg =>
  place(
    { x, y, scaleX: flip ? -1 : 1 },
    limb("M0 0L30 -250", PAINT.mustard, 44),
    ...[-60, -130, -200].map((dy, index) =>
      flat(ellipse(8 - dy * 0.06 + (index % 2) * 12, dy, 12, 15), PAINT.cocoa),
    ),
    line("M14 -330v-34M52 -330v-34", { width: 12 }),
    shape(
      blob(
        [-24, -310],
        [30, -338],
        [96, -300],
        [120, -262],
        [70, -238],
        [0, -240],
      ),
      PAINT.mustard,
    ),
    face(38, -292, 48, mood),
  );

const porthole = (x: number, animal: Svg): Svg =>
  join(
    shape(ellipse(x, 700, 74), PAINT.navy, { shading: 0 }),
    animal,
    line(ellipse(x, 700, 74), { width: 26 }),
    line(ellipse(x, 700, 74), { width: 9, colour: PAINT.mustard }),
  );

const ark = join(
  giraffe(1120, 420, true, "bored"),
  giraffe(1220, 400, false, "doubtful"),
  shape(box(960, 380, 420, 190, 16), PAINT.sand),
  shape(
    polygon([910, 400], [1000, 290], [1340, 290], [1430, 400]),
    PAINT.tomato,
  ),
  penguin({ x: 1030, y: 560, scale: 0.42, mood: "annoyed" }),
  penguin({ x: 1140, y: 560, scale: 0.42, mood: "tired" }),
  shape(box(1220, 430, 110, 130, 10), PAINT.cocoa),
  shape(
    "M740 540Q760 900 980 900H1330Q1480 860 1560 500Q1440 560 1150 560T740 540Z",
    PAINT.wood,
  ),
  line("M770 650Q1000 690 1500 640M800 760Q1060 800 1480 750", {
    width: 7,
    colour: PAINT.cocoa,
  }),
  porthole(
    1010,
    catHead({ x: 1010, y: 716, scale: 0.5, mood: "bored", gaze: [-1, 0] }),
  ),
  porthole(
    1180,
    dogHead({ x: 1180, y: 710, scale: 0.48, mood: "worried", gaze: [-1, 0] }),
  ),
  porthole(
    1350,
    catHead({
      x: 1350,
      y: 716,
      scale: 0.5,
      mood: "annoyed",
      colour: PAINT.stone,
    }),
  ),
);

const hourglass = place(
  { x: 690, y: 420 },
  shape(
    "M-36 -60H36Q36 -20 8 0Q36 20 36 60H-36Q-36 20 -8 0Q-36 -20 -36 -60Z",
    PAPER,
    { shading: 6, outline: 9 },
  ),
  flat("M-26 56Q0 20 26 56Z", PAINT.mustard),
  line("M-44 -62H44M-44 62H44", { width: 16 }),
);

export const scene: Scene = {
  width: 1500,
  height: 1000,
  frames: [
    join(
      backdrop(1500, 1000, "#a9a3ea"),
      clouds("#7f78cf", [1180, 210, 520], [700, 160, 420]),
      clouds("#938cdd", [250, 250, 460]),
      rain(1500, 620, 60, 4, "#dcd9ff"),
      flat("M0 820Q400 770 760 840L1500 860V1000H0Z", PAINT.leaf),
      flat(
        "M640 1000Q700 890 820 880Q860 850 900 880T980 880T1060 880T1140 880T1220 880T1300 880T1380 880T1460 880T1540 880V1000Z",
        PAINT.blue,
      ),
      ark,
      shape(
        polygon([440, 880], [800, 590], [850, 630], [520, 900]),
        PAINT.wood,
      ),
      line("M520 838l50 36M610 766l50 38M700 694l50 38", {
        width: 8,
        colour: PAINT.cocoa,
      }),
      person({
        x: 770,
        y: 600,
        height: 330,
        colour: PAINT.peach,
        clothes: PAINT.violet,
        mood: "tired",
        hair: "cap",
        hairColour: PAINT.navy,
        gaze: [-1, 1],
        left: [-80, -190],
      }),
      hourglass,
      littleBird({
        x: 1000,
        y: 290,
        scale: 0.45,
        mood: "tired",
        colour: PAINT.coral,
      }),
      snail({ x: 370, y: 900, scale: 0.86, mood: "happy", shell: PAINT.coral }),
      snail({
        x: 110,
        y: 920,
        scale: 0.72,
        mood: "content",
        shell: PAINT.teal,
      }),
      line("M0 944h240M0 924h40", { width: 10, colour: PAINT.mint }),
    ),
  ],
};
