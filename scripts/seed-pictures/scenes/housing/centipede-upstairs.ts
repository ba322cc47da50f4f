import {
  flat,
  join,
  limb,
  line,
  place,
  shape,
  type Svg,
} from "../../drawing.ts";
import { face } from "../../figures/faces.ts";
import { lettering } from "../../lettering.ts";
import { blob, box, ellipse, star } from "../../outlines.ts";
import { PAINT, PAPER, WHITE } from "../../palette.ts";
import type { Scene } from "../../scene.ts";
import { framed, hangingLamp } from "../../things/room.ts";
import { backdrop } from "../../things/sky.ts";
import { accents, bubble } from "../../things/speech.ts";

const SHOES = [PAINT.tomato, PAINT.teal, PAINT.violet, PAINT.blue];

const shoe = (x: number, y: number, index: number, turn = 0): Svg =>
  place(
    { x, y, turn },
    shape("M-34 -58H16V-32Q66 -36 70 0H-34Z", SHOES[index % SHOES.length]!, {
      shading: 7,
      outline: 8,
    }),
  );

const bareFoot = (x: number): Svg =>
  shape(ellipse(x + 10, 586, 30, 15), PAINT.lime, { shading: 3, outline: 8 });

const segments = Array.from({ length: 7 }, (_, index) => ({
  x: 230 + index * 92,
  y: 430 - Math.round(Math.sin(index * 0.9) * 34),
}));

const centipede = join(
  ...segments.map(({ x, y }) =>
    limb(`M${x} ${y + 30}L${x - 4} 566`, PAINT.lime, 14),
  ),
  ...segments.map(({ x }, index) =>
    index < 4 ? shoe(x - 4, 600, index) : bareFoot(x),
  ),
  ...segments.map(({ x, y }) =>
    shape(ellipse(x, y, 72, 66), PAINT.lime, { shading: 14 }),
  ),
  line("M836 310Q836 230 790 210M890 310Q910 230 944 220", { width: 10 }),
  shape(ellipse(864, 380, 100, 94), PAINT.lime),
  face(870, 364, 84, "happy"),
  limb("M800 470Q860 520 890 500", PAINT.lime, 14),
  shoe(900, 540, 2, 24),
);

const pile = join(
  ...[
    [50, 600, 0],
    [150, 600, 8],
    [100, 556, -16],
    [40, 548, 20],
    [84, 506, -6],
  ].map(([x, y, turn], index) => shoe(x!, y!, index + 1, turn)),
);

const neighbour = join(
  shape(box(90, 930, 60, 350, 26), PAINT.cocoa),
  shape(box(860, 1060, 60, 220, 26), PAINT.cocoa),
  shape(box(120, 1040, 770, 190, 36), PAPER),
  shape(
    blob(
      [160, 1080],
      [180, 970],
      [330, 940],
      [440, 980],
      [450, 1080],
      [380, 1120],
      [220, 1120],
    ),
    WHITE,
  ),
  shape(ellipse(310, 1030, 118, 106), PAINT.peach),
  line("M280 930q-8 -36 -34 -40M316 926q8 -36 34 -40", { width: 9 }),
  face(310, 1030, 84, "tired", { gaze: [0, -1] }),
  shape(
    "M110 1110Q330 1060 520 1100T900 1080V1250Q500 1290 110 1250Z",
    PAINT.blue,
    { shading: 22 },
  ),
);

export const scene: Scene = {
  width: 1000,
  height: 1400,
  frames: [
    join(
      backdrop(1000, 1400, "#ffc46b"),
      flat(box(0, 660, 1000, 740), "#3c3f80"),
      framed(
        120,
        110,
        150,
        130,
        PAINT.wood,
        flat(star(195, 178, 5, 48, 22), PAINT.violet),
      ),
      hangingLamp(560, 130, 70, null, PAINT.teal),
      centipede,
      pile,
      shape(box(-20, 600, 1040, 84), PAINT.wood, { shading: 12 }),
      line("M150 640h90M420 650h120M720 636h100", {
        width: 8,
        colour: PAINT.cocoa,
      }),
      accents(900, 690, 20, [40, 90, 140], 40, PAINT.lemon),
      bubble(560, 740, 300, 160, [440, 960]),
      lettering("57", 710, 862, { size: 120, fill: PAINT.tomato }),
      flat(box(0, 1290, 1000, 110), "#2a2c60"),
      line("M0 1290H1000"),
      hangingLampOff(),
      neighbour,
    ),
  ],
};

/** Downstairs the light went out hours ago. */
function hangingLampOff(): Svg {
  return place(
    { x: 310, y: 684 },
    line("M0 0V70", { width: 9 }),
    shape("M-60 130Q-56 70 0 66Q56 70 60 130Z", PAINT.slate),
  );
}
