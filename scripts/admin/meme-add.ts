import { stat } from "node:fs/promises";
import { parseArgs } from "node:util";
import { memeMessagesFor } from "#app/memes/messages/catalogue.ts";
import { type WordField, type WordFaults } from "#app/memes/word-limits.ts";
import { readMemeWords } from "#app/memes/words.ts";
import {
  approveMeme,
  type DecisionResult,
} from "#app/moderation/decisions.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { rejectionWords } from "#app/uploads/rejections.ts";
import { submitMeme } from "#app/uploads/submit.server.ts";
import { LOCALES } from "#app/ui/messages/catalogue.ts";

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
  if (!(LOCALES as readonly string[]).includes(values.locale))
    return refuse(`locale: one of ${LOCALES.join(", ")}`);
  const { alt: altText, ...typed } = values;
  const read = readMemeWords({ ...typed, altText });
  if (!read.ok) return refuse(wordsOf(read.faults));
  const { caption, decorative, tags } = read.words;
  const category = await services.db.category.findUnique({
    where: { slug: read.words.category },
    select: { id: true },
  });
  if (!category) return refuse(wordsOf({ category: "unknown" }));
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
  const { memeId } = submitted;
  const approved = await approveMeme(services, memeId, { by: null });
  if (approved.ok) console.log(`${memeId} published`);
  else if (approved.rejection === "conflict" && approved.status === "approved")
    console.log(`${memeId} already here`);
  else
    return refuse(`${memeId} is here and not published: ${statusOf(approved)}`);
  return 0;
}

function statusOf(refused: Exclude<DecisionResult, { ok: true }>): string {
  return refused.rejection === "conflict" ? refused.status : refused.rejection;
}

function wordsOf(faults: WordFaults): string {
  const words: Partial<Record<WordField, Record<string, string>>> =
    memeMessagesFor("en").wordFaults;
  const lines = Object.entries(faults).map(
    ([field, fault]) => `${field}: ${words[field as WordField]?.[fault]}`,
  );
  return lines.join("\n");
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
