import { flat, join, line, place, shape } from "../../drawing.ts";
import { face } from "../../figures/faces.ts";
import { person } from "../../figures/people.ts";
import { lettering } from "../../lettering.ts";
import { blob, box, ellipse } from "../../outlines.ts";
import { INK, PAINT, PAPER, STAGE, WHITE } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { room, shadow } from "../../things/room.ts";
import { rays } from "../../things/sky.ts";

const muscle = (side: 1 | -1) =>
  place(
    { x: 560 + side * 190, y: 720, scaleX: side },
    shape(
      blob(
        [-20, 60],
        [20, -30],
        [110, -30],
        [190, 10],
        [230, -80],
        [210, -190],
        [270, -220],
        [320, -150],
        [320, 20],
        [250, 110],
        [130, 130],
      ),
      PAINT.teal,
      { shading: 20 },
    ),
    line("M110 -10q50 -40 90 10", { width: 10 }),
    shape(ellipse(244, -216, 56, 48), PAINT.teal, { shading: 10 }),
    line("M214 -226v36M244 -232v40", { width: 8 }),
  );

const bag = join(
  line("M420 560Q420 400 560 400T700 560", { width: 54 }),
  line("M420 560Q420 400 560 400T700 560", {
    width: 30,
    colour: PAINT.mustard,
  }),
  muscle(-1),
  muscle(1),
  shape(box(350, 540, 420, 400, 90), PAINT.teal, { shading: 34 }),
  line("M400 610H720", { width: 16 }),
  line("M400 610H720", { width: 6, colour: PAINT.stone, dash: "4 14" }),
  face(560, 730, 130, "smug"),
  shape(box(380, 546, 360, 40, 20), PAINT.tomato, { shading: 6 }),
);

export const scene: Scene = {
  width: 1100,
  height: 1300,
  frames: [
    join(
      room(1100, 1300, 960, STAGE.health),
      rays(560, 720, 1300, "#ffe0e6", 20),
      flat(box(0, 960, 1100, 340), STAGE.health.floor),
      line("M0 960H1100"),
      lettering("200 ×", 550, 250, {
        size: 190,
        fill: PAINT.tomato,
        outline: 12,
        outlineColour: WHITE,
      }),
      shadow(560, 1010, 300),
      line("M450 930V1000M670 930V1000", { width: 40 }),
      flat(ellipse(436, 1004, 60, 22) + ellipse(684, 1004, 60, 22), INK),
      bag,
      shadow(890, 1220, 120),
      person({
        x: 890,
        y: 1220,
        height: 330,
        colour: PAINT.peach,
        clothes: PAINT.lilac,
        mood: "awed",
        gaze: [-1, -0.8],
        hair: "tuft",
        left: [-60, -60],
        right: [130, -170],
      }),
      place(
        { x: 1032, y: 1020, turn: 16 },
        shape(ellipse(0, 0, 58), PAINT.pink, { shading: 8 }),
        flat(ellipse(0, 0, 18), PAPER),
        line(ellipse(0, 0, 18), { width: 8 }),
        line("M-34 -10l10 -12M24 -30l12 8M30 22l-10 12", {
          width: 8,
          colour: PAINT.lemon,
        }),
      ),
    ),
  ],
};
