import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Sharp } from "sharp";
import type { EncodedFile, SizePlan } from "./decode-tasks.ts";
import { ENCODERS } from "./encoders.server.ts";
import { FORMAT_FACTS } from "./formats.ts";

/**
 * Encodes an image to `directory/<sha256>.<extension>`. Nothing of the source's metadata is written: sharp keeps none
 * unless it is told to.
 */
export async function encodeToFile(
  image: Sharp,
  {
    size,
    format,
    directory,
  }: { size: string; format: SizePlan["formats"][number]; directory: string },
): Promise<EncodedFile> {
  const { data, info } = await ENCODERS[format](image).toBuffer({
    resolveWithObject: true,
  });
  const sha256 = sha256Of(data);
  const path = join(directory, `${sha256}.${FORMAT_FACTS[format].extension}`);
  await writeFile(path, data);
  const height = info.pageHeight ?? info.height;
  const frames = Math.round(info.height / height);
  return {
    size,
    format,
    path,
    bytes: data.length,
    width: info.width,
    height,
    frames,
    sha256,
  };
}

/** Hex SHA-256. */
export function sha256Of(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
