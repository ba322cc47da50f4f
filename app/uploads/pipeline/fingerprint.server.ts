import { randomUUIDv7 } from "node:crypto";
import type { EncodedFile } from "#app/platform/images/decode-tasks.ts";
import { originalKey } from "#app/storage/keys.ts";
import type { AssetFacts, VariantFacts } from "./asset.ts";
import { dominantColour } from "./dominant-colour.ts";
import type { NormalisedFile } from "./normalise.server.ts";
import { perceptualHash } from "./perceptual-hash.ts";
import type { StepResult } from "./pipeline.ts";
import type { VariantSize } from "./variants.ts";

export interface FingerprintedFile extends NormalisedFile {
  asset: AssetFacts;
}

/** Says what picture this is: the exact hash of its bytes, what it looks like, and an id for it. Asks nobody. */
export function fingerprint(
  _needs: unknown,
  work: NormalisedFile,
): Promise<StepResult<FingerprintedFile>> {
  const { facts, inspection } = work;
  const { sample: encodedSample, ...kept } = facts;
  const sample = Buffer.from(encodedSample, "base64");
  const id = randomUUIDv7();
  const asset = {
    ...{
      id,
      originalKey: originalKey(id),
      format: inspection.format,
      bytes: inspection.bytes,
    },
    ...kept,
    dominantColour: dominantColour(sample),
    perceptualHash: perceptualHash(sample),
  };
  return Promise.resolve({ ok: true, work: { ...work, asset } });
}

/** The row of an encoded file. Every size looks like the whole. */
export function variantFacts(
  { path: _path, ...file }: EncodedFile<VariantSize>,
  {
    dominantColour,
    placeholder,
  }: Pick<AssetFacts, "dominantColour" | "placeholder">,
): VariantFacts {
  return { ...file, dominantColour, placeholder };
}
