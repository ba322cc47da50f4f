import type { Walk } from "./walk.server.ts";

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;

/** Finds the frame header of a JPEG. ITU T.81, B.1.1.4 (segments) and B.2.2 (frame header). */
export function* walkJpeg(): Walk {
  for (let offset = 2; ;) {
    const bytes = yield offset;
    const marker = bytes[1];
    if (bytes[0] !== 0xff || marker === undefined) return null;
    if (isFrameHeader(marker)) return readFrameHeader(bytes);
    if (marker === START_OF_SCAN || marker === END_OF_IMAGE) return null;
    offset += segmentLength(bytes, marker);
  }
}

/** SOF0 .. SOF15, without DHT, JPG and DAC, which share their range. */
function isFrameHeader(marker: number): boolean {
  return (
    marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
  );
}

function readFrameHeader(bytes: Buffer) {
  if (bytes.length < 9) return null;
  return {
    width: bytes.readUInt16BE(7),
    height: bytes.readUInt16BE(5),
    frames: 1,
  };
}

function segmentLength(bytes: Buffer, marker: number): number {
  const isFill = marker === 0xff;
  if (isFill) return 1;
  const standsAlone = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
  if (standsAlone || bytes.length < 4) return 2;
  return 2 + Math.max(2, bytes.readUInt16BE(2));
}
