import { flat, join, limb, line, place, shape } from "../../drawing.ts";
import { face } from "../../figures/faces.ts";
import { blob, box, curve, ellipse, leaf } from "../../outlines.ts";
import { INK, PAINT, PAPER, STAGE } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { laptop, mug } from "../../things/desk.ts";
import { clock, room } from "../../things/room.ts";

const chair = join(
  shape(box(150, 500, 80, 400, 40), PAINT.violet, { shading: 14 }),
  shape(box(150, 850, 380, 90, 44), PAINT.violet, { shading: 14 }),
  line("M340 940V1060M200 1110L340 1050L480 1110", { width: 26 }),
  shape(ellipse(200, 1116, 28), PAINT.slate, { shading: 5 }),
  shape(ellipse(480, 1116, 28), PAINT.slate, { shading: 5 }),
);

const shrimp = join(
  shape(leaf([500, 900], [640, 1040], 0.34), PAINT.orange, { shading: 8 }),
  shape(leaf([500, 900], [540, 1070], 0.34), PAINT.orange, { shading: 8 }),
  line("M640 380Q800 240 960 330M620 370Q740 180 900 190", { width: 10 }),
  ...[600, 680, 760].map((y, index) =>
    limb(
      `M${430 - index * 14} ${y}Q${500 - index * 8} ${y + 50} ${480 - index * 20} ${y + 90}`,
      PAINT.peach,
      14,
    ),
  ),
  shape(
    blob(
      [660, 380],
      [700, 470],
      [640, 560],
      [540, 590],
      [450, 640],
      [420, 730],
      [440, 810],
      [510, 860],
      [540, 920],
      [470, 950],
      [360, 910],
      [260, 800],
      [240, 640],
      [300, 480],
      [410, 370],
      [550, 330],
    ),
    PAINT.coral,
    { shading: 34 },
  ),
  line(
    curve([290, 820], [380, 770], [430, 760]) +
      curve([246, 690], [350, 680], [424, 700]) +
      curve([270, 550], [380, 570], [470, 630]) +
      curve([370, 410], [440, 470], [500, 600]),
    { width: 11, colour: "#c9453f" },
  ),
  face(586, 440, 96, "bored", { gaze: [1, 0] }),
  limb("M560 590Q640 690 760 690", PAINT.coral, 24),
  limb("M500 620Q600 740 740 716", PAINT.coral, 24),
);

export const scene: Scene = {
  width: 1200,
  height: 1200,
  frames: [
    join(
      room(1200, 1200, 940, STAGE.health),
      clock(210, 200, 110, 4, 0),
      flat(ellipse(460, 1130, 400, 46), INK, 0.18),
      chair,
      shape(box(740, 760, 30, 380, 8), PAINT.wood),
      shape(box(1110, 760, 30, 380, 8), PAINT.wood),
      shape(box(640, 730, 560, 50, 18), PAINT.wood),
      laptop(
        900,
        736,
        330,
        PAINT.sky,
        join(
          flat(box(790, 560, 90, 70, 8), PAINT.lemon),
          flat(box(900, 560, 90, 70, 8), PAINT.mint),
          flat(box(790, 642, 90, 30, 8), PAPER),
          flat(box(900, 642, 90, 30, 8), PAINT.pink),
        ),
      ),
      mug(1120, 736, 110, PAINT.mint),
      shrimp,
      place(
        { x: 0, y: 0 },
        line("M120 440q-40 40 -30 100M90 400q-60 60 -46 150", {
          width: 10,
          colour: PAINT.rose,
        }),
      ),
    ),
  ],
};
