import { z } from "zod";
import { StorageUnavailable } from "./storage.server.ts";

/** The size of the label at the end of every object's file. Fixed, so that a file's length tells its object's. */
export const LABEL_BYTES = 512;

const labelSchema = z.object({
  contentType: z.string(),
  cacheControl: z.string(),
  assetId: z.string(),
  etag: z.string(),
});

/** What an object carries beside its bytes, and its entity tag. */
export type Label = z.output<typeof labelSchema>;

/** JSON filled up with spaces. Throws a TypeError when the facts are too long for it. */
export function writeLabel(label: Label): Buffer {
  const text = JSON.stringify(label);
  if (Buffer.byteLength(text) > LABEL_BYTES) {
    throw new TypeError(`facts of more than ${LABEL_BYTES} bytes`);
  }
  const bytes = Buffer.alloc(LABEL_BYTES, " ");
  bytes.write(text);
  return bytes;
}

/** Throws StorageUnavailable when these bytes are no label: somebody else wrote the file, or the disk lost its end. */
export function readLabel(bytes: Buffer): Label {
  const label = labelSchema.safeParse(parseJson(bytes.toString()));
  if (label.success) return label.data;
  throw new StorageUnavailable("a stored file without its label");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
