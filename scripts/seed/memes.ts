import { join } from "node:path";
import { approveMeme } from "#app/moderation/decisions.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { submitMeme } from "#app/uploads/submit.server.ts";
import { MEMES } from "../seed-pictures/memes.ts";
import type { SeedMeme } from "../seed-pictures/seed-meme.ts";

const PICTURES = join(import.meta.dirname, "../seed-pictures/pictures");
/** As many as decode at once by default. */
const AT_ONCE = 2;

/** Sends every seed picture through the pipeline that uploads take, and publishes it. Returns how many memes there are. */
export async function seedMemes(
  services: Services,
  memes: readonly SeedMeme[] = MEMES,
): Promise<number> {
  const categories = await services.db.category.findMany({
    select: { id: true, slug: true },
  });
  const idOf = new Map(categories.map(({ id, slug }) => [slug, id]));
  const queue: SeedMeme[] = [...memes];
  const work = async () => {
    for (let meme = queue.shift(); meme; meme = queue.shift())
      await publish(services, meme, idOf.get(meme.category));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return services.db.meme.count({ where: { status: "approved" } });
}

async function publish(
  services: Services,
  meme: SeedMeme,
  categoryId: string | undefined,
): Promise<void> {
  if (!categoryId) throw new Error(`no category ${meme.category}`);
  const submitted = await submitMeme(services, {
    path: join(PICTURES, meme.file),
    categoryId,
    texts: meme.texts,
    decorative: false,
    tags: [...meme.tags],
    priority: meme.priority,
    sensitivity: meme.sensitivity,
    uploaderId: null,
  });
  if (!submitted.ok)
    throw new Error(`${meme.file} was refused: ${submitted.rejection.code}`);
  const current = await services.db.meme.findUniqueOrThrow({
    where: { id: submitted.memeId },
    select: { status: true },
  });
  if (current.status === "pending")
    await approveMeme(services, submitted.memeId, { by: null });
}
