import type { PictureFault } from "#app/platform/images/faults.ts";
import {
  sniffFormat,
  type PictureFormat,
} from "#app/platform/images/formats.ts";
import {
  brokenLimit,
  type PictureLimits,
} from "#app/platform/images/limits.ts";
import {
  findPrivateTraces,
  TRACE_BYTES,
  type PrivateTrace,
} from "./private-traces.ts";

/** Why a file need not be sent at all. */
export type LookFault = PictureFault | "empty_file";

/** What the browser can tell of a file by itself. The server looks again, closer, and has the last word. */
export type Look =
  | { ok: false; fault: LookFault }
  | {
      ok: true;
      format: PictureFormat;
      /** Pixels, upright; null where this browser cannot show the format. */
      sides: Sides | null;
      traces: PrivateTrace[];
    };

export interface Sides {
  width: number;
  height: number;
}

/** Reads a picture's sides as the browser shows it; null when it cannot. */
export type Measure = (file: Blob) => Promise<Sides | null>;

/** Formats that every browser of today shows: one that it cannot show is damaged. */
const SHOWN_EVERYWHERE: readonly PictureFormat[] = [
  "jpeg",
  "png",
  "gif",
  "webp",
];

/** Looks at a file before it is sent: content by its first bytes, size, sides, and what a photo tells of its maker. */
export async function lookAt(
  file: Blob,
  { limits, measure }: { limits: PictureLimits; measure: Measure },
): Promise<Look> {
  if (file.size === 0) return { ok: false, fault: "empty_file" };
  const head = await readBytes(file.slice(0, TRACE_BYTES));
  if (!head) return { ok: false, fault: "unreadable_image" };
  const format = sniffFormat(head);
  const fault = formatFault(format, head);
  if (fault || format === null || format === "heic")
    return { ok: false, fault: fault ?? "unsupported_type" };
  if (file.size > limits.bytes) return { ok: false, fault: "too_large" };
  const sides = await measure(file);
  if (!sides && SHOWN_EVERYWHERE.includes(format))
    return { ok: false, fault: "unreadable_image" };
  // How many frames there are, only the server counts.
  const broken = sides && brokenLimit({ ...sides, frames: 1 }, limits);
  if (broken) return { ok: false, fault: broken };
  return { ok: true, format, sides, traces: findPrivateTraces(head) };
}

/** Null for what the browser cannot read: a folder, a file that is gone, one that lies elsewhere. */
async function readBytes(file: Blob): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return null;
  }
}

function formatFault(
  format: ReturnType<typeof sniffFormat>,
  head: Uint8Array,
): LookFault | null {
  if (format === null) return "unsupported_type";
  if (format === "heic") return "heic";
  if (format === "png" && isAnimatedPng(head)) return "animated_png";
  const brand = String.fromCharCode(...head.subarray(8, 12));
  return format === "avif" && brand === "avis" ? "animated_avif" : null;
}

const PNG_SIGNATURE_BYTES = 8;
/** Length, name and checksum of a chunk. */
const PNG_CHUNK_BYTES = 12;

/** An `acTL` chunk before the first `IDAT`: https://www.w3.org/TR/png-3/#acTL-chunk */
function isAnimatedPng(head: Uint8Array): boolean {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  let at = PNG_SIGNATURE_BYTES;
  while (at + PNG_CHUNK_BYTES <= head.length) {
    const name = String.fromCharCode(...head.subarray(at + 4, at + 8));
    if (name === "acTL") return true;
    if (name === "IDAT") return false;
    at += PNG_CHUNK_BYTES + view.getUint32(at);
  }
  return false;
}

/** Whether two files hold the same bytes. Only files of the same size are read; one that cannot be is like no other. */
export async function isSameFile(one: Blob, other: Blob): Promise<boolean> {
  if (one.size !== other.size) return false;
  const [left, right] = await Promise.all([one, other].map(readBytes));
  if (!left || !right) return false;
  return left.every((byte, index) => byte === right[index]);
}
