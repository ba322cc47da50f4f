import {
  sanitiseSourceNote,
  sourceNoteText,
} from "#app/memes/source-note.server.ts";
import { type WordFault, type WordFaults } from "#app/memes/word-limits.ts";
import { readMemeWords, type MemeWords } from "#app/memes/words.ts";
import { loadForbiddenTerms } from "#app/moderation/forbidden-terms.server.ts";
import {
  findForbiddenTerms,
  type TermHit,
} from "#app/moderation/forbidden-terms.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Submission } from "./submit.server.ts";

/** What a person typed to a picture, or a program sent as JSON. */
export interface TypedWords {
  typed: unknown;
  /** Fields that did not come as text. */
  malformed?: readonly string[];
  /** As it is shown. */
  fileName: string | null;
  /** The language it is written in. */
  locale: string;
}

export type WordsOfSubmission = Pick<
  Submission,
  "categoryId" | "texts" | "decorative" | "tags" | "source" | "held"
>;

export type ReadUploadWords =
  | { ok: true; words: WordsOfSubmission }
  | { ok: false; code: "bad_form"; faults: WordFaults }
  | { ok: false; code: "forbidden_term"; hits: TermHit[] };

/** Reads the words of an upload: each field by itself, the category, the forbidden terms. Nothing is written. */
export async function readWordsOfUpload(
  needs: Pick<Services, "db" | "cache">,
  { typed, malformed = [], fileName, locale }: TypedWords,
): Promise<ReadUploadWords> {
  const read = readMemeWords(typed);
  const faults = read.ok ? {} : read.faults;
  const unread = malformed.map((field) => [field, "malformed" as WordFault]);
  if (!read.ok || unread.length > 0)
    return refused({
      ...faults,
      ...(Object.fromEntries(unread) as WordFaults),
    });
  const { caption, altText, decorative, tags, category } = read.words;
  const categoryId = await findCategory(needs, category);
  if (categoryId === null) return refused({ category: "unknown" });
  const source = await sanitiseSourceNote(read.words.source);
  const texts = {
    ...{ caption, altText, tags },
    source: sourceNoteText(source),
  };
  const named = fileName === null ? texts : { ...texts, fileName };
  const terms = await loadForbiddenTerms(needs);
  const hits = findForbiddenTerms(terms, { texts: named, categoryId });
  if (hits.some(({ severity }) => severity === "block"))
    return { ok: false, code: "forbidden_term", hits };
  const own = { [locale]: { caption, altText } };
  const words = {
    categoryId,
    texts: own,
    decorative,
    tags,
    source,
    held: hits,
  };
  return { ok: true, words };
}

async function findCategory(
  { db }: Pick<Services, "db">,
  slug: MemeWords["category"],
): Promise<string | null> {
  const where = { slug, active: true };
  const found = await db.category.findFirst({ where, select: { id: true } });
  return found?.id ?? null;
}

function refused(faults: WordFaults): ReadUploadWords {
  return { ok: false, code: "bad_form", faults };
}
