import { constants, crc32, deflateRawSync, gunzipSync } from "node:zlib";
import { applyShift, crcShift } from "./crc-shift.ts";

/** A gzip header without name or time. https://www.rfc-editor.org/rfc/rfc1952#section-2.3 */
const GZIP_HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255]);
const STORED_BLOCK_MAX_BYTES = 65_535;

interface Segment {
  deflated: Buffer;
  crc: number;
  bytes: number;
  /** Turns the checksum of what stands before into that of what stands before followed by as many zeros. */
  shift: Uint32Array;
}

/** A page compressed once, with places left open for what differs from visitor to visitor. */
export interface SplicedPage {
  segments: readonly Segment[];
  /** Bytes this page holds in memory. */
  size: number;
}

/**
 * Compresses a page around every occurrence of a mark. Segments refer to nothing outside themselves, so that
 * any text can stand between them.
 */
export function preparePage(html: string, mark: string): SplicedPage {
  const texts = html.split(mark).map((text) => Buffer.from(text));
  const segments = texts.map((text, index): Segment => {
    const last = index === texts.length - 1;
    const finishFlush = last ? constants.Z_FINISH : constants.Z_SYNC_FLUSH;
    const deflated = deflateRawSync(text, {
      level: constants.Z_BEST_COMPRESSION,
      finishFlush,
    });
    return {
      deflated,
      crc: crc32(text),
      bytes: text.length,
      shift: crcShift(text.length),
    };
  });
  const size = segments.reduce(
    (sum, { deflated, shift }) => sum + deflated.length + shift.byteLength,
    0,
  );
  return { segments, size };
}

/**
 * The page with one text in every open place, as a complete gzip file.
 * @param insertion at most 65,535 bytes, already escaped for where it stands
 */
export function gzipPage({ segments }: SplicedPage, insertion: Buffer): Buffer {
  if (insertion.length > STORED_BLOCK_MAX_BYTES)
    throw new RangeError("too long to splice into a page");
  const stored = storedBlock(insertion);
  const parts: Buffer[] = [GZIP_HEADER];
  let crc = 0;
  let bytes = 0;
  for (const [index, segment] of segments.entries()) {
    if (index > 0) {
      parts.push(stored);
      crc = crc32(insertion, crc);
      bytes += insertion.length;
    }
    parts.push(segment.deflated);
    crc = (applyShift(segment.shift, crc) ^ segment.crc) >>> 0;
    bytes += segment.bytes;
  }
  const trailer = Buffer.allocUnsafe(8);
  trailer.writeUInt32LE(crc, 0);
  trailer.writeUInt32LE(bytes, 4);
  parts.push(trailer);
  return Buffer.concat(parts);
}

/** The same page for the few clients that take no gzip. */
export function plainPage(page: SplicedPage, insertion: Buffer): Buffer {
  return gunzipSync(gzipPage(page, insertion));
}

/** A block of literal bytes that is not the last. https://www.rfc-editor.org/rfc/rfc1951#section-3.2.4 */
function storedBlock(bytes: Buffer): Buffer {
  const block = Buffer.allocUnsafe(5 + bytes.length);
  block[0] = 0;
  block.writeUInt16LE(bytes.length, 1);
  block.writeUInt16LE(~bytes.length & 0xffff, 3);
  bytes.copy(block, 5);
  return block;
}
