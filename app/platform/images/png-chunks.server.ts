const SIGNATURE_BYTES = 8;
const CHUNK_OVERHEAD = 12;

/** What pixels, colours and orientation need. Text, times and frames of animations are not among it. */
const NEEDED_CHUNKS = [
  "IHDR",
  "PLTE",
  "IDAT",
  "IEND",
  "tRNS",
  "gAMA",
  "cHRM",
  "sRGB",
  "iCCP",
  "eXIf",
];

/**
 * A PNG without the chunks nobody needs. The decoder would inflate every compressed text first, and ten megabytes of
 * them hold ten gigabytes. What follows the last whole chunk is kept: a broken picture stays broken.
 */
export function withNeededChunks(picture: Buffer): Buffer {
  const parts = [picture.subarray(0, SIGNATURE_BYTES)];
  let offset = SIGNATURE_BYTES;
  while (offset + CHUNK_OVERHEAD <= picture.length) {
    const end = offset + CHUNK_OVERHEAD + picture.readUInt32BE(offset);
    const type = picture.toString("latin1", offset + 4, offset + 8);
    if (end > picture.length) break;
    if (NEEDED_CHUNKS.includes(type)) parts.push(picture.subarray(offset, end));
    offset = end;
  }
  return Buffer.concat([...parts, picture.subarray(offset)]);
}
