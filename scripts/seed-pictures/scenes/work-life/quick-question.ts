import { flat, join, line, shape } from "../../drawing.ts";
import { face } from "../../figures/faces.ts";
import { penguin } from "../../figures/waterbirds.ts";
import { lettering } from "../../lettering.ts";
import { box, ellipse, polygon } from "../../outlines.ts";
import { PAINT, WHITE } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { backdrop, clouds } from "../../things/sky.ts";

const SEA = 500;

const depths = [
  ["?", 360, 770, 150, -14],
  ["?", 640, 700, 200, 12],
  ["?", 500, 960, 260, -4],
  ["!", 700, 990, 150, 16],
  ["?", 330, 1010, 130, 10],
  ["?", 600, 1200, 130, 14],
  ["!", 440, 1180, 110, -12],
] as const;

export const scene: Scene = {
  width: 1000,
  height: 1400,
  frames: [
    join(
      backdrop(1000, 1400, "#bdeee9"),
      clouds(WHITE, [190, 190, 260], [830, 130, 240]),
      flat(box(0, SEA, 1000, 900), PAINT.teal),
      flat(box(0, 800, 1000, 600), "#177e86"),
      flat(box(0, 1100, 1000, 300), "#135f70"),
      shape(
        polygon(
          [240, 610],
          [420, 540],
          [600, 570],
          [800, 550],
          [880, 760],
          [820, 1000],
          [660, 1290],
          [530, 1350],
          [400, 1270],
          [230, 1060],
          [150, 820],
        ),
        "#8fd9e8",
        { shading: 46 },
      ),
      flat(
        polygon([240, 610], [420, 540], [500, 760], [330, 860], [170, 830]),
        "#c7f1f7",
      ),
      flat(polygon([600, 570], [800, 550], [760, 760], [620, 800]), "#a9e4ef"),
      ...depths.map(([mark, x, y, size, turn]) =>
        lettering(mark, x, y, { size, fill: "#1b6f80", turn }),
      ),
      shape(
        "M330 300Q330 220 410 220H610Q690 220 690 300V400Q690 470 610 470H560L470 540L470 470H410Q330 470 330 400Z",
        WHITE,
      ),
      face(510, 318, 92, "innocent", { gaze: [-0.6, 0.4] }),
      lettering("?", 640, 300, { size: 80, fill: PAINT.teal }),
      flat(
        `M0 ${SEA + 20}Q60 ${SEA - 16} 125 ${SEA + 20}T250 ${SEA + 20}T375 ${SEA + 20}T500 ${SEA + 20}T625 ${SEA + 20}T750 ${SEA + 20}T875 ${SEA + 20}T1000 ${SEA + 20}V${SEA + 74}H0Z`,
        "#3fc0bb",
        0.85,
      ),
      line(
        `M0 ${SEA + 20}Q60 ${SEA - 16} 125 ${SEA + 20}T250 ${SEA + 20}T375 ${SEA + 20}T500 ${SEA + 20}T625 ${SEA + 20}T750 ${SEA + 20}T875 ${SEA + 20}T1000 ${SEA + 20}`,
      ),
      shape("M40 520H300L268 590H80Z", PAINT.tomato),
      penguin({ x: 170, y: 524, scale: 0.62, mood: "happy", gaze: [1, 0] }),
      flat(
        ellipse(120, 900, 16) +
          ellipse(90, 840, 10) +
          ellipse(900, 1080, 18) +
          ellipse(930, 1010, 11),
        "#8fd9e8",
        0.6,
      ),
    ),
  ],
};
