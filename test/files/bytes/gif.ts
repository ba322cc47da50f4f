import { uint16le } from "./numbers.ts";

/** A GIF of frames of one pixel each, on a screen of any size. 23 bytes a frame. */
export function gif(width: number, height: number, frames: number): Buffer {
  const screen = Buffer.concat([
    uint16le(width),
    uint16le(height),
    Buffer.from([0x80, 0, 0]),
  ]);
  const colours = Buffer.from([0, 0, 0, 255, 255, 255]);
  const delay = Buffer.from([0x21, 0xf9, 4, 0, 10, 0, 0, 0]);
  const frame = Buffer.from([
    0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0,
  ]);
  const all = Buffer.alloc(
    (delay.length + frame.length) * frames,
    Buffer.concat([delay, frame]),
  );
  return Buffer.concat([
    Buffer.from("GIF89a"),
    screen,
    colours,
    all,
    Buffer.from(";"),
  ]);
}
