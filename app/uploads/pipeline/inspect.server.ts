import type { Inspection } from "#app/platform/images/header.server.ts";
import type { Pictures } from "#app/platform/images/pictures.server.ts";
import type { StepResult } from "./pipeline.ts";

/** A file that was received: where it lies, and where this intake may write. */
export interface ReceivedFile {
  path: string;
  /** A folder of this intake alone, removed when it ends. */
  directory: string;
}

export interface InspectedFile extends ReceivedFile {
  inspection: Inspection;
}

/** Judges a file by its content, before anything is decoded. Its name was never asked. */
export async function inspect(
  { pictures }: { pictures: Pick<Pictures, "inspect"> },
  file: ReceivedFile,
): Promise<StepResult<InspectedFile>> {
  const outcome = await pictures.inspect(file.path);
  if (!outcome.ok) return { ok: false, rejection: outcome.fault };
  return { ok: true, work: { ...file, inspection: outcome } };
}
