const CHANNELS = 4;

/** Red, green, blue and alpha of each pixel of a sample, 0 .. 255, row by row. */
export function* pixelsOf(
  sample: Uint8Array,
): Generator<[number, number, number, number]> {
  for (let at = 0; at + CHANNELS <= sample.length; at += CHANNELS) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = sample.subarray(
      at,
      at + CHANNELS,
    );
    yield [red, green, blue, alpha];
  }
}
