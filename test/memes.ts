import { createHash } from "node:crypto";
import type { MemeStatus } from "#app/memes/lifecycle.ts";
import type { Services } from "#app/platform/services.server.ts";
import { heldKey, mediaKey, originalKey, trashKey } from "#app/storage/keys.ts";
import { NOON } from "./services.ts";

const SIZES = ["thumbnail", "preview", "full"] as const;

export interface MadeMeme {
  id: string;
  assetId: string;
}

export interface MemePlan {
  status?: MemeStatus;
  /** A picture that is there already. */
  assetId?: string;
}

/** The id of the one category that these memes are in; made when it is not there. */
export async function makeCategory({
  db,
}: Pick<Services, "db">): Promise<string> {
  const slug = "family";
  const facts = { slug, icon: "sock", colour: "#aabbcc", position: 1 };
  const labels = { create: [{ locale: "en", label: "Family" }] };
  const create = { ...facts, labels };
  const where = { slug };
  return (await db.category.upsert({ where, update: {}, create })).id;
}

/** A meme with an original and three WebP files where its state wants them, without any decoding. `name` makes its bytes. */
export async function makeMeme(
  services: Pick<Services, "db" | "storage">,
  name: string,
  { status = "pending", assetId }: MemePlan = {},
): Promise<MadeMeme> {
  const categoryId = await makeCategory(services);
  const picture = assetId ?? (await makePicture(services, name, status));
  const approvedAt = status === "approved" ? new Date(NOON) : null;
  const texts = { create: [{ locale: "en", caption: name, altText: name }] };
  const { id } = await services.db.meme.create({
    data: { assetId: picture, categoryId, status, approvedAt, texts },
  });
  return { id, assetId: picture };
}

async function makePicture(
  { db, storage }: Pick<Services, "db" | "storage">,
  name: string,
  status: MemeStatus,
): Promise<string> {
  const sizes = { width: 10, height: 10, bytes: name.length };
  const looks = { dominantColour: "#aabbcc", placeholder: "" };
  const { id } = await db.asset.create({
    data: {
      ...{ ...sizes, ...looks, format: "jpeg" },
      ...{ sha256: sha256Of(name), originalKey: "originals/none" },
      ...{ hasAlpha: false, perceptualHash: 0n },
    },
  });
  await db.asset.update({
    where: { id },
    data: { originalKey: originalKey(id) },
  });
  await putFile(storage, originalKey(id), id);
  for (const size of SIZES) {
    const sha256 = sha256Of(`${name} ${size}`);
    const facts = { size, format: "webp", sha256 } as const;
    await db.variant.create({
      data: { assetId: id, ...sizes, ...looks, ...facts },
    });
    await putFile(storage, keyFor(status, id, sha256), id);
  }
  return id;
}

function keyFor(status: MemeStatus, assetId: string, sha256: string): string {
  if (status === "approved") return mediaKey(assetId, sha256, "webp");
  return status === "taken_down"
    ? trashKey(mediaKey(assetId, sha256, "webp"))
    : heldKey(assetId, sha256, "webp");
}

/** Another file of a picture, named by a row and held, as the AVIF job adds it. */
export async function addVariant(
  { db, storage }: Pick<Services, "db" | "storage">,
  assetId: string,
): Promise<void> {
  const sha256 = sha256Of(`${assetId} avif`);
  const facts = { size: "full", format: "avif", sha256 } as const;
  const sizes = { width: 10, height: 10, bytes: 5 };
  const looks = { dominantColour: "#aabbcc", placeholder: "" };
  await putFile(storage, heldKey(assetId, sha256, "avif"), assetId);
  await db.variant.create({ data: { assetId, ...sizes, ...looks, ...facts } });
}

async function putFile(
  storage: Services["storage"],
  key: string,
  assetId: string,
): Promise<void> {
  const facts = {
    contentType: "image/webp",
    cacheControl: "no-store",
    assetId,
  };
  await storage.put(key, Buffer.from(key), facts);
}

/** How many of a picture's files lie in each area. */
export async function filesByArea(
  { storage }: Pick<Services, "storage">,
  assetId: string,
): Promise<{ held: number; media: number; trash: number }> {
  const count = async (prefix: string) => {
    const keys: string[] = [];
    for await (const { key } of storage.list(prefix)) keys.push(key);
    return keys.length;
  };
  return {
    held: await count(`held/${assetId}/`),
    media: await count(`media/${assetId}/`),
    trash: await count(`trash/media/${assetId}/`),
  };
}

function sha256Of(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
