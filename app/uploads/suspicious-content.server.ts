import { open } from "node:fs/promises";

const LOOKED_AT_BYTES = 1024;

/** What no picture begins with, in Latin-1. Text may begin with a mark of its encoding and white space. */
const BEGINNINGS = {
  executable: [
    /^MZ/,
    /^\x7fELF/,
    /^[\xce\xcf]\xfa\xed\xfe/,
    /^\xca\xfe\xba\xbe/,
    /^\0asm/,
  ],
  script: [
    /^#!/,
    text("<\\?(?:php|=)"),
    text("<(?:!doctype html|html|script|svg|iframe)"),
    text("<\\?xml"),
    text("@echo off"),
  ],
  archive: [
    /^PK(?:\x03\x04|\x05\x06|\x07\x08)/,
    /^\x1f\x8b/,
    /^BZh/,
    /^\xfd7zXZ\0/,
    /^7z\xbc\xaf\x27\x1c/,
    /^Rar!\x1a\x07/,
    /^\x28\xb5\x2f\xfd/,
    /^[^]{257}ustar/,
    /^!<arch>/,
  ],
  playlist: [
    text("#EXTM3U"),
    text("\\[playlist\\]"),
    text("ffconcat"),
    text("<(?:MPD|asx|smil)\\b"),
  ],
} as const;
export type SuspiciousKind = keyof typeof BEGINNINGS;

/** Whether a file that is no picture is a program, a script, an archive or a list of other files; null when it is neither. */
export async function suspiciousContent(
  path: string,
): Promise<SuspiciousKind | null> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read({
      buffer: Buffer.alloc(LOOKED_AT_BYTES),
    });
    return suspiciousKind(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

/** As above, by the first bytes. */
export function suspiciousKind(firstBytes: Buffer): SuspiciousKind | null {
  const beginning = firstBytes.toString("latin1");
  const kinds = Object.keys(BEGINNINGS) as SuspiciousKind[];
  const fits = (kind: SuspiciousKind) =>
    BEGINNINGS[kind].some((pattern) => pattern.test(beginning));
  return kinds.find(fits) ?? null;
}

function text(pattern: string): RegExp {
  return new RegExp(`^(?:\\xef\\xbb\\xbf)?\\s*${pattern}`, "i");
}
