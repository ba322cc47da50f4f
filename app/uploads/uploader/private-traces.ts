/** What a photo tells of the person who took it. Said before it is sent; all of it is removed by the server. */
export const PRIVATE_TRACES = ["place", "device", "author"] as const;
export type PrivateTrace = (typeof PRIVATE_TRACES)[number];

/** How many bytes of a file are read for it: EXIF stands at the beginning, and one block of it has at most 64 KiB. */
export const TRACE_BYTES = 256 * 1024;

const TAG_TRACES: Readonly<Record<number, PrivateTrace>> = {
  0x010f: "device",
  0x0110: "device",
  0x013b: "author",
  0x8298: "author",
  0x8825: "place",
};
const START_OF_SCAN = 0xda;
const APP1 = 0xe1;
const EXIF_MARK = "Exif\0\0";
const TAG_BYTES = 12;

/**
 * What the EXIF block of a JPEG tells: TIFF tags of the first directory (CIPA DC-008, 4.6). Empty for every other file,
 * and for what cannot be read: this is a courtesy, the server removes whatever there is.
 * @param head the first bytes of the file
 */
export function findPrivateTraces(head: Uint8Array): PrivateTrace[] {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  try {
    const tiffAt = findExif(view);
    if (tiffAt === null) return [];
    const tags = readTags(view, tiffAt);
    return PRIVATE_TRACES.filter((trace) =>
      tags.some((tag) => TAG_TRACES[tag] === trace),
    );
  } catch (error) {
    // A length that points behind the end.
    if (error instanceof RangeError) return [];
    throw error;
  }
}

/** Where the TIFF header of a JPEG's EXIF block stands. */
function findExif(view: DataView): number | null {
  if (view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; view.getUint8(at) === 0xff;) {
    const marker = view.getUint8(at + 1);
    if (marker === START_OF_SCAN) return null;
    if (marker === APP1 && latin1(view, at + 4, 6) === EXIF_MARK)
      return at + 10;
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

function readTags(view: DataView, tiffAt: number): number[] {
  const isLittle = latin1(view, tiffAt, 2) === "II";
  const directoryAt = tiffAt + view.getUint32(tiffAt + 4, isLittle);
  const count = view.getUint16(directoryAt, isLittle);
  return Array.from({ length: count }, (_, index) =>
    view.getUint16(directoryAt + 2 + index * TAG_BYTES, isLittle),
  );
}

function latin1(view: DataView, at: number, length: number): string {
  const codes = Array.from({ length }, (_, index) => view.getUint8(at + index));
  return String.fromCharCode(...codes);
}
