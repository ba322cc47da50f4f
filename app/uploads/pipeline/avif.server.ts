import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { EncodedFile } from "#app/platform/images/decode-tasks.ts";
import type { AssetFacts, VariantFacts } from "./asset.ts";
import { variantFacts } from "./fingerprint.server.ts";
import type { IntakeNeeds } from "./intake.server.ts";
import { rejectionOf, type Rejection } from "../rejections.ts";
import { holdFiles, untilPut } from "./store.server.ts";
import { planStills, type VariantSize } from "./variants.ts";
import { inWorkplace } from "./workplace.server.ts";

/** What the AVIF job knows from the rows. */
export interface AvifRequest {
  asset: Pick<
    AssetFacts,
    "id" | "originalKey" | "format" | "dominantColour" | "placeholder"
  >;
  /** The variants that exist already. */
  variants: readonly Pick<
    VariantFacts,
    "size" | "format" | "bytes" | "frames"
  >[];
}

export type AvifResult =
  { ok: true; variants: VariantFacts[] } | { ok: false; rejection: Rejection };

/**
 * Makes the AVIF variants of an asset from its original, at the sizes we serve, behind all other decoding, and puts
 * them where variants wait for approval. One that is not smaller than the other stills of its size is dropped, so the
 * answer may hold fewer than all sizes, or none. Writes no rows. Throws when the original is missing.
 */
export async function encodeAvif(
  needs: IntakeNeeds,
  { asset, variants }: AvifRequest,
): Promise<AvifResult> {
  return inWorkplace(needs.env, async (directory) => {
    const reject = (reason: Rejection["reason"]): AvifResult => ({
      ok: false,
      rejection: rejectionOf(reason, needs.pictures.limits),
    });
    const path = await fetchOriginal(needs, asset.originalKey, directory);
    const stills = await needs.pictures.encodeStills({
      source: { path, format: asset.format },
      sizes: planStills("later", { isAnimated: false }),
      directory,
      background: true,
    });
    if (!stills.ok) return reject(stills.fault);
    const files = stills.files.filter((file) => isWorthwhile(file, variants));
    // Rows of a run that has overtaken this one may name the same keys: what no row names is the sweep's to delete.
    const fault = await untilPut(holdFiles(needs, asset.id, files));
    return fault
      ? reject(fault)
      : { ok: true, variants: files.map((file) => variantFacts(file, asset)) };
  });
}

async function fetchOriginal(
  { storage }: Pick<IntakeNeeds, "storage">,
  key: string,
  directory: string,
): Promise<string> {
  const original = await storage.get(key);
  if (!original) throw new Error(`the original ${key} is missing`);
  const path = join(directory, "original");
  await pipeline(original.body, createWriteStream(path));
  return path;
}

function isWorthwhile(
  { size, bytes }: EncodedFile<VariantSize>,
  variants: AvifRequest["variants"],
): boolean {
  const others = variants.filter(
    (other) => other.size === size && other.frames === 1,
  );
  return others.every(
    (other) => other.format === "avif" || bytes < other.bytes,
  );
}
