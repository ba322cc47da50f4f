import { flat, inside, join, line, place, shape } from "../../drawing.ts";
import { face } from "../../figures/faces.ts";
import { lettering } from "../../lettering.ts";
import { blob, box, ellipse, polygon } from "../../outlines.ts";
import { INK, PAINT, PAPER } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { backdrop, moon, stars } from "../../things/sky.ts";
import { accents } from "../../things/speech.ts";

const leg = join(
  shape(
    blob(
      [560, -80],
      [820, -80],
      [800, 240],
      [830, 420],
      [800, 520],
      [700, 560],
      [520, 570],
      [340, 560],
      [300, 500],
      [360, 440],
      [520, 400],
      [570, 260],
    ),
    PAINT.peach,
    { shading: 40 },
  ),
  ...[0, 1, 2, 3, 4].map((toe) =>
    shape(
      ellipse(
        318 + toe * 12 + toe * toe * 4,
        520 + toe * 14,
        48 - toe * 3,
        40 - toe * 2,
      ),
      PAINT.peach,
      { shading: 8 },
    ),
  ),
  shape("M540 -40H840V170Q690 220 556 170Z", PAINT.blue, { shading: 26 }),
  line("M600 -20l-10 180M690 -20v206M780 -20l8 180", {
    width: 16,
    colour: PAINT.sky,
  }),
);

const dinosaur = place(
  { x: 480, y: 1090 },
  shape(
    polygon(
      [-130, -150],
      [-100, -230],
      [-66, -186],
      [-30, -270],
      [10, -206],
      [56, -276],
      [86, -200],
      [130, -240],
      [136, -160],
    ),
    PAINT.orange,
    { shading: 8 },
  ),
  shape(
    blob(
      [-250, -30],
      [-170, -70],
      [-120, -160],
      [0, -200],
      [130, -180],
      [180, -120],
      [170, -40],
      [60, -16],
      [-100, -16],
    ),
    PAINT.lime,
    { shading: 20 },
  ),
  shape(box(-90, -50, 56, 60, 18), PAINT.lime, { shading: 5 }),
  shape(box(70, -50, 56, 60, 18), PAINT.lime, { shading: 5 }),
  shape(
    blob(
      [150, -200],
      [240, -230],
      [310, -180],
      [300, -100],
      [210, -80],
      [140, -120],
    ),
    PAINT.lime,
    { shading: 12 },
  ),
  face(228, -174, 64, "innocent", { gaze: [-0.6, -1] }),
  flat(
    ellipse(-40, -110, 16) + ellipse(20, -140, 13) + ellipse(70, -90, 16),
    PAINT.leaf,
  ),
);

const windowShape = box(70, 90, 260, 300, 14);

export const scene: Scene = {
  width: 1000,
  height: 1300,
  frames: [
    join(
      backdrop(1000, 1300, "#2d3a66"),
      inside(
        windowShape,
        flat(windowShape, PAINT.night),
        stars(400, 400, 60, 3),
        moon(220, 210, 60),
      ),
      line(windowShape, { width: 34 }),
      line(windowShape, { width: 14, colour: PAPER }),
      line("M200 90V390M70 240H330", { width: 16, colour: INK }),
      flat(box(0, 960, 1000, 340), "#1f294d"),
      line("M0 960H1000"),
      flat(
        polygon([70, 960], [330, 960], [720, 1300], [300, 1300]),
        "#3a4a86",
        0.8,
      ),
      shape(box(720, 640, 220, 110, 20), INK, { shading: 0 }),
      lettering("2:00", 830, 722, { size: 86, fill: PAINT.tomato }),
      leg,
      accents(470, 840, 30, [-125, -90, -55], 70, PAINT.lemon),
      flat(ellipse(480, 1104, 260, 24), INK, 0.4),
      dinosaur,
      place(
        { x: 830, y: 1180, turn: -10 },
        shape(box(-60, -60, 120, 120, 14), PAINT.tomato, { shading: 14 }),
        shape(ellipse(0, 0, 30), PAPER, { shading: 0, outline: 0 }),
      ),
      place(
        { x: 150, y: 1200, turn: 0 },
        shape(ellipse(0, 0, 60), PAINT.violet, { shading: 12 }),
        line("M-56 -20Q0 20 56 -20", { width: 14, colour: PAINT.lemon }),
      ),
    ),
  ],
};
