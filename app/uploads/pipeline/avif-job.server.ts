import { z } from "zod";
import {
  copyVariant,
  settlePictures,
} from "#app/memes/picture-areas.server.ts";
import { bumpPool } from "#app/memes/pool-version.server.ts";
import type { Db, Tx } from "#app/platform/database.server.ts";
import { encodeAvif } from "./avif.server.ts";
import type { VariantFacts } from "./asset.ts";
import type { SubmitNeeds } from "../submit.server.ts";
import { noteEncoded } from "../upload-steps.server.ts";

const jobData = z.object({ assetId: z.uuid() });

/**
 * The job that follows every new asset: AVIF files beside its first variants; then it is noted, and uploads with
 * nothing else to wait for are ready. Running twice adds nothing twice. Throws when it should be tried again.
 */
export async function addAvifVariants(
  needs: SubmitNeeds,
  data: unknown,
): Promise<void> {
  const { assetId } = jobData.parse(data);
  await addMissing(needs, assetId);
  await needs.db.$transaction((tx) =>
    noteEncoded(tx, assetId, needs.clock.now()),
  );
}

async function addMissing(needs: SubmitNeeds, assetId: string): Promise<void> {
  const asset = await needs.db.asset.findUnique({
    where: { id: assetId },
    include: { variants: true },
  });
  if (
    !asset ||
    asset.trashedAt ||
    asset.variants.some(({ format }) => format === "avif")
  )
    return;
  const made = await encodeAvif(needs, { asset, variants: asset.variants });
  if (!made.ok)
    throw new Error(`no AVIF for asset ${assetId}: ${made.rejection.reason}`);
  if (made.variants.length > 0)
    await addVariants(needs, assetId, made.variants);
  await settleAll(needs, assetId);
}

/**
 * From the last file in storage to the rows that name it. With `STORED_WITHIN_MS` before it and a commit behind, less than
 * the sweep waits before it takes files for nobody's.
 */
const NAMED_WITHIN_MS = 10_000;

/** The files of a published picture are public before the rows name them. */
async function addVariants(
  needs: SubmitNeeds,
  assetId: string,
  variants: VariantFacts[],
): Promise<void> {
  const stored = performance.now();
  const isPublic = await isPublished(needs.db, assetId);
  if (isPublic) {
    for (const { sha256, format } of variants)
      await copyVariant(needs.storage, { assetId, sha256, format }, "media");
  }
  await needs.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT "id" FROM "Meme" WHERE "assetId" = ${assetId}::uuid ORDER BY "id" FOR UPDATE`;
    if ((await isPublished(tx, assetId)) !== isPublic)
      throw new Error(`asset ${assetId} was decided on meanwhile`);
    if (performance.now() - stored > NAMED_WITHIN_MS)
      throw new Error(`the AVIF files of asset ${assetId} took too long`);
    await tx.variant.createMany({
      data: variants.map((variant) => ({ ...variant, assetId })),
      skipDuplicates: true,
    });
    await tx.meme.updateMany({
      where: { assetId },
      data: { version: { increment: 1 } },
    });
    if (isPublic) await bumpPool(tx);
  });
}

/** Clears the copies that waited for approval when there was nothing to wait for. What was never public lies where it should. */
async function settleAll(needs: SubmitNeeds, assetId: string): Promise<void> {
  const approvals = { meme: { assetId }, toStatus: "approved" } as const;
  if ((await needs.db.decision.count({ where: approvals })) === 0) return;
  const memes = await needs.db.meme.findMany({
    where: { assetId },
    select: { id: true },
  });
  for (const { id } of memes) await settlePictures(needs, id);
}

async function isPublished(db: Db | Tx, assetId: string): Promise<boolean> {
  return (await db.meme.count({ where: { assetId, status: "approved" } })) > 0;
}
