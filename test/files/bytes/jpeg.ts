import { uint16 } from "./numbers.ts";

/** Puts segments behind the first two bytes of a JPEG. */
export function withJpegSegments(
  picture: Buffer,
  ...segments: Buffer[]
): Buffer {
  return Buffer.concat([
    picture.subarray(0, 2),
    ...segments,
    picture.subarray(2),
  ]);
}

/** A segment of a JPEG; `marker` is its second byte, such as 0xe1 for APP1. */
export function jpegSegment(marker: number, data: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from([0xff, marker]),
    uint16(data.length + 2),
    data,
  ]);
}
