import { flat, join, line, place, shape } from "../../drawing.ts";
import { face } from "../../figures/faces.ts";
import { person } from "../../figures/people.ts";
import { lettering } from "../../lettering.ts";
import { box, ellipse, polygon } from "../../outlines.ts";
import { PAINT, PAPER, STAGE } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { foliage, pot } from "../../things/desk.ts";
import { room, shadow } from "../../things/room.ts";

const chart = join(
  shape(box(80, 80, 520, 420, 18), PAPER, { shading: 0 }),
  line("M140 130V440H550", { width: 12 }),
  line("M150 400L240 340L310 370L400 300", { width: 16, colour: PAINT.stone }),
  line("M150 420Q360 420 420 300T530 120", { width: 20, colour: PAINT.leaf }),
  shape(polygon([500, 150], [536, 96], [560, 158]), PAINT.leaf, {
    shading: 0,
    outline: 0,
  }),
  lettering("+12 cm", 300, 220, { size: 76, fill: PAINT.forest }),
);

const bossPlant = place(
  { x: 800, y: 1010 },
  line("M0 -60V-20M-130 30L0 -20L130 30", { width: 26 }),
  shape(ellipse(-130, 36, 26), PAINT.slate, { shading: 5 }),
  shape(ellipse(130, 36, 26), PAINT.slate, { shading: 5 }),
  shape(box(-210, -620, 420, 480, 90), PAINT.cocoa, { shading: 26 }),
  shape(box(-230, -160, 460, 110, 40), PAINT.cocoa),
  foliage(0, -420, [
    [-75, 260],
    [75, 270],
    [-48, 360],
    [46, 380],
    [-20, 450],
    [16, 470],
  ]),
  pot(0, -120, 330, 280, PAINT.coral),
  face(0, -310, 104, "smug"),
  shape(
    polygon(
      [-26, -208],
      [26, -208],
      [14, -176],
      [40, -96],
      [0, -56],
      [-40, -96],
      [-14, -176],
    ),
    PAINT.navy,
    { shading: 8, outline: 9 },
  ),
);

export const scene: Scene = {
  width: 1200,
  height: 1200,
  frames: [
    join(
      room(1200, 1200, 860, STAGE.workLife),
      chart,
      flat(ellipse(800, 1060, 320, 44), "#1d6a70"),
      bossPlant,
      shadow(230, 1120, 120),
      person({
        x: 230,
        y: 1120,
        height: 400,
        colour: PAINT.peach,
        clothes: PAINT.violet,
        mood: "innocent",
        hair: "tuft",
        gaze: [1, -0.5],
        right: [120, -250],
        left: [-60, -130],
      }),
      shape(
        "M360 850h60v-26h66v26q46 -10 60 -50l14 8q-14 60 -74 70v44H360Z",
        PAINT.sky,
        { shading: 8 },
      ),
      shadow(1060, 1160, 90, 12),
      person({
        x: 1060,
        y: 1160,
        height: 330,
        colour: PAINT.lilac,
        clothes: PAINT.mustard,
        mood: "loving",
        hair: "bun",
        hairColour: PAINT.cocoa,
        gaze: [-1, -1],
        right: [60, -150],
        left: [-30, -140],
      }),
    ),
  ],
};
