import { flat, join, line, place, shape } from "../../drawing.ts";
import { sweat } from "../../figures/accessories.ts";
import { face } from "../../figures/faces.ts";
import { person } from "../../figures/people.ts";
import { blob, ellipse, leaf, star } from "../../outlines.ts";
import { INK, PAINT, WHITE } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { backdrop, clouds, rays } from "../../things/sky.ts";
import { hills } from "../../things/street.ts";

const daisy = (x: number, y: number, colour: string) =>
  shape(star(x, y, 7, 46, 28), colour, { shading: 4, outline: 8 }) +
  flat(ellipse(x, y, 14), PAINT.mustard);

const smoke = join(
  flat(
    ellipse(470, 210, 90) +
      ellipse(560, 150, 110) +
      ellipse(640, 220, 80) +
      ellipse(420, 100, 70) +
      ellipse(700, 90, 80),
    "#8b6a8f",
    0.75,
  ),
);

const volcano = join(
  shape(
    "M60 1120Q260 960 340 420Q360 380 560 380T780 420Q860 960 1010 1120Z",
    PAINT.cocoa,
    { shading: 60 },
  ),
  shape(
    "M344 412Q360 350 560 350T776 412Q780 470 740 480Q720 560 690 490Q660 440 620 500Q600 640 560 520Q520 450 480 500Q450 560 420 490Q350 480 344 412Z",
    PAINT.orange,
    { shading: 14 },
  ),
  flat(ellipse(560, 394, 180, 26), PAINT.lemon),
  daisy(380, 400, WHITE),
  daisy(470, 372, PAINT.pink),
  daisy(560, 364, WHITE),
  daisy(650, 372, PAINT.pink),
  daisy(740, 400, WHITE),
  face(560, 680, 190, "innocent"),
  line("M430 640l-46 -16M690 640l46 -16", { width: 12 }),
);

export const scene: Scene = {
  width: 1100,
  height: 1350,
  frames: [
    join(
      backdrop(1100, 1350, "#ffb3a0"),
      rays(560, 300, 1300, "#ffc4b2", 18),
      clouds("#fff0e0", [180, 300, 260], [950, 360, 240]),
      smoke,
      hills(1100, 1080, 160, "#c95f6c", 1),
      volcano,
      flat("M0 1110Q550 1060 1100 1110V1350H0Z", PAINT.leaf),
      line("M0 1110Q550 1060 1100 1110"),
      flat(ellipse(170, 1310, 120, 16), INK, 0.25),
      person({
        x: 160,
        y: 1310,
        height: 310,
        colour: PAINT.mint,
        clothes: PAINT.blue,
        mood: "doubtful",
        gaze: [1, -1],
        hair: "tuft",
        left: [-100, -60],
        right: [120, -180],
      }),
      place(
        { x: -92, y: 26 },
        line("M372 1104V900", { width: 14 }),
        shape(
          "M190 970Q200 830 372 820T554 970Q510 930 463 966Q420 930 372 966Q330 930 281 966Q240 930 190 970Z",
          PAINT.tomato,
        ),
      ),
      sweat(60, 1090, 22, -1),
      shape(leaf([820, 1240], [780, 1170], 0.3), PAINT.lime, {
        shading: 4,
        outline: 8,
      }),
      shape(leaf([820, 1240], [870, 1180], 0.3), PAINT.lime, {
        shading: 4,
        outline: 8,
      }),
      place(
        { x: 960, y: 1230, scale: 0.9 },
        shape(blob([-60, 0], [-40, -60], [40, -60], [60, 0]), PAINT.stone),
      ),
    ),
  ],
};
