import { flat, limb, line, shape, type Svg } from "../drawing.ts";
import { blob, box, ellipse, star } from "../outlines.ts";
import { INK, mix, PAINT } from "../palette.ts";
import { face } from "./faces.ts";
import { gazeOf, stand, type Standing } from "./standing.ts";

type Crawler = Standing & { shell?: string };

/** A snail heading right; x,y is the middle of its foot. About 330 wide, 250 high. */
export function snail(who: Crawler): Svg {
  const { colour = PAINT.sand, shell = PAINT.coral } = who;
  return stand(
    who,
    limb("M118 -150L104 -226M150 -150L172 -222", colour, 10),
    shape(ellipse(104, -230, 15), colour, { shading: 3, outline: 8 }),
    shape(ellipse(174, -226, 15), colour, { shading: 3, outline: 8 }),
    shape(
      blob(
        [-170, -6],
        [-60, -44],
        [60, -60],
        [72, -130],
        [132, -172],
        [190, -130],
        [186, -60],
        [150, -12],
        [60, 0],
        [-90, 0],
      ),
      colour,
    ),
    shape(ellipse(-30, -122, 104, 100), shell),
    line(
      "M-30 -122m0 62q-62 0 -62 -62q0 -58 60 -58q50 0 50 50q0 38 -38 38q-30 0 -30 -28q0 -20 20 -20",
      { width: 10, colour: mix(shell, INK, 0.55) },
    ),
    face(134, -112, 50, who.mood, gazeOf(who)),
  );
}

/** A tortoise heading right; x,y is the middle between its feet. About 380 wide, 250 high. */
export function tortoise(who: Crawler): Svg {
  const { colour = PAINT.lime, shell = PAINT.forest } = who;
  return stand(
    who,
    shape(box(-120, -60, 60, 58, 20), colour, { shading: 8 }),
    shape(box(50, -60, 60, 58, 20), colour, { shading: 8 }),
    limb("M-150 -54L-186 -40", colour, 18),
    limb("M110 -90Q150 -100 164 -160", colour, 50),
    shape("M-170 -50Q-160 -220 -10 -220Q140 -220 150 -50Z", shell),
    line(
      "M-90 -60Q-70 -130 -10 -130Q52 -130 76 -60M-10 -130V-214M-70 -104L-128 -150M52 -104L112 -146",
      { width: 9, colour: mix(shell, INK, 0.5) },
    ),
    shape(box(-180, -66, 340, 32, 16), mix(shell, PAINT.lime, 0.4), {
      shading: 5,
    }),
    shape(
      blob(
        [176, -268],
        [240, -246],
        [256, -196],
        [214, -150],
        [150, -156],
        [118, -200],
        [130, -252],
      ),
      colour,
    ),
    face(190, -214, 58, who.mood, gazeOf(who)),
  );
}

/** A hedgehog standing upright, front view; about 240 wide, 260 high. */
export function hedgehog(who: Crawler): Svg {
  const { colour = PAINT.sand, shell = PAINT.cocoa } = who;
  return stand(
    who,
    shape(star(0, -134, 22, 152, 112), shell),
    shape(ellipse(-38, -10, 30, 14), colour, { shading: 3 }),
    shape(ellipse(38, -10, 30, 14), colour, { shading: 3 }),
    shape(
      blob(
        [0, -214],
        [62, -190],
        [82, -110],
        [66, -30],
        [0, -12],
        [-66, -30],
        [-82, -110],
        [-62, -190],
      ),
      colour,
    ),
    face(0, -146, 62, who.mood, gazeOf(who)),
    flat(ellipse(0, -126, 13, 11), INK),
  );
}
