import { line, shape, type Svg } from "../drawing.ts";
import { blob, ellipse, leaf } from "../outlines.ts";
import { PAINT, PAPER } from "../palette.ts";
import { beak, face, type Mood } from "./faces.ts";
import { gazeOf, stand, type Standing } from "./standing.ts";

const look = (bird: Standing) => ({ mouth: false, ...gazeOf(bird) });

/** A duck looking right, sitting; x,y is the middle of its belly on the ground. About 260 wide, 300 high. */
export function duck(bird: Standing): Svg {
  const colour = bird.colour ?? PAINT.lemon;
  const body = blob(
    [-150, -120],
    [-110, -60],
    [-70, -8],
    [30, 0],
    [110, -40],
    [124, -104],
    [70, -134],
    [-40, -112],
    [-104, -140],
  );
  return stand(
    bird,
    shape(body, colour),
    shape(leaf([-86, -84], [62, -78], 0.36), PAINT.mustard, { shading: 10 }),
    shape(ellipse(62, -202, 82, 80), colour),
    line("M52 -280q-10 -34 -34 -36M60 -282q6 -30 26 -36", { width: 9 }),
    face(80, -222, 66, bird.mood, { ...look(bird), cheeks: PAINT.orange }),
    bill(84, -188, bird.mood),
  );
}

/** A duck's bill, three quarters from the front. */
function bill(x: number, y: number, mood: Mood): Svg {
  const open =
    mood === "shocked" ||
    mood === "singing" ||
    mood === "delighted" ||
    mood === "laughing";
  const lower = open
    ? shape(
        blob(
          [x - 34, y + 6],
          [x + 34, y + 6],
          [x + 26, y + 56],
          [x - 22, y + 56],
        ),
        PAINT.tomato,
        { shading: 6, outline: 9 },
      )
    : "";
  return (
    lower +
    shape(
      blob(
        [x - 54, y + 8],
        [x - 26, y - 14],
        [x + 8, y - 18],
        [x + 46, y - 12],
        [x + 66, y + 8],
        [x + 40, y + 26],
        [x - 28, y + 26],
      ),
      PAINT.orange,
      { shading: 8, outline: 9 },
    )
  );
}

/** A penguin, front view, standing; about 220 wide and 330 high. */
export function penguin(bird: Standing, holding: Svg = ""): Svg {
  const colour = bird.colour ?? PAINT.navy;
  const body = blob(
    [0, -330],
    [84, -290],
    [108, -170],
    [104, -60],
    [50, -10],
    [-50, -10],
    [-104, -60],
    [-108, -170],
    [-84, -290],
  );
  const belly = blob(
    [0, -196],
    [36, -268],
    [74, -226],
    [78, -110],
    [48, -26],
    [-48, -26],
    [-78, -110],
    [-74, -226],
    [-36, -268],
  );
  return stand(
    bird,
    shape(ellipse(-46, -10, 44, 18), PAINT.orange, { shading: 4 }),
    shape(ellipse(46, -10, 44, 18), PAINT.orange, { shading: 4 }),
    shape(body, colour),
    shape(belly, PAPER, { outline: 0, shading: 10 }),
    face(0, -236, 68, bird.mood, look(bird)),
    beak(0, -216, 19, bird.mood, PAINT.orange),
    holding,
    shape(leaf([-96, -196], [-140, -84], 0.28), colour, { shading: 8 }),
    shape(leaf([96, -196], [140, -84], 0.28), colour, { shading: 8 }),
  );
}
