import type {
  EncodedFile,
  PictureFacts,
} from "#app/platform/images/decode-tasks.ts";
import type { Outcome } from "#app/platform/images/faults.ts";
import type { Pictures } from "#app/platform/images/pictures.server.ts";
import type { InspectedFile } from "./inspect.server.ts";
import type { StepResult } from "./pipeline.ts";
import { planAnimations, planStills, type VariantSize } from "./variants.ts";

export interface NormalisedFile extends InspectedFile {
  facts: PictureFacts;
  files: EncodedFile<VariantSize>[];
}

type Needs = { pictures: Pick<Pictures, "encodeStills" | "encodeAnimation"> };

/**
 * Makes what is shown: upright, sRGB, free of metadata, in every size that must be there before the upload is
 * acknowledged. The still frames come first: they prove the picture sound at a small price.
 */
export async function normalise(
  needs: Needs,
  work: InspectedFile,
): Promise<StepResult<NormalisedFile>> {
  const { path, directory, inspection } = work;
  const source = { path, format: inspection.format };
  const isAnimated = inspection.frames > 1;
  const stills = await needs.pictures.encodeStills({
    ...{ source, directory },
    sizes: planStills("first", { isAnimated }),
  });
  if (!stills.ok) return { ok: false, rejection: stills.fault };
  const moving = isAnimated
    ? await animate(needs, { source, directory })
    : { ok: true as const, files: [] };
  if (!moving.ok) return { ok: false, rejection: moving.fault };
  const files = [...stills.files, ...moving.files];
  return { ok: true, work: { ...work, facts: stills.facts, files } };
}

/** One animation a size, each with its own time limit; where a size would hold the same pixels, the same file serves. */
async function animate(
  { pictures }: Needs,
  request: Pick<
    Parameters<Pictures["encodeAnimation"]>[0],
    "source" | "directory"
  >,
): Promise<Outcome<{ files: EncodedFile<VariantSize>[] }>> {
  const files: EncodedFile<VariantSize>[] = [];
  for (const { size, box } of planAnimations()) {
    const twin = files.find(
      (file) => file.width <= box.width && file.height <= box.height,
    );
    const made = twin
      ? { ok: true as const, file: { ...twin, size } }
      : await pictures.encodeAnimation({ ...request, size, box });
    if (!made.ok) return made;
    files.push(made.file);
  }
  return { ok: true, files };
}
