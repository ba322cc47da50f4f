import { flat, join, limb, line, place, shape } from "../../drawing.ts";
import { face } from "../../figures/faces.ts";
import { duck } from "../../figures/waterbirds.ts";
import { box, ellipse } from "../../outlines.ts";
import { INK, PAINT, STAGE, WHITE } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { phone } from "../../things/desk.ts";
import { clock, room } from "../../things/room.ts";
import { bubble } from "../../things/speech.ts";

const tiles =
  Array.from({ length: 8 }, (_, row) => `M0 ${row * 110}H1200`).join("") +
  Array.from({ length: 11 }, (_, column) => `M${column * 120} 0V860`).join("");

const foam = (places: readonly (readonly [number, number, number])[]) =>
  join(
    ...places.map(([x, y, r]) =>
      shape(ellipse(x, y, r), WHITE, { shading: r * 0.2, outline: 9 }),
    ),
  );

const bather = join(
  shape(ellipse(420, 560, 170, 160), PAINT.peach),
  shape(
    "M250 500Q240 360 420 350Q610 360 590 500Q500 450 420 452Q340 450 250 500Z",
    PAINT.lemon,
    { shading: 16 },
  ),
  flat(
    ellipse(340, 420, 14) +
      ellipse(430, 400, 14) +
      ellipse(510, 430, 14) +
      ellipse(390, 460, 10),
    PAINT.orange,
  ),
  face(420, 570, 116, "innocent", { gaze: [1, -0.3] }),
);

const sprinter = place(
  { x: 800, y: 190 },
  line(
    "M-70 40L-16 0L-40 -60M-16 0L44 30L40 84M-40 -60L30 -50L64 -10M-40 -60L-94 -30L-80 20",
    { width: 24 },
  ),
  shape(ellipse(-14, -104, 34), PAINT.tomato, { shading: 5 }),
  line("M-170 -60h60M-190 0h70M-170 60h60", { width: 14, colour: PAINT.stone }),
);

export const scene: Scene = {
  width: 1200,
  height: 1200,
  frames: [
    join(
      room(1200, 1200, 960, { wall: "#8d6fd6", floor: STAGE.goingOut.floor }),
      line(tiles, { width: 6, colour: "#9d83de" }),
      line("M0 960H1200"),
      clock(190, 180, 110, 20, 5),
      bubble(540, 40, 560, 310, [800, 470]),
      sprinter,
      bather,
      phone(730, 480, 150, 250, PAINT.sky, PAINT.slate),
      limb("M600 700Q700 720 740 640", PAINT.peach, 40),
      shape(ellipse(744, 630, 40, 36), PAINT.peach, { shading: 6 }),
      line("M230 1010L190 1110M960 1010L1000 1110", { width: 44 }),
      foam([
        [210, 700, 80],
        [330, 730, 70],
        [560, 730, 90],
        [860, 740, 84],
        [990, 700, 80],
      ]),
      shape(
        "M80 730H1120Q1120 1040 930 1040H270Q80 1040 80 730Z",
        STAGE.goingOut.accent,
        { shading: 40 },
      ),
      shape(box(50, 700, 1100, 70, 35), WHITE, { shading: 12 }),
      foam([
        [300, 690, 64],
        [420, 710, 54],
        [950, 690, 60],
      ]),
      duck({ x: 1010, y: 710, scale: 0.62, mood: "smug", flip: true }),
      flat(ellipse(600, 1120, 480, 26), INK, 0.22),
      flat(
        ellipse(150, 620, 16) + ellipse(1100, 560, 20) + ellipse(1060, 480, 12),
        WHITE,
        0.8,
      ),
    ),
  ],
};
