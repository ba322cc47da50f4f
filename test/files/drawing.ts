import sharp, { type Sharp } from "sharp";

/** Raw pixels: 8 bits a channel, row by row. */
export interface Drawing {
  data: Buffer;
  width: number;
  height: number;
  channels: 3 | 4;
}

/** A sharp pipeline that starts from a drawing. */
export function start({ data, width, height, channels }: Drawing): Sharp {
  return sharp(data, { raw: { width, height, channels } });
}

/** The same numbers everywhere, 0 .. 1. Xorshift, Marsaglia (2003). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** Octaves of noise, each half as wide and a little weaker: it looks like nothing, and compresses like a photograph. */
const OCTAVES = 11;
const FADE = 1.6;

/** Draws something with the statistics of a photograph, with `grain` levels of sensor noise. */
export async function drawPhoto(
  width: number,
  height: number,
  { seed = 7, grain = 10 } = {},
): Promise<Drawing> {
  const random = seededRandom(seed);
  const sums = new Float32Array(width * height * 3).fill(128);
  for (let octave = 0; octave < OCTAVES; octave++) {
    const cells = await drawClouds(width, height, 4 << octave, random);
    const strength = 1.3 / FADE ** octave;
    for (let at = 0; at < sums.length; at++)
      sums[at] = (sums[at] ?? 0) + ((cells[at] ?? 0) - 128) * strength;
  }
  const data = Buffer.from(
    Uint8ClampedArray.from(sums, (sum) => sum + (random() - 0.5) * grain),
  );
  return { data, width, height, channels: 3 };
}

/** Soft coloured spots, `cells` of them across. */
async function drawClouds(
  width: number,
  height: number,
  cells: number,
  random: () => number,
): Promise<Buffer> {
  const across = Math.max(2, Math.min(width, cells));
  const down = Math.max(
    2,
    Math.min(height, Math.round((cells * height) / width)),
  );
  const data = Buffer.alloc(across * down * 3);
  for (let at = 0; at < data.length; at += 3) {
    const grey = random();
    for (let channel = 0; channel < 3; channel++)
      data[at + channel] = 255 * (0.75 * grey + 0.25 * random());
  }
  return start({ data, width: across, height: down, channels: 3 })
    .resize(width, height, { fit: "fill", kernel: "cubic" })
    .raw()
    .toBuffer();
}

export type Colour = readonly [number, number, number];

/** The colours of `drawQuarters`, clockwise from the upper left. */
export const QUARTERS = {
  upperLeft: [220, 40, 40],
  upperRight: [40, 160, 60],
  lowerRight: [240, 210, 60],
  lowerLeft: [40, 80, 200],
} as const satisfies Record<string, Colour>;

/** Four flat quarters of four colours: no turn or mirror image of it looks the same. */
export function drawQuarters(width: number, height: number): Drawing {
  return drawPixels(width, height, (x, y) => {
    const isLeft = x < width / 2;
    if (y < height / 2)
      return isLeft ? QUARTERS.upperLeft : QUARTERS.upperRight;
    return isLeft ? QUARTERS.lowerLeft : QUARTERS.lowerRight;
  });
}

/** A disc that fades out towards its edge, on nothing. */
export function drawDisc(side: number, [red, green, blue]: Colour): Drawing {
  return drawPixels(side, side, (x, y) => {
    const distance = Math.hypot(x - side / 2, y - side / 2) / (side / 2);
    const alpha = Math.max(0, Math.min(1, (1 - distance) * 4));
    return [red, green, blue, Math.round(alpha * 255)];
  });
}

function drawPixels(
  width: number,
  height: number,
  colourAt: (x: number, y: number) => readonly number[],
): Drawing {
  const colours: number[] = [];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) colours.push(...colourAt(x, y));
  const channels = colours.length === width * height * 4 ? 4 : 3;
  return { data: Buffer.from(colours), width, height, channels };
}

/** A square that wanders over a quiet ground: `frames` frames below one another, as sharp wants an animation. */
export function drawAnimation(
  width: number,
  height: number,
  frames: number,
): Drawing & { pageHeight: number } {
  const square = Math.round(height / 3);
  const roll = drawPixels(width, height * frames, (x, y) => {
    const frame = Math.floor(y / height);
    const left = Math.round(
      (frame * (width - square)) / Math.max(1, frames - 1),
    );
    const top = Math.round((height - square) / 2);
    const isInside =
      x >= left &&
      x < left + square &&
      y % height >= top &&
      y % height < top + square;
    return isInside ? [230, 60, 120] : [30, 30, 60];
  });
  return { ...roll, pageHeight: height };
}
