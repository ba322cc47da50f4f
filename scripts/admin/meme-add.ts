import { stat } from "node:fs/promises";
import { parseArgs } from "node:util";
import { shownFileName } from "#app/memes/file-name.ts";
import {
  approveMeme,
  type DecisionResult,
} from "#app/moderation/decisions.server.ts";
import type { TermHit } from "#app/moderation/forbidden-terms.ts";
import type { Services } from "#app/platform/services.server.ts";
import { rejectionWords } from "#app/uploads/rejections.ts";
import { submitMeme } from "#app/uploads/submit.server.ts";
import { tellRefusal } from "#app/uploads/told-refusals.server.ts";
import {
  readWordsOfUpload,
  type ReadUploadWords,
} from "#app/uploads/words-of-upload.server.ts";
import { LOCALES } from "#app/ui/messages/catalogue.ts";

const OPTIONS = {
  caption: { type: "string", default: "" },
  alt: { type: "string", default: "" },
  category: { type: "string", default: "" },
  locale: { type: "string", default: "en" },
  tags: { type: "string", default: "" },
  decorative: { type: "boolean", default: false },
} as const;

/**
 * Runs a file through the pipeline and publishes it at once. The words are held to what uploads are held to; a term that
 * asks for a look first is only named, since whoever gives the command has looked.
 */
export async function addMeme(
  services: Services,
  parameters: string[],
): Promise<number> {
  const { values, positionals } = parseArgs({
    args: parameters,
    options: OPTIONS,
    allowPositionals: true,
  });
  const [path, ...others] = positionals;
  if (!path || others.length > 0 || !(await isFile(path)))
    return refuse("name one picture file that exists");
  const { alt: altText, locale, ...typed } = values;
  if (!(LOCALES as readonly string[]).includes(locale))
    return refuse(`locale: one of ${LOCALES.join(", ")}`);
  const read = await readWordsOfUpload(services, {
    typed: { ...typed, altText },
    fileName: shownFileName(path),
    locale,
  });
  if (!read.ok) return refuse(wordsOf(read));
  const uploaderId = null;
  const submission = { ...read.words, path, uploaderId };
  const submitted = await submitMeme(services, submission);
  if (!submitted.ok)
    return refuse(
      `${submitted.rejection.code}: ${rejectionWords(submitted.rejection)}`,
    );
  const { memeId } = submitted;
  const approved = await approveMeme(services, memeId, { by: null });
  if (approved.ok) sayPublished(memeId, read.words.held ?? []);
  else if (approved.rejection === "conflict" && approved.status === "approved")
    console.log(`${memeId} already here`);
  else
    return refuse(`${memeId} is here and not published: ${statusOf(approved)}`);
  return 0;
}

function sayPublished(memeId: string, held: readonly TermHit[]): void {
  console.log(`${memeId} published`);
  for (const { field, term } of held)
    console.error(
      `${field}: “${term}” would wait for a person to look; published all the same`,
    );
}

function statusOf(refused: Exclude<DecisionResult, { ok: true }>): string {
  return refused.rejection === "conflict" ? refused.status : refused.rejection;
}

function wordsOf(refusal: Exclude<ReadUploadWords, { ok: true }>): string {
  const { fieldWords } = tellRefusal(refusal, "en");
  const lines = Object.entries(fieldWords).map(
    ([field, words]) => `${field}: ${words}`,
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
