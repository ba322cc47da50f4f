import { stat } from "node:fs/promises";
import { parseArgs } from "node:util";
import { memeWordsSchema } from "#app/memes/words.ts";
import { approveMeme } from "#app/moderation/decisions.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { rejectionWords } from "#app/uploads/rejections.ts";
import { submitMeme } from "#app/uploads/submit.server.ts";

const OPTIONS = {
  caption: { type: "string", default: "" },
  alt: { type: "string", default: "" },
  category: { type: "string", default: "" },
  locale: { type: "string", default: "en" },
  tags: { type: "string", default: "" },
  decorative: { type: "boolean", default: false },
} as const;

/** Runs a file through the pipeline and publishes it at once. */
export async function addMeme(
  services: Services,
  parameters: string[],
): Promise<number> {
  const { values, positionals } = parseArgs({
    args: parameters,
    options: OPTIONS,
    allowPositionals: true,
  });
  const [path] = positionals;
  if (!path || !(await isFile(path)))
    return refuse("name a picture file that exists");
  const words = memeWordsSchema.safeParse({
    caption: values.caption,
    altText: values.alt,
    decorative: values.decorative,
    tags: values.tags.split(",").filter((tag) => tag.trim() !== ""),
  });
  if (!words.success)
    return refuse(
      words.error.issues
        .map(({ path, message }) => `${path.join(".")} ${message}`)
        .join("\n"),
    );
  const category = await services.db.category.findUnique({
    where: { slug: values.category },
    select: { id: true },
  });
  if (!category) return refuse(`there is no category "${values.category}"`);
  const { caption, altText, decorative, tags } = words.data;
  const submitted = await submitMeme(services, {
    path,
    categoryId: category.id,
    decorative,
    tags,
    uploaderId: null,
    texts: { [values.locale]: { caption, altText } },
  });
  if (!submitted.ok)
    return refuse(
      `${submitted.rejection.code}: ${rejectionWords(submitted.rejection)}`,
    );
  const approved = await approveMeme(services, submitted.memeId, { by: null });
  console.log(
    `${submitted.memeId} ${submitted.isNew || approved.ok ? "published" : "already here"}`,
  );
  return 0;
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

function refuse(words: string): number {
  console.error(words);
  return 1;
}
