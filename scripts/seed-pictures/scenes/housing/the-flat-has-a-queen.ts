import { flat, join, limb, line, place, shape } from "../../drawing.ts";
import { person } from "../../figures/people.ts";
import { cat } from "../../figures/pets.ts";
import { blob, box, ellipse, polygon } from "../../outlines.ts";
import { INK, PAINT, STAGE, WHITE } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { foliage, pot } from "../../things/desk.ts";
import { room, shadow, stripes } from "../../things/room.ts";

const robot = place(
  { x: 900, y: 800 },
  flat(ellipse(0, 40, 270, 34), INK, 0.25),
  shape("M-250 -40H250V6Q250 40 210 40H-210Q-250 40 -250 6Z", PAINT.slate),
  shape(ellipse(0, -40, 250, 54), PAINT.stone, { shading: 14 }),
  flat(ellipse(-190, 6, 14), PAINT.mint),
  flat(ellipse(-150, 8, 9), PAINT.tomato),
);

const cape = shape(
  blob(
    [-60, -190],
    [40, -200],
    [150, -120],
    [270, -110],
    [330, -60],
    [220, -30],
    [90, -10],
    [-20, -40],
  ),
  PAINT.tomato,
  { shading: 16 },
);

const crown = place(
  { x: 890, y: 446, turn: -4 },
  shape(
    polygon(
      [-80, 10],
      [-92, -82],
      [-44, -40],
      [0, -104],
      [44, -40],
      [92, -82],
      [80, 10],
    ),
    PAINT.lemon,
    { shading: 10 },
  ),
  flat(ellipse(0, -26, 12), PAINT.tomato),
);

const mouse = (x: number, y: number) =>
  place(
    { x, y },
    limb("M50 -20Q90 -10 100 -50", PAINT.pink, 8),
    shape(ellipse(-34, -92, 26), PAINT.stone, { shading: 5, outline: 8 }),
    shape(ellipse(34, -92, 26), PAINT.stone, { shading: 5, outline: 8 }),
    shape(
      blob([0, -104], [46, -60], [48, -10], [0, 0], [-48, -10], [-46, -60]),
      PAINT.stone,
      { outline: 9 },
    ),
    flat(ellipse(-16, -64, 6) + ellipse(16, -64, 6) + ellipse(0, -46, 7), INK),
    line("M40 -40L56 -82L26 -86", { width: 9 }),
  );

export const scene: Scene = {
  width: 1400,
  height: 950,
  frames: [
    join(
      room(1400, 950, 640, STAGE.housing),
      stripes(1400, 640, STAGE.housing.wall, 100),
      pot(1300, 660, 150, 120, PAINT.teal),
      foliage(1300, 520, [
        [-50, 180],
        [50, 180],
        [-16, 250],
        [20, 240],
      ]),
      robot,
      place({ x: 900, y: 770 }, cape),
      cat({ x: 890, y: 776, scale: 0.94, mood: "smug", gaze: [-1, 0] }),
      crown,
      line("M1180 700h120M1200 760h150M1180 820h90", {
        width: 12,
        colour: WHITE,
      }),
      shape(box(90, 500, 320, 130, 40), PAINT.violet),
      shape(box(40, 430, 90, 270, 36), PAINT.violet),
      shape(box(370, 430, 90, 270, 36), PAINT.violet),
      person({
        x: 250,
        y: 590,
        height: 380,
        colour: PAINT.mint,
        clothes: PAINT.rose,
        mood: "worried",
        gaze: [1, 0.5],
        hair: "tuft",
        legs: false,
        left: [-110, -80],
        right: [110, -80],
      }),
      shape(box(110, 560, 280, 110, 30), PAINT.violet, { shading: 8 }),
      shadow(480, 890, 60, 10),
      mouse(480, 890),
      mouse(340, 870),
      mouse(200, 890),
    ),
  ],
};
