import type { Drawing } from "./drawing.ts";

/**
 * What a camera held that way has stored: for row and column of the file, the place in the upright scene of width w and
 * height h. CIPA DC-008 (Exif 2.32), 4.6.4, tag 0x0112: which side of the scene the first row and column show.
 */
const PLACES: readonly ((
  row: number,
  column: number,
  upright: { w: number; h: number },
) => [x: number, y: number])[] = [
  (row, column) => [column, row],
  (row, column, { w }) => [w - 1 - column, row],
  (row, column, { w, h }) => [w - 1 - column, h - 1 - row],
  (row, column, { h }) => [column, h - 1 - row],
  (row, column) => [row, column],
  (row, column, { w }) => [w - 1 - row, column],
  (row, column, { w, h }) => [w - 1 - row, h - 1 - column],
  (row, column, { h }) => [row, h - 1 - column],
];

/** The pixels that a file with this orientation holds of an upright drawing. Beyond 1 .. 8 there is none: nothing is turned. */
export function storeTurned(upright: Drawing, orientation: number): Drawing {
  const place =
    PLACES[orientation - 1] ??
    ((row: number, column: number): [number, number] => [column, row]);
  const { width: w, height: h, channels } = upright;
  const [width, height] =
    orientation >= 5 && orientation <= 8 ? [h, w] : [w, h];
  const data = Buffer.alloc(upright.data.length);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const [x, y] = place(row, column, { w, h });
      const from = (y * w + x) * channels;
      upright.data.copy(
        data,
        (row * width + column) * channels,
        from,
        from + channels,
      );
    }
  return { data, width, height, channels };
}
