import { flat, limb, line, shape, type Svg } from "../drawing.ts";
import { blob, ellipse, leaf, polygon } from "../outlines.ts";
import { INK, mix, PAINT, PAPER } from "../palette.ts";
import { face } from "./faces.ts";
import { gazeOf, stand, type Standing } from "./standing.ts";

/** A cat's head around 0,0: about 210 wide. */
export function catHead(pet: Standing): Svg {
  const colour = pet.colour ?? PAINT.orange;
  const stripes = line("M-18 -84v34M18 -84v34M0 -88v42", {
    width: 9,
    colour: mix(colour, INK, 0.45),
  });
  return stand(
    pet,
    shape(polygon([-92, -30], [-88, -122], [-24, -78]), colour, { shading: 6 }),
    shape(polygon([92, -30], [88, -122], [24, -78]), colour, { shading: 6 }),
    shape(
      blob(
        [0, -88],
        [72, -68],
        [104, 0],
        [76, 62],
        [0, 80],
        [-76, 62],
        [-104, 0],
        [-72, -68],
      ),
      colour,
    ),
    stripes,
    face(0, -12, 82, pet.mood, gazeOf(pet)),
    shape(polygon([-11, 20], [11, 20], [0, 33]), PAINT.rose, {
      shading: 0,
      outline: 6,
    }),
    line("M-70 26l-62 -12M-70 42l-60 10M70 26l62 -12M70 42l60 10", {
      width: 5,
    }),
  );
}

/** A cat sitting, front view; x,y between the paws. About 260 wide, 380 high. */
export function cat(pet: Standing, tie?: string): Svg {
  const colour = pet.colour ?? PAINT.orange;
  return stand(
    pet,
    limb("M80 -40Q190 -30 176 -140Q170 -190 206 -200", colour, 30),
    shape(
      blob(
        [0, -230],
        [70, -180],
        [104, -70],
        [92, -6],
        [0, 0],
        [-92, -6],
        [-104, -70],
        [-70, -180],
      ),
      colour,
    ),
    shape(
      blob([0, -190], [36, -140], [40, -60], [0, -30], [-40, -60], [-36, -140]),
      PAPER,
      { outline: 0, shading: 6 },
    ),
    limb("M-34 -90V-22M34 -90V-22", colour, 34),
    tie === undefined
      ? ""
      : shape(
          polygon(
            [-16, -196],
            [16, -196],
            [10, -168],
            [30, -90],
            [0, -58],
            [-30, -90],
            [-10, -168],
          ),
          tie,
          { shading: 8, outline: 9 },
        ),
    catHead({
      x: 0,
      y: -270,
      mood: pet.mood,
      colour,
      ...gazeOf(pet),
    }),
  );
}

/** A dog's head around 0,0, front view: floppy ears, a muzzle; about 230 wide. */
export function dogHead(pet: Standing): Svg {
  const colour = pet.colour ?? PAINT.sand;
  const ear = mix(colour, PAINT.cocoa, 0.6);
  return stand(
    pet,
    shape(
      blob(
        [0, -100],
        [70, -84],
        [96, -14],
        [74, 70],
        [0, 96],
        [-74, 70],
        [-96, -14],
        [-70, -84],
      ),
      colour,
    ),
    shape(
      blob(
        [-62, -92],
        [-104, -76],
        [-132, 10],
        [-112, 66],
        [-84, 40],
        [-78, -30],
      ),
      ear,
      { shading: 8 },
    ),
    shape(
      blob([62, -92], [104, -76], [132, 10], [112, 66], [84, 40], [78, -30]),
      ear,
      { shading: 8 },
    ),
    shape(ellipse(0, 46, 54, 42), PAPER, { shading: 6, outline: 8 }),
    face(0, -22, 78, pet.mood, gazeOf(pet)),
    shape(ellipse(0, 16, 22, 15), INK, { shading: 0, outline: 0 }),
    flat(ellipse(-6, 11, 6, 4), PAPER),
  );
}

/** A dog sitting, front view; x,y between the paws. About 240 wide, 390 high. */
export function dog(pet: Standing): Svg {
  const colour = pet.colour ?? PAINT.sand;
  return stand(
    pet,
    limb("M84 -50Q150 -60 168 -120", colour, 26),
    shape(
      blob(
        [0, -240],
        [70, -190],
        [104, -80],
        [92, -8],
        [0, 0],
        [-92, -8],
        [-104, -80],
        [-70, -190],
      ),
      colour,
    ),
    limb("M-34 -110V-22M34 -110V-22", colour, 36),
    shape(leaf([-72, -196], [72, -196], 0.18), PAINT.tomato, {
      shading: 0,
      outline: 8,
    }),
    dogHead({
      x: 0,
      y: -280,
      mood: pet.mood,
      colour,
      ...gazeOf(pet),
    }),
  );
}
