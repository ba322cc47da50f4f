import type { MemeStatus } from "#app/memes/lifecycle.ts";
import {
  AREA_OF,
  keyIn,
  PICTURE_AREAS,
  type PictureArea,
  type VariantFile,
} from "#app/memes/picture-areas.server.ts";

/** What the rows say of one picture. */
export interface PictureRows {
  id: string;
  originalKey: string;
  trashedAt: Date | null;
  variants: Omit<VariantFile, "assetId">[];
  memes: { status: MemeStatus }[];
}

/** Keys of objects. */
export interface Differences {
  /** Named by a row, and not there. */
  missing: string[];
  /** There, and named by no row. */
  orphans: string[];
  /** There, and not where the states of the picture's memes want it. */
  misplaced: string[];
}

/**
 * Compares a picture's rows with its objects. A picture without rows, or whose time is over, has no objects. A file of a
 * published meme is public; any other lies where one of its memes belongs, and nowhere else.
 */
export function compareObjects(
  rows: PictureRows | null,
  found: ReadonlySet<string>,
): Differences {
  const differences: Differences = { missing: [], orphans: [], misplaced: [] };
  const known = new Set<string>();
  if (rows && !rows.trashedAt) {
    known.add(rows.originalKey);
    if (!found.has(rows.originalKey))
      differences.missing.push(rows.originalKey);
    for (const file of differentFiles(rows)) {
      for (const area of PICTURE_AREAS) known.add(keyIn(area, file));
      compareFile(file, wantedAreas(rows), found, differences);
    }
  }
  differences.orphans = [...found].filter((key) => !known.has(key));
  return differences;
}

export function isDifferent(differences: Differences): boolean {
  return Object.values(differences).some((keys: string[]) => keys.length > 0);
}

function compareFile(
  file: VariantFile,
  wanted: ReadonlySet<PictureArea>,
  found: ReadonlySet<string>,
  { missing, misplaced }: Differences,
): void {
  const places = PICTURE_AREAS.filter((area) => found.has(keyIn(area, file)));
  const wrong = places.filter((area) => !wanted.has(area));
  misplaced.push(...wrong.map((area) => keyIn(area, file)));
  const first = wanted.has("media") ? "media" : [...wanted][0];
  const isEnough = wanted.has("media")
    ? places.includes("media")
    : places.length > 0;
  const isOnItsWay = wrong.length > 0 && wrong.length === places.length;
  if (first && !isEnough && !isOnItsWay) missing.push(keyIn(first, file));
}

/** A picture without a meme waits for one. */
function wantedAreas({ memes }: PictureRows): ReadonlySet<PictureArea> {
  const areas = memes.map(({ status }) => AREA_OF[status]);
  return new Set(areas.length > 0 ? areas : ["held" as const]);
}

/** A small picture is the same file at several sizes. */
function differentFiles({ id: assetId, variants }: PictureRows): VariantFile[] {
  const files = variants.map(({ sha256, format }) => ({
    ...{ assetId, sha256, format },
  }));
  return [
    ...new Map(files.map((file) => [keyIn("held", file), file])).values(),
  ];
}
