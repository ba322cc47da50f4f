import { join, line, shape, type Point, type Svg } from "../drawing.ts";
import { blob, ellipse, leaf, polygon } from "../outlines.ts";
import { INK, PAINT, PAPER, WHITE } from "../palette.ts";
import { beak, face } from "./faces.ts";
import { gazeOf, stand, type Standing } from "./standing.ts";

const look = (bird: Standing) => ({ mouth: false, ...gazeOf(bird) });

/** A round little bird or pigeon, front view; about 180 wide, 200 high with its legs. */
export function littleBird(
  bird: Standing,
  wings: "folded" | "up" = "folded",
): Svg {
  const colour = bird.colour ?? PAINT.slate;
  const wing = (side: 1 | -1) =>
    wings === "folded"
      ? shape(leaf([side * 62, -130], [side * 78, -36], 0.34), colour, {
          shading: 6,
        })
      : shape(leaf([side * 58, -104], [side * 128, -176], 0.34), colour, {
          shading: 6,
        });
  return stand(
    bird,
    line("M-24 -34V-4M24 -34V-4M-40 -4H-8M8 -4H40", { width: 9, colour: INK }),
    wings === "up" ? wing(-1) + wing(1) : "",
    shape(
      blob(
        [0, -206],
        [66, -176],
        [86, -104],
        [62, -40],
        [0, -26],
        [-62, -40],
        [-86, -104],
        [-66, -176],
      ),
      colour,
    ),
    wings === "folded" ? wing(-1) + wing(1) : "",
    face(0, -146, 62, bird.mood, look(bird)),
    beak(0, -130, 17, bird.mood, PAINT.mustard),
  );
}

/** An owl, front view; about 240 wide and 330 high. */
export function owl(bird: Standing): Svg {
  const colour = bird.colour ?? PAINT.cocoa;
  const tuft = (side: 1 | -1) =>
    shape(
      polygon([side * 50, -300], [side * 112, -352], [side * 100, -262]),
      colour,
      { shading: 6 },
    );
  const disc = (x: number) =>
    shape(ellipse(x, -234, 56), PAPER, { shading: 6, outline: 9 });
  const feathers = [-120, -88, -56]
    .flatMap((y, row) =>
      [-1, 0, 1].map((column): Point => [column * 44 + (row % 2) * 22 - 11, y]),
    )
    .map(([x, y]) => line(`M${x - 14} ${y}q14 18 28 0`, { width: 7 }));
  return stand(
    bird,
    shape(ellipse(-40, -10, 36, 16), PAINT.mustard, { shading: 4 }),
    shape(ellipse(40, -10, 36, 16), PAINT.mustard, { shading: 4 }),
    tuft(-1),
    tuft(1),
    shape(
      blob(
        [0, -322],
        [96, -290],
        [116, -170],
        [100, -60],
        [0, -14],
        [-100, -60],
        [-116, -170],
        [-96, -290],
      ),
      colour,
    ),
    shape(
      blob([0, -164], [66, -130], [62, -52], [0, -32], [-62, -52], [-66, -130]),
      PAINT.sand,
      { shading: 8, outline: 0 },
    ),
    join(...feathers),
    disc(-50),
    disc(50),
    face(0, -234, 92, bird.mood, { ...look(bird), cheeks: colour }),
    beak(0, -216, 17, bird.mood, PAINT.orange),
    shape(leaf([-104, -214], [-124, -80], 0.26), colour, { shading: 8 }),
    shape(leaf([104, -214], [124, -80], 0.26), colour, { shading: 8 }),
  );
}

/** A rooster looking left, proud; about 300 wide and 380 high. */
export function rooster(bird: Standing): Svg {
  const colour = bird.colour ?? WHITE;
  const tail = [PAINT.teal, PAINT.tomato, PAINT.mustard].map((paint, index) =>
    shape(leaf([80, -130], [190 - index * 8, -290 + index * 70], 0.26), paint, {
      shading: 8,
    }),
  );
  const comb = [-92, -56, -22].map((x, index) =>
    shape(ellipse(x, -356 + Math.abs(index - 1) * 12, 26, 32), PAINT.tomato, {
      shading: 5,
    }),
  );
  return stand(
    bird,
    ...tail,
    line("M-20 -40V-6M40 -40V-6M-48 -6H-6M12 -6H56", {
      width: 11,
      colour: PAINT.orange,
    }),
    ...comb,
    shape(
      blob(
        [-56, -348],
        [10, -316],
        [36, -230],
        [120, -160],
        [110, -70],
        [20, -34],
        [-70, -60],
        [-108, -150],
        [-120, -230],
        [-114, -320],
      ),
      colour,
    ),
    shape(leaf([10, -140], [112, -96], 0.4), PAINT.sand, { shading: 8 }),
    shape(ellipse(-84, -196, 18, 34), PAINT.tomato, { shading: 4, outline: 8 }),
    face(-56, -282, 60, bird.mood, look(bird)),
    shape(polygon([-84, -258], [-84, -222], [-136, -234]), PAINT.mustard, {
      shading: 3,
      outline: 8,
    }),
  );
}
