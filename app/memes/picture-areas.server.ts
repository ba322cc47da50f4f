import { MEME_STATUSES, type MemeStatus } from "./lifecycle.ts";
import { bumpPool } from "./pool-version.server.ts";
import type { Db, Tx } from "#app/platform/database.server.ts";
import { heldKey, mediaKey, trashKey } from "#app/storage/keys.ts";
import type { Storage } from "#app/storage/storage.server.ts";
import type { PictureFormat } from "#prisma/generated/enums.ts";

/** Where a variant's file lies: held until approved, then public, in the trash after a takedown. */
const AREAS = {
  held: heldKey,
  media: mediaKey,
  trash: (assetId: string, sha256: string, format: PictureFormat) =>
    trashKey(mediaKey(assetId, sha256, format)),
} as const;
export type PictureArea = keyof typeof AREAS;
export const PICTURE_AREAS = Object.keys(AREAS) as PictureArea[];

/** Where the files of a meme belong in each of its states. */
export const AREA_OF: Readonly<Record<MemeStatus, PictureArea>> = {
  pending: "held",
  flagged: "held",
  approved: "media",
  rejected: "held",
  taken_down: "trash",
  withdrawn: "held",
};

/** The public address of a variant, without a host. */
export function mediaUrl(
  assetId: string,
  sha256: string,
  format: PictureFormat,
): string {
  return `/${mediaKey(assetId, sha256, format)}`;
}

interface Needs {
  db: Db;
  storage: Storage;
}

export interface VariantFile {
  assetId: string;
  sha256: string;
  format: PictureFormat;
}

/**
 * Copies a meme's files into an area, from whichever they lie in. What is already there is left alone.
 * @returns how many files the meme has
 */
export async function copyPictures(
  needs: Needs,
  memeId: string,
  to: PictureArea,
): Promise<number> {
  const files = await filesOf(needs.db, memeId);
  for (const file of files) await copyVariant(needs.storage, file, to);
  return files.length;
}

/**
 * Puts the files where the meme's state wants them and nowhere else: public while it is approved, in the trash after
 * a takedown, held before. Running it twice does nothing more.
 */
export async function settlePictures(
  needs: Needs,
  memeId: string,
): Promise<void> {
  const meme = await needs.db.meme.findUnique({
    where: { id: memeId },
    select: { status: true },
  });
  const area = meme && AREA_OF[meme.status];
  if (!area) return;
  await copyPictures(needs, memeId, area);
  const others = PICTURE_AREAS.filter((other) => other !== area);
  for (const other of others) await clearPictures(needs, memeId, other);
  // A server may have looked for a file after the decision and before the file was gone.
  if (area !== "media") await bumpPool(needs.db);
}

/** Deletes a meme's files from an area, but where another meme on the same picture has them. */
async function clearPictures(
  needs: Needs,
  memeId: string,
  area: PictureArea,
): Promise<void> {
  const files = await filesOf(needs.db, memeId);
  const assetId = files[0]?.assetId;
  if (assetId === undefined) return;
  const states = MEME_STATUSES.filter((status) => AREA_OF[status] === area);
  const where = { assetId, status: { in: states } };
  for (const file of files) {
    // Before each: a delete may take seconds, and another decision puts the files back meanwhile.
    if ((await needs.db.meme.count({ where })) > 0) return;
    await needs.storage.delete(keyIn(area, file));
  }
}

/** Copies one file, as above. Throws when it lies nowhere. */
export async function copyVariant(
  storage: Storage,
  file: VariantFile,
  to: PictureArea,
): Promise<void> {
  const target = keyIn(to, file);
  if (await storage.head(target)) return;
  try {
    await storage.copy(await findFile(storage, file), target);
  } catch (error) {
    // Somebody who did the same has been faster, and has cleared away what was to be copied.
    if (!(await storage.head(target))) throw error;
  }
}

async function findFile(storage: Storage, file: VariantFile): Promise<string> {
  for (const area of PICTURE_AREAS)
    if (await storage.head(keyIn(area, file))) return keyIn(area, file);
  throw new Error(`the file of ${keyIn("media", file)} is missing`);
}

/** The key of a file in an area. */
export function keyIn(
  area: PictureArea,
  { assetId, sha256, format }: VariantFile,
): string {
  return AREAS[area](assetId, sha256, format);
}

/** How many files a meme has by its rows. */
export async function countPictures(tx: Tx, memeId: string): Promise<number> {
  return (await filesOf(tx, memeId)).length;
}

async function filesOf(db: Db | Tx, memeId: string): Promise<VariantFile[]> {
  const select = { assetId: true, sha256: true, format: true } as const;
  return db.variant.findMany({
    where: { asset: { memes: { some: { id: memeId } } } },
    select,
  });
}
