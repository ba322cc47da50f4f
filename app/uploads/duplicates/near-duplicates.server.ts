import { mediaUrl } from "#app/memes/picture-areas.server.ts";
import type { Services } from "#app/platform/services.server.ts";

type Needs = Pick<Services, "db" | "clock">;

/** A picture like a contributor's own that they may see. */
export interface Neighbour {
  assetId: string;
  /** A meme with that picture. */
  memeId: string;
  /** Bits that differ, 0 .. NEAR_BITS. */
  distance: number;
  /** The contributor's own meme, whatever its state. */
  isOwn: boolean;
  /** The contributor has said that theirs is another picture. */
  isSaidDifferent: boolean;
  decorative: boolean;
  /** By locale. */
  texts: Record<string, { caption: string; altText: string }>;
  /** The address of a published picture is public, an own one's is for its owner. */
  thumbnail: { url: string; width: number; height: number } | null;
}

export interface Neighbours {
  /** Nearest first. */
  shown: Neighbour[];
  /** There is a similar picture that we cannot show. */
  hasHidden: boolean;
}

/** What is like a meme's picture, as its contributor may see it: published memes and their own. Who asks is for the caller to check. */
export async function listNeighbours(
  { db, clock }: Needs,
  memeId: string,
): Promise<Neighbours> {
  const meme = await db.meme.findUnique({
    where: { id: memeId },
    select: { uploaderId: true },
  });
  if (!meme) return { shown: [], hasHidden: false };
  const rows = await db.nearDuplicate.findMany({
    where: { memeId },
    orderBy: [{ distance: "asc" }, { neighbourAssetId: "asc" }],
    include: {
      neighbour: {
        include: {
          memes: {
            where: { status: { not: "withdrawn" } },
            include: { texts: true, category: true },
            orderBy: { createdAt: "asc" },
          },
          variants: { where: { size: "thumbnail" } },
        },
      },
    },
  });
  const now = new Date(clock.now());
  const viewer = { uploaderId: meme.uploaderId, now };
  // What everybody has withdrawn, or what is gone, is like nothing any more.
  const left = rows.filter(({ neighbour }) => isThere(neighbour));
  const shown = left.flatMap((row) => shownTo(viewer, row) ?? []);
  return { shown, hasHidden: shown.length < left.length };
}

/**
 * Remembers that a contributor calls their picture another one than its neighbour. The first word stands.
 * Throws 404 unless the meme is theirs and has that neighbour.
 */
export async function sayDifferent(
  { db, clock }: Needs,
  {
    memeId,
    neighbourAssetId,
    by,
  }: { memeId: string; neighbourAssetId: string; by: { id: string } },
): Promise<void> {
  const own = { memeId, neighbourAssetId, meme: { uploaderId: by.id } };
  const { count } = await db.nearDuplicate.updateMany({
    where: { ...own, saidDifferentAt: null },
    data: { saidDifferentAt: new Date(clock.now()) },
  });
  if (count === 0 && (await db.nearDuplicate.count({ where: own })) === 0)
    throw new Response(null, { status: 404 });
}

interface NeighbourRow {
  distance: number;
  saidDifferentAt: Date | null;
  neighbour: NeighbourPicture;
}

interface NeighbourPicture {
  id: string;
  trashedAt: Date | null;
  memes: NeighbourMeme[];
  variants: {
    sha256: string;
    format: Parameters<typeof mediaUrl>[2];
    width: number;
    height: number;
  }[];
}

interface NeighbourMeme {
  id: string;
  uploaderId: string | null;
  status: string;
  publishFrom: Date | null;
  publishUntil: Date | null;
  decorative: boolean;
  category: { active: boolean };
  texts: { locale: string; caption: string; altText: string }[];
}

interface Viewer {
  uploaderId: string | null;
  now: Date;
}

function isThere({ trashedAt, memes }: NeighbourPicture): boolean {
  return trashedAt === null && memes.length > 0;
}

function shownTo(viewer: Viewer, row: NeighbourRow): Neighbour | null {
  const { id: assetId, memes, variants } = row.neighbour;
  const own = memes.find((meme) => isOwn(viewer, meme));
  const meme = own ?? memes.find((meme) => isPublished(viewer, meme));
  if (!meme) return null;
  const still =
    variants.find(({ format }) => format === "webp") ?? variants.at(0);
  return {
    ...{ assetId, memeId: meme.id, distance: row.distance },
    ...{ isOwn: !!own, isSaidDifferent: row.saidDifferentAt !== null },
    decorative: meme.decorative,
    texts: Object.fromEntries(
      meme.texts.map(({ locale, caption, altText }) => [
        locale,
        { caption, altText },
      ]),
    ),
    // What was taken down is shown to nobody, not to its owner either.
    thumbnail:
      still && meme.status !== "taken_down"
        ? {
            url: mediaUrl(assetId, still.sha256, still.format),
            width: still.width,
            height: still.height,
          }
        : null,
  };
}

/** What nobody has put in, a seed, is nobody's own. */
function isOwn({ uploaderId }: Viewer, meme: NeighbourMeme): boolean {
  return uploaderId !== null && meme.uploaderId === uploaderId;
}

function isPublished({ now }: Viewer, meme: NeighbourMeme): boolean {
  const { status, category, publishFrom, publishUntil } = meme;
  const hasBegun = publishFrom === null || publishFrom <= now;
  const isOver = publishUntil !== null && publishUntil <= now;
  return status === "approved" && category.active && hasBegun && !isOver;
}
