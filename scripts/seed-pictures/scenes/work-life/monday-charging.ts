import { join, line, place, shape } from "../../drawing.ts";
import { face } from "../../figures/faces.ts";
import { person } from "../../figures/people.ts";
import { lettering } from "../../lettering.ts";
import { box } from "../../outlines.ts";
import { INK, PAINT, PAPER, STAGE } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { cable, mug, steam } from "../../things/desk.ts";
import { room, shadow } from "../../things/room.ts";
import { dots } from "../../things/sky.ts";

const battery = place(
  { x: 500, y: 280, scale: 1.35 },
  shape(box(-200, -90, 380, 180, 30), PAPER, { shading: 0 }),
  shape(box(180, -40, 36, 80, 12), INK, { shading: 0, outline: 0 }),
  shape(box(-178, -68, 26, 136, 8), PAINT.tomato, { shading: 0, outline: 0 }),
  lettering("3 %", 20, 42, { size: 120 }),
);

export const scene: Scene = {
  width: 1000,
  height: 1350,
  frames: [
    join(
      room(1000, 1350, 1080, {
        wall: STAGE.workLife.wall,
        floor: STAGE.workLife.floor,
      }),
      dots(0, 1070, 1000, 560, "#63c3bd", 44),
      battery,
      shadow(330, 1200, 200),
      shadow(740, 1210, 190),
      person({
        x: 320,
        y: 1200,
        height: 620,
        colour: PAINT.peach,
        clothes: PAINT.slate,
        mood: "tired",
        hair: "spikes",
        hairColour: PAINT.cocoa,
        turn: -5,
        left: [-190, -60],
        right: [190, -60],
      }),
      cable(
        "M740 900Q880 640 640 560Q520 520 470 690Q440 790 410 800",
        PAINT.mustard,
      ),
      place(
        { x: 406, y: 806, turn: 40 },
        shape(box(-34, -28, 60, 56, 10), PAINT.mustard, { shading: 6 }),
        line("M-36 -14h-34M-36 14h-34", { width: 12 }),
      ),
      steam(690, 800, 110, PAPER),
      mug(690, 1210, 350, PAINT.coral),
      face(690, 1040, 110, "polite"),

      line("M60 1290h180M760 1300h160", { width: 10, colour: "#5fb3b3" }),
    ),
  ],
};
