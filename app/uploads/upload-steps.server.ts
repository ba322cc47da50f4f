import { z } from "zod";
import type { Db, Tx } from "#app/platform/database.server.ts";
import type { ParkedJob } from "#app/platform/jobs.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { UploadState } from "#prisma/generated/enums.ts";

/** What is done in the background for each upload; it is `ready` when all is done. */
export const UPLOAD_STEPS = ["encode-avif", "find-duplicates"] as const;
export type UploadStep = (typeof UPLOAD_STEPS)[number];

export interface UploadProgress {
  state: UploadState;
  steps: { step: UploadStep; isDone: boolean }[];
}

/** How far an upload is; null when there is no such upload. Whose it is, is for the caller to ask. */
export async function progressOf(
  { db }: { db: Db },
  uploadId: string,
): Promise<UploadProgress | null> {
  const meme = {
    select: { searchedAt: true, asset: { select: { encodedAt: true } } },
  };
  const upload = await db.upload.findUnique({
    where: { id: uploadId },
    select: { state: true, meme },
  });
  if (!upload) return null;
  const doneAt: Record<UploadStep, Date | null | undefined> = {
    "encode-avif": upload.meme?.asset.encodedAt,
    "find-duplicates": upload.meme?.searchedAt,
  };
  const isReady = upload.state === "ready";
  const steps = UPLOAD_STEPS.map((step) => ({
    step,
    isDone: isReady || !!doneAt[step],
  }));
  return { state: upload.state, steps };
}

/** Notes that a picture has its AVIF files, or gets none. Its memes may be locked, the asset is by this. */
export async function noteEncoded(
  tx: Tx,
  assetId: string,
  now: number,
): Promise<void> {
  await lockAsset(tx, assetId);
  await tx.asset.updateMany({
    where: { id: assetId, encodedAt: null },
    data: { encodedAt: new Date(now) },
  });
  await settleUploads(tx, assetId);
}

/** Notes that near duplicates of a meme's picture were looked for. */
export async function noteSearched(
  tx: Tx,
  { memeId, assetId }: { memeId: string; assetId: string },
  now: number,
): Promise<void> {
  await lockAsset(tx, assetId);
  await tx.meme.updateMany({
    where: { id: memeId, searchedAt: null },
    data: { searchedAt: new Date(now) },
  });
  await settleUploads(tx, assetId);
}

const MORE_CHANCES = 2;
const NEXT_CHANCE_SECONDS = 30;
const parkedData = z.object({
  assetId: z.uuid().optional(),
  memeId: z.uuid().optional(),
  /** How often it was begun anew. */
  chance: z.number().default(0),
});

/**
 * A job that is parked holds nobody's upload back: what it would have added is missing. Only when the encoder's worker died is
 * it begun anew, a few times: pictures are encoded in children, so whatever ended the process was not this picture.
 */
export async function giveUpStep(
  { db, clock, jobs }: Pick<Services, "db" | "clock" | "jobs">,
  { queue, data, hasDied }: ParkedJob,
): Promise<void> {
  const { assetId, memeId, chance } = parkedData.parse(data);
  if (queue === "encode-avif" && hasDied && chance < MORE_CHANCES) {
    await jobs.ready();
    const again = { assetId, chance: chance + 1 };
    await db.$transaction((tx) =>
      jobs.enqueue(tx, queue, again, { afterSeconds: NEXT_CHANCE_SECONDS }),
    );
    return;
  }
  const now = clock.now();
  await db.$transaction(async (tx) => {
    if (queue === "encode-avif" && assetId) await noteEncoded(tx, assetId, now);
    if (queue !== "find-duplicates" || !memeId) return;
    const meme = await tx.meme.findUnique({
      where: { id: memeId },
      select: { assetId: true },
    });
    if (meme) await noteSearched(tx, { memeId, ...meme }, now);
  });
}

/** The two jobs of an upload that end at the same time do so one after the other: the second sees the first one's mark. */
async function lockAsset(tx: Tx, assetId: string): Promise<void> {
  await tx.$queryRaw`SELECT "id" FROM "Asset" WHERE "id" = ${assetId}::uuid FOR NO KEY UPDATE`;
}

/** Makes the uploads of a picture ready whose every step is done. */
async function settleUploads(tx: Tx, assetId: string): Promise<void> {
  await tx.upload.updateMany({
    where: {
      state: "processing",
      meme: {
        assetId,
        searchedAt: { not: null },
        asset: { encodedAt: { not: null } },
      },
    },
    data: { state: "ready" },
  });
}
