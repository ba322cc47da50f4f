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
import { lettering } from "../../lettering.ts";
import { blob, box, ellipse } from "../../outlines.ts";
import { INK, mix, PAINT, PAPER } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { backdrop, clouds } from "../../things/sky.ts";

/** A hermit crab looking right, in whatever it lives in for now. */
function crab(x: number, y: number, scale: number, mood: Mood, home: Svg): Svg {
  return place(
    { x, y, scale },
    home,
    ...[30, 70, 110].map((dx) =>
      limb(`M${dx} -50Q${dx + 30} -30 ${dx + 24} 0`, PAINT.coral, 16),
    ),
    shape(
      blob(
        [0, -100],
        [70, -150],
        [140, -120],
        [150, -60],
        [80, -30],
        [10, -40],
      ),
      PAINT.coral,
    ),
    line("M66 -136V-190M116 -140V-190", { width: 12 }),
    face(90, -190, 58, mood),
    limb("M130 -70Q190 -70 200 -110", PAINT.coral, 18),
    shape("M180 -110q-20 -60 30 -70l-4 40l34 -26q20 50 -30 64Z", PAINT.coral, {
      shading: 6,
    }),
  );
}

const shell = (colour: string): Svg =>
  join(
    shape(
      "M-150 -10Q-190 -130 -90 -190Q10 -220 50 -120Q60 -40 20 -6Z",
      colour,
      { shading: 18 },
    ),
    line("M-120 -20Q-140 -110 -70 -146Q0 -160 8 -92Q4 -50 -40 -54", {
      width: 10,
      colour: mix(colour, INK, 0.5),
    }),
  );

const tin =
  shape(box(-140, -150, 170, 146, 20), PAINT.stone) +
  shape(box(-140, -110, 170, 60), PAINT.teal, { shading: 6, outline: 8 });
const teacup =
  shape("M-150 -150H40Q36 -6 -20 -6H-90Q-146 -6 -150 -150Z", PAPER) +
  flat(
    ellipse(-90, -90, 16) + ellipse(-40, -60, 16) + ellipse(-30, -110, 16),
    PAINT.rose,
  );

const dreamHome = place(
  { x: 1130, y: 720 },
  shape(
    "M-170 0Q-230 -190 -80 -300Q70 -360 150 -220Q200 -90 130 0Z",
    PAINT.pink,
    { shading: 34 },
  ),
  line("M-120 -20Q-170 -160 -50 -230Q70 -260 90 -150Q84 -80 10 -90", {
    width: 13,
    colour: "#b84f86",
  }),
  shape("M40 0V-60Q44 -110 84 -110T128 -60V0Z", PAINT.night, { shading: 0 }),
  shape(ellipse(-70, -150, 34), PAINT.sky, { shading: 5 }),
  line("M-104 -150h68M-70 -184v68", { width: 8 }),
);

const sign = join(
  line("M1370 760V520", { width: 22 }),
  shape(box(1255, 380, 230, 160, 14), PAPER, { shading: 0 }),
  lettering("9 cm²", 1370, 450, { size: 64 }),
  lettering("2 400", 1370, 518, { size: 64, fill: PAINT.tomato }),
);

export const scene: Scene = {
  width: 1500,
  height: 950,
  frames: [
    join(
      backdrop(1500, 950, "#9bdcf7"),
      clouds(PAPER, [320, 180, 300], [900, 130, 220]),
      flat(box(0, 330, 1500, 200), PAINT.teal),
      flat("M0 470Q375 410 750 460T1500 440V950H0Z", PAINT.sand),
      line("M0 470Q375 410 750 460T1500 440", { width: 14, colour: PAPER }),
      flat(ellipse(1150, 730, 300, 44), INK, 0.14),
      dreamHome,
      sign,
      littleBird(
        {
          x: 930,
          y: 770,
          scale: 0.95,
          mood: "smug",
          colour: PAPER,
          gaze: [-1, 0],
        },
        "up",
      ),
      shape(box(908, 640, 54, 84, 6), PAINT.wood, { shading: 6 }),
      ...[0, 1, 2, 3, 4, 5, 6].map((place) =>
        crab(
          660 - place * 104,
          560 - place * 4,
          0.3,
          place % 2 === 0 ? "bored" : "sad",
          [shell(PAINT.teal), tin, shell(PAINT.mustard)][place % 3]!,
        ),
      ),
      crab(540, 850, 1.1, "innocent", shell(PAINT.violet)),
      crab(220, 870, 1.1, "worried", tin),
      crab(-90, 890, 1.1, "tired", teacup),
      flat(
        ellipse(760, 900, 12) +
          ellipse(1000, 880, 9) +
          ellipse(1230, 900, 12) +
          ellipse(300, 920, 10),
        "#d9b978",
      ),
    ),
  ],
};
