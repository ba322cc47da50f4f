import { flat, join, line, shape } from "../../drawing.ts";
import { littleBird } from "../../figures/birds.ts";
import { ellipse } from "../../outlines.ts";
import { PAINT, INK } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { backdrop, clouds, rays } from "../../things/sky.ts";
import { accents, note } from "../../things/speech.ts";

const wire = (y: number) =>
  line(`M-20 ${y}Q750 ${y + 60} 1520 ${y - 10}`, { width: 8, colour: INK });

const choir = [
  { x: 180, y: 430, mood: "singing", colour: PAINT.navy },
  { x: 400, y: 330, mood: "singing", colour: PAINT.violet },
  { x: 1230, y: 330, mood: "annoyed", colour: PAINT.violet },
  { x: 1370, y: 415, mood: "doubtful", colour: PAINT.navy },
  { x: 620, y: 560, mood: "doubtful", colour: PAINT.teal },
] as const;

export const scene: Scene = {
  width: 1500,
  height: 900,
  frames: [
    join(
      backdrop(1500, 900, "#ffb65c"),
      rays(880, 640, 1400, "#ffcb7a", 20),
      flat(ellipse(750, 960, 420, 260), PAINT.lemon),
      clouds("#ffe3b0", [260, 230, 300], [1290, 200, 260]),
      ...[310, 420, 530, 640, 750].map(wire),
      shape("M60 210h44v720H60Z", PAINT.cocoa),
      shape("M1396 210h44v720h-44Z", PAINT.cocoa),
      note(300, 190, 70),
      note(560, 240, 60),
      ...choir.map((bird) =>
        littleBird({ ...bird, y: bird.y + 20, scale: 0.86 }),
      ),
      accents(
        880,
        530,
        205,
        [-160, -135, -110, -70, -45, -20],
        60,
        PAINT.tomato,
      ),
      littleBird(
        { x: 880, y: 720, scale: 1.55, mood: "singing", colour: PAINT.tomato },
        "up",
      ),
      note(1010, 260, 90, PAINT.tomato),
      note(700, 260, 80, PAINT.tomato),
    ),
  ],
};
