import { flat, join, line, place, shape } from "../../drawing.ts";
import { face } from "../../figures/faces.ts";
import { person } from "../../figures/people.ts";
import { lettering } from "../../lettering.ts";
import { blob, ellipse, star } from "../../outlines.ts";
import { PAINT } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { backdrop, moon, stars } from "../../things/sky.ts";

const milkyWay = join(
  flat(
    "M-100 560Q300 420 560 180T1100 -160V160Q800 260 560 480T-100 860Z",
    "#3b3f94",
    0.8,
  ),
  flat(
    "M-100 650Q320 480 570 270T1100 -40V60Q780 200 560 390T-100 760Z",
    "#5a5cc0",
    0.7,
  ),
);

const problem = place(
  { x: 690, y: 1216, scale: 1.35 },
  lettering("!", 0, -160, { size: 96, fill: PAINT.tomato, outline: 7 }),
  shape(
    blob(
      [-70, -10],
      [-96, -60],
      [-80, -120],
      [-20, -150],
      [50, -144],
      [94, -100],
      [92, -40],
      [60, -8],
      [0, 4],
    ),
    PAINT.slate,
  ),
  line(
    "M-84 -110q60 -60 120 -20q50 40 -10 40M-90 -40q20 50 80 30M30 -10q60 -10 50 -60",
    { width: 6 },
  ),
  face(0, -78, 62, "awed", { gaze: [-0.4, -1] }),
);

export const scene: Scene = {
  width: 1000,
  height: 1400,
  frames: [
    join(
      backdrop(1000, 1400, PAINT.night),
      milkyWay,
      stars(1000, 1120, 210, 21),
      line("M840 120L640 240", { width: 8, colour: PAINT.lemon }),
      flat(star(640, 240, 4, 34, 9), PAINT.lemon),
      moon(190, 230, 92),
      flat(ellipse(500, 1560, 900, 420), "#2c3f8f"),
      shape(ellipse(500, 1640, 860, 470), PAINT.forest, { shading: 0 }),
      line(
        "M120 1290q10 -30 6 -46M150 1284q14 -24 30 -30M850 1292q-6 -30 -24 -40M880 1300q6 -26 22 -36",
        { width: 9, colour: PAINT.leaf },
      ),
      person({
        x: 390,
        y: 1222,
        height: 400,
        colour: PAINT.coral,
        clothes: PAINT.mustard,
        mood: "awed",
        gaze: [0.3, -1],
        hair: "tuft",
        right: [180, -130],
        left: [-150, -60],
      }),
      problem,
    ),
  ],
};
