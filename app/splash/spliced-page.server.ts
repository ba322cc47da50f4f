import { constants, crc32, deflateRawSync, gunzipSync } from "node:zlib";
import { applyShift, crcShift } from "./crc-shift.ts";

/** A gzip header without name or time. https://www.rfc-editor.org/rfc/rfc1952#section-2.3 */
const GZIP_HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255]);
/** The checksum and the length of what was compressed, 32 bits each. */
const TRAILER_BYTES = 8;

const STORED_BLOCK_MAX_BYTES = 65_535;
const STORED_HEAD_BYTES = 5;

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
  /** Of all segments together. */
  deflatedBytes: number;
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
  const total = (of: (segment: Segment) => number) =>
    segments.reduce((sum, segment) => sum + of(segment), 0);
  const deflatedBytes = total(({ deflated }) => deflated.length);
  const size = deflatedBytes + total(({ shift }) => shift.byteLength);
  return { segments, deflatedBytes, size };
}

/**
 * The page with one text in every open place, as a complete gzip file.
 * @param insertion at most 65,535 bytes, already escaped for where it stands
 */
export function gzipPage(page: SplicedPage, insertion: Buffer): Buffer {
  if (insertion.length > STORED_BLOCK_MAX_BYTES)
    throw new RangeError("too long to splice into a page");
  const file = Buffer.allocUnsafe(fileBytes(page, insertion));
  let at = GZIP_HEADER.copy(file);
  let crc = 0;
  let bytes = 0;
  page.segments.forEach((segment, index) => {
    if (index > 0) {
      at = writeStored(file, at, insertion);
      crc = crc32(insertion, crc);
      bytes += insertion.length;
    }
    at += segment.deflated.copy(file, at);
    crc = (applyShift(segment.shift, crc) ^ segment.crc) >>> 0;
    bytes += segment.bytes;
  });
  at = file.writeUInt32LE(crc, at);
  file.writeUInt32LE(bytes, at);
  return file;
}

function fileBytes(
  { segments, deflatedBytes }: SplicedPage,
  insertion: Buffer,
): number {
  const stored = STORED_HEAD_BYTES + insertion.length;
  const places = segments.length - 1;
  return GZIP_HEADER.length + deflatedBytes + places * stored + TRAILER_BYTES;
}

/** The same page for the few clients that take no gzip. */
export function plainPage(page: SplicedPage, insertion: Buffer): Buffer {
  return gunzipSync(gzipPage(page, insertion));
}

/** A block of literal bytes that is not the last. https://www.rfc-editor.org/rfc/rfc1951#section-3.2.4 */
function writeStored(file: Buffer, start: number, bytes: Buffer): number {
  let at = file.writeUInt8(0, start);
  at = file.writeUInt16LE(bytes.length, at);
  at = file.writeUInt16LE(~bytes.length & 0xffff, at);
  return at + bytes.copy(file, at);
}
