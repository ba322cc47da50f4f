import { createReadableStreamFromReadable } from "@remix-run/node";
import {
  AREA_OF,
  keyIn,
  type PictureArea,
} from "#app/memes/picture-areas.server.ts";
import type { PictureFormat } from "#app/platform/images/formats.ts";
import type { Services } from "#app/platform/services.server.ts";
import { VARIANTS, type VariantSize } from "../pipeline/variants.ts";

type Needs = Pick<Services, "db" | "storage">;

/** Sizes that an owner may ask for. */
const SIZES = VARIANTS.map(({ size }) => size);

/** Nobody but its owner sees it, and no cache keeps it. */
const HEADERS = {
  "Cache-Control": "private, no-store",
  "Content-Disposition": "inline",
  // Beside the policy of all screens, as strict as that of public pictures.
  "Content-Security-Policy": "default-src 'none'; sandbox",
};

export interface PictureAsked {
  memeId: string;
  personId: string;
  /** As the address has it; anything unknown is a preview. */
  size: string | null;
  /** Of an animation, a picture that does not move. */
  isStill?: boolean;
  /** HEAD: nothing is opened that nobody would read. */
  onlyFacts?: boolean;
}

/** A picture of one's own as it is streamed from its private place. Throws 404 when there is none to be shown. */
export async function streamOwnPicture(
  { db, storage }: Needs,
  { memeId, personId, size, isStill, onlyFacts }: PictureAsked,
): Promise<Response> {
  const wanted = SIZES.find((known) => known === size) ?? "preview";
  const meme = await db.meme.findFirst({
    where: { id: memeId, uploaderId: personId, status: { not: "taken_down" } },
    select: { status: true, asset: { select: variantsOf(wanted, isStill) } },
  });
  const file = meme?.asset.variants[0];
  if (!meme || !file) throw new Response(null, { status: 404 });
  for (const area of areasFrom(AREA_OF[meme.status])) {
    const key = keyIn(area, file);
    const found = onlyFacts
      ? await headOf(storage, key)
      : await storage.get(key);
    if (found) {
      const { contentType, bytes } = found.facts;
      const headers = {
        ...{ ...HEADERS, "Content-Type": contentType },
        "Content-Length": String(bytes),
      };
      const body = found.body && createReadableStreamFromReadable(found.body);
      return new Response(body, { headers });
    }
  }
  throw new Response(null, { status: 404 });
}

async function headOf(storage: Services["storage"], key: string) {
  const facts = await storage.head(key);
  return facts && { facts, body: null };
}

/** Every browser reads WebP, and an animation moves in it. Its still is a JPEG, or a PNG where there is alpha. */
function variantsOf(size: VariantSize, isStill = false) {
  const formats: PictureFormat[] = isStill ? ["jpeg", "png"] : ["webp"];
  return {
    variants: {
      where: { size, format: { in: formats } },
      select: { assetId: true, sha256: true, format: true },
    },
  } as const;
}

/**
 * A decision moves files a moment before or after the row says so. In the trash they lie for this meme too when another
 * one on the same picture was taken down.
 */
function areasFrom(first: PictureArea): Set<PictureArea> {
  return new Set<PictureArea>([first, "held", "media", "trash"]);
}
