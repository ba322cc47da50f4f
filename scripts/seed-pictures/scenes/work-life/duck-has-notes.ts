import { flat, join, line, place, shape } from "../../drawing.ts";
import { person } from "../../figures/people.ts";
import { duck } from "../../figures/waterbirds.ts";
import { lettering } from "../../lettering.ts";
import { box, ellipse } from "../../outlines.ts";
import { INK, PAINT, PAPER, STAGE, WHITE } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { mug, sheet } from "../../things/desk.ts";
import { room } from "../../things/room.ts";

const code = [
  [110, 150, PAINT.coral],
  [140, 230, PAINT.mustard],
  [140, 120, PAINT.lilac],
  [170, 200, PAINT.mint],
  [170, 90, PAINT.coral],
  [140, 60, PAINT.mustard],
  [110, 170, PAINT.sky],
] as const;

const monitor = join(
  shape(box(300, 640, 90, 180, 10), PAINT.slate),
  shape(box(220, 790, 250, 40, 16), PAINT.slate, { shading: 6 }),
  shape(box(60, 310, 560, 370, 26), PAINT.slate),
  shape(box(90, 340, 500, 310, 12), PAINT.night, { shading: 0, outline: 7 }),
  ...code.map(([x, width, colour], row) =>
    line(`M${x + 14} ${382 + row * 38}h${width}`, { width: 14, colour }),
  ),
  lettering("!", 500, 560, { size: 210, fill: PAINT.tomato }),
);

const notebook = place(
  { x: 880, y: 770, turn: -6 },
  sheet(0, 0, 170, 210, 0, PAPER),
  line("M-70 -112v26M-24 -112v26M24 -112v26M70 -112v26", { width: 12 }),
);

export const scene: Scene = {
  width: 1200,
  height: 1200,
  frames: [
    join(
      room(1200, 1200, 820, STAGE.workLife),
      flat(box(0, 820, 1200, 380), PAINT.wood),
      line("M0 820H1200"),
      place({ x: -10, y: -150, scale: 1.1 }, monitor),
      person({
        x: 250,
        y: 1290,
        height: 560,
        colour: PAINT.mint,
        clothes: PAINT.orange,
        mood: "worried",
        gaze: [1, -0.3],
        hair: "spikes",
        hairColour: PAINT.cocoa,
        left: [-180, -120],
        right: [210, -320],
      }),
      ...[0, 1, 2, 3, 4, 5].map((pad) =>
        shape(
          box(1000 + (pad % 2) * 14, 976 - pad * 44, 180, 44, 8),
          [PAINT.coral, PAINT.mint, PAINT.lilac][pad % 3]!,
          { shading: 8 },
        ),
      ),
      flat(ellipse(800, 1080, 330, 44), INK, 0.2),
      duck({ x: 770, y: 1080, scale: 1.75, mood: "tired", gaze: [-1, 0] }),
      line("M765 640Q880 520 1010 640", { width: 26 }),
      line("M765 640Q880 520 1010 640", { width: 10, colour: PAINT.slate }),
      shape(box(738, 620, 54, 96, 26), PAINT.slate, { shading: 8 }),
      place({ x: 110, y: 150 }, notebook),
      line("M1120 1040L1060 880", { width: 26 }),
      line("M1120 1040L1060 880", { width: 12, colour: PAINT.tomato }),
      mug(580, 1150, 150, WHITE),
    ),
  ],
};
