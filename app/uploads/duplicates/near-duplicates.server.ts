import { mediaUrl } from "#app/memes/picture-areas.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Prisma } from "#prisma/generated/client.ts";

type Needs = Pick<Services, "db" | "clock">;

/** A picture like a contributor's own that they may see. */
export interface Neighbour {
  assetId: string;
  /** A meme with that picture. */
  memeId: string;
  /** Bits that differ, 0 .. NEAR_BITS. */
  distance: number;
  /** The very bytes of the contributor's picture, which somebody else has published. */
  isSame: boolean;
  /** The contributor's own meme, whatever its state. */
  isOwn: boolean;
  /** The contributor has said that theirs is another picture. */
  isSaidDifferent: boolean;
  decorative: boolean;
  /** By locale. */
  texts: Record<string, { caption: string; altText: string }>;
  /** The address of a published picture is public, an own one's is for its owner. */
  thumbnail: { url: string; width: number; height: number } | null;
  /** The picture as visitors get it; null for an own one. */
  publicUrl: string | null;
}

export interface Neighbours {
  /** Nearest first. */
  shown: Neighbour[];
  /** There is a similar picture that we cannot show. */
  hasHidden: boolean;
}

const PICTURE = {
  include: {
    memes: {
      where: { status: { not: "withdrawn" } },
      include: { texts: true, category: true },
      orderBy: { createdAt: "asc" },
    },
    variants: { where: { size: { in: ["thumbnail", "full"] } } },
  },
} as const satisfies Prisma.AssetDefaultArgs;
type NeighbourPicture = Prisma.AssetGetPayload<typeof PICTURE>;
type NeighbourMeme = NeighbourPicture["memes"][number];

/**
 * What is like a meme's picture, as its contributor may see it: published memes, those with the same bytes too, and their
 * own. Of the same bytes that somebody else has not published, nothing is said. Who asks is for the caller to check.
 */
export async function listNeighbours(
  { db, clock }: Needs,
  memeId: string,
): Promise<Neighbours> {
  const meme = await db.meme.findUnique({
    where: { id: memeId },
    select: { uploaderId: true, asset: PICTURE },
  });
  if (!meme) return { shown: [], hasHidden: false };
  const rows = await db.nearDuplicate.findMany({
    where: { memeId },
    orderBy: [{ distance: "asc" }, { neighbourAssetId: "asc" }],
    include: { neighbour: PICTURE },
  });
  const now = new Date(clock.now());
  const viewer = { uploaderId: meme.uploaderId, now };
  // What everybody has withdrawn, or what is gone, is like nothing any more.
  const left = rows.filter(({ neighbour }) => isThere(neighbour));
  const near = left.flatMap((row) => shownTo(viewer, row) ?? []);
  const same = sameShownTo(viewer, memeId, meme.asset);
  return { shown: [...same, ...near], hasHidden: near.length < left.length };
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

interface Viewer {
  uploaderId: string | null;
  now: Date;
}

function isThere({ trashedAt, memes }: NeighbourPicture): boolean {
  return trashedAt === null && memes.length > 0;
}

function shownTo(viewer: Viewer, row: NeighbourRow): Neighbour | null {
  const { memes } = row.neighbour;
  const own = memes.find((meme) => isOwn(viewer, meme));
  const meme = own ?? memes.find((meme) => isPublished(viewer, meme));
  return meme ? tell(row, meme, { isOwn: !!own, isSame: false }) : null;
}

/** The picture itself, where somebody else has published it. */
function sameShownTo(
  viewer: Viewer,
  memeId: string,
  picture: NeighbourPicture,
): Neighbour[] {
  const meme = picture.memes.find(
    (other) =>
      other.id !== memeId &&
      !isOwn(viewer, other) &&
      isPublished(viewer, other),
  );
  if (!meme || picture.trashedAt !== null) return [];
  const row = { distance: 0, saidDifferentAt: null, neighbour: picture };
  return [tell(row, meme, { isOwn: false, isSame: true })];
}

function tell(
  { distance, saidDifferentAt, neighbour }: NeighbourRow,
  meme: NeighbourMeme,
  is: Pick<Neighbour, "isOwn" | "isSame">,
): Neighbour {
  const { id: assetId, variants } = neighbour;
  const thumbnail = stillOf(variants, "thumbnail");
  const full = stillOf(variants, "full");
  return {
    ...{ assetId, memeId: meme.id, distance, ...is },
    isSaidDifferent: saidDifferentAt !== null,
    decorative: meme.decorative,
    texts: Object.fromEntries(
      meme.texts.map(({ locale, caption, altText }) => [
        locale,
        { caption, altText },
      ]),
    ),
    // What was taken down is shown to nobody, not to its owner either.
    thumbnail:
      thumbnail && meme.status !== "taken_down"
        ? {
            url: mediaUrl(assetId, thumbnail.sha256, thumbnail.format),
            width: thumbnail.width,
            height: thumbnail.height,
          }
        : null,
    publicUrl:
      full && !is.isOwn ? mediaUrl(assetId, full.sha256, full.format) : null,
  };
}

function stillOf(
  variants: NeighbourPicture["variants"],
  wanted: NeighbourPicture["variants"][number]["size"],
) {
  const sized = variants.filter(({ size }) => size === wanted);
  return sized.find(({ format }) => format === "webp") ?? sized.at(0);
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
