import {
  flat,
  join,
  limb,
  line,
  place,
  shape,
  type Svg,
} from "../../drawing.ts";
import { person } from "../../figures/people.ts";
import { dogHead } from "../../figures/pets.ts";
import { blob, box, ellipse } from "../../outlines.ts";
import { PAINT, PAPER, STAGE } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { steam } from "../../things/desk.ts";
import { room, windowPane } from "../../things/room.ts";
import { rays } from "../../things/sky.ts";
import { accents } from "../../things/speech.ts";

const praying = (x: number, y: number): Svg =>
  limb(
    `M${x - 50} ${y + 50}L${x - 4} ${y}M${x + 50} ${y + 50}L${x + 4} ${y}`,
    PAINT.sand,
    24,
  );

const pie = place(
  { x: 700, y: 560 },
  steam(0, -90, 90, PAPER),
  shape(ellipse(0, 0, 190, 34), PAPER),
  shape("M-150 -8Q-140 -96 0 -96T150 -8Z", PAINT.wood),
  line("M-60 -80L-20 -14M0 -90L40 -14M60 -80L96 -20M-110 -50L-86 -12", {
    width: 8,
    colour: PAINT.cocoa,
  }),
);

const devoutDog = place(
  { x: 700, y: 980 },
  shape(
    blob(
      [0, -240],
      [74, -190],
      [100, -70],
      [88, 10],
      [-88, 10],
      [-100, -70],
      [-74, -190],
    ),
    PAINT.sand,
  ),
  dogHead({ x: 0, y: -220, mood: "calm", turn: -4 }),
  praying(0, -100),
);

export const scene: Scene = {
  width: 1400,
  height: 1050,
  frames: [
    join(
      room(1400, 1050, 760, { wall: "#8f86e6", floor: STAGE.faith.floor }),
      windowPane(
        560,
        70,
        280,
        230,
        PAINT.lemon,
        flat(ellipse(700, 300, 110), PAINT.orange),
      ),
      person({
        x: 250,
        y: 800,
        height: 440,
        colour: PAINT.peach,
        clothes: PAINT.teal,
        mood: "calm",
        hair: "bun",
        hairColour: PAINT.stone,
        turn: 4,
        left: null,
        right: [30, -150],
      }),
      person({
        x: 1150,
        y: 800,
        height: 470,
        colour: PAINT.mint,
        clothes: PAINT.orange,
        mood: "calm",
        hair: "bald",
        turn: -4,
        right: null,
        left: [-30, -150],
      }),
      person({
        x: 480,
        y: 760,
        height: 330,
        colour: PAINT.coral,
        clothes: PAINT.lemon,
        mood: "winking",
        hair: "spikes",
        hairColour: PAINT.cocoa,
        left: null,
        right: null,
      }),
      person({
        x: 925,
        y: 760,
        height: 340,
        colour: PAINT.lilac,
        clothes: PAINT.rose,
        mood: "calm",
        hair: "curls",
        hairColour: PAINT.cocoa,
        left: null,
        right: null,
      }),
      pie,
      rays(700, 860, 620, "#5247b3", 18, 5).replace(
        "<path",
        '<path clip-path="url(#under)"',
      ),
      `<clipPath id="under"><path d="${box(130, 640, 1140, 410)}"/></clipPath>`,
      shape(box(150, 700, 40, 330, 10), PAINT.cocoa, { shading: 8 }),
      shape(box(1210, 700, 40, 330, 10), PAINT.cocoa, { shading: 8 }),
      shape(
        "M100 600H1300L1330 700Q1270 730 1210 700T1090 700T970 700T850 700T730 700T610 700T490 700T370 700T250 700T130 700L70 700Z",
        PAPER,
        { shading: 12 },
      ),
      pie,
      flat(ellipse(700, 870, 200), "#6f63d8"),
      accents(700, 740, 170, [-150, -120, -60, -30], 50, PAINT.lemon),
      devoutDog,
    ),
  ],
};
