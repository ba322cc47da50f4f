import {
  flat,
  join,
  limb,
  line,
  place,
  shape,
  type Svg,
} from "../../drawing.ts";
import { face } from "../../figures/faces.ts";
import { person } from "../../figures/people.ts";
import { blob, box, ellipse, polygon } from "../../outlines.ts";
import { INK, PAINT, PAPER, WHITE } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { backdrop } from "../../things/sky.ts";

const seat = (x: number, y: number, size: number): Svg =>
  shape(
    box(x - size / 2, y - size, size, size * 1.3, size * 0.24),
    PAINT.tomato,
    { shading: size * 0.1 },
  );

const giraffe = join(
  limb("M540 900V330", PAINT.mustard, 120),
  ...[
    [510, 460, 30],
    [570, 560, 34],
    [505, 660, 32],
    [575, 770, 36],
    [510, 870, 34],
  ].map(([x, y, r]) => flat(ellipse(x!, y!, r!, r! * 1.15), PAINT.wood)),
  line("M480 190V100M600 190V100", { width: 24 }),
  line("M480 190V100M600 190V100", { width: 8, colour: PAINT.mustard }),
  shape(ellipse(480, 92, 26), PAINT.cocoa, { shading: 4 }),
  shape(ellipse(600, 92, 26), PAINT.cocoa, { shading: 4 }),
  shape(blob([400, 230], [310, 180], [330, 270], [410, 280]), PAINT.mustard, {
    shading: 6,
  }),
  shape(blob([680, 230], [770, 180], [750, 270], [670, 280]), PAINT.mustard, {
    shading: 6,
  }),
  shape(
    blob(
      [540, 160],
      [650, 190],
      [690, 280],
      [640, 380],
      [540, 410],
      [440, 380],
      [390, 280],
      [430, 190],
    ),
    PAINT.mustard,
    { shading: 24 },
  ),
  shape(ellipse(540, 364, 120, 70), PAINT.sand, { shading: 10 }),
  flat(ellipse(500, 350, 11, 8) + ellipse(580, 350, 11, 8), INK),
  face(540, 268, 116, "polite", { gaze: [0, 1] }),
);

const popcorn = place(
  { x: 760, y: 1200 },
  shape(
    blob([-90, -110], [-60, -170], [0, -190], [60, -170], [90, -110], [0, -80]),
    PAINT.lemon,
    { shading: 10 },
  ),
  line(
    "M-40 -150q20 -20 40 0M10 -160q20 -16 36 6M-60 -116q20 -16 40 0M20 -120q20 -16 40 0",
    { width: 7 },
  ),
  shape(polygon([-100, -120], [100, -120], [74, 60], [-74, 60]), WHITE, {
    shading: 10,
  }),
  flat(
    polygon([-60, -114], [-24, -114], [-20, 54], [-46, 54]) +
      polygon([24, -114], [60, -114], [46, 54], [20, 54]),
    PAINT.tomato,
  ),
);

export const scene: Scene = {
  width: 1100,
  height: 1400,
  frames: [
    join(
      backdrop(1100, 1400, "#2a1850"),
      shape(box(80, 60, 940, 560, 10), PAPER, { shading: 0 }),
      flat(box(90, 70, 920, 540), PAINT.sky),
      flat(ellipse(860, 190, 70), PAINT.lemon),
      flat("M90 610V480Q330 360 560 470T1010 430V610Z", PAINT.leaf),
      flat(polygon([0, 620], [1100, 620], [1100, 700], [0, 700]), "#38226b"),
      flat(polygon([80, 60], [1020, 60], [1100, 1400], [0, 1400]), WHITE, 0.05),
      ...[120, 330, 770, 980].map((x) => seat(x, 900, 170)),
      giraffe,
      seat(540, 900, 190),
      ...[90, 320, 780, 1010].map((x) => seat(x, 1200, 210)),
      flat(box(0, 1240, 1100, 160), "#1d103b"),
      person({
        x: 540,
        y: 1420,
        height: 430,
        colour: PAINT.coral,
        clothes: PAINT.teal,
        mood: "annoyed",
        gaze: [0, -1],
        hair: "tuft",
        left: [-160, -120],
        right: [150, -130],
        legs: false,
      }),
      popcorn,
    ),
  ],
};
