import type { Db } from "#app/platform/database.server.ts";
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

interface VariantFile {
  assetId: string;
  sha256: string;
  format: PictureFormat;
}

/** Copies a meme's files into an area, from whichever they lie in. What is already there is left alone. */
export async function copyPictures(
  needs: Needs,
  memeId: string,
  to: PictureArea,
): Promise<void> {
  for (const file of await filesOf(needs.db, memeId))
    await copyVariant(needs.storage, file, to);
}

/** Deletes a meme's files from an area; public ones stay while another published meme shows them. */
export async function clearPictures(
  needs: Needs,
  memeId: string,
  area: PictureArea,
): Promise<void> {
  const files = await filesOf(needs.db, memeId);
  const assetId = files[0]?.assetId;
  if (assetId === undefined) return;
  const shown = await needs.db.meme.count({
    where: { assetId, status: "approved" },
  });
  if (area === "media" && shown > 0) return;
  for (const file of files) await needs.storage.delete(keyIn(area, file));
}

/** Copies one file, as above. Throws when it lies nowhere. */
export async function copyVariant(
  storage: Storage,
  file: VariantFile,
  to: PictureArea,
): Promise<void> {
  const target = keyIn(to, file);
  if (await storage.head(target)) return;
  for (const area of Object.keys(AREAS) as PictureArea[]) {
    if (area === to || !(await storage.head(keyIn(area, file)))) continue;
    return storage.copy(keyIn(area, file), target);
  }
  throw new Error(`the file of ${target} is missing`);
}

function keyIn(
  area: PictureArea,
  { assetId, sha256, format }: VariantFile,
): string {
  return AREAS[area](assetId, sha256, format);
}

async function filesOf(db: Db, memeId: string): Promise<VariantFile[]> {
  const select = { assetId: true, sha256: true, format: true } as const;
  return db.variant.findMany({
    where: { asset: { memes: { some: { id: memeId } } } },
    select,
  });
}
