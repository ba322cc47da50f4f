import { bumpPool } from "#app/memes/pool-version.server.ts";
import type { MemeStatus } from "#app/memes/lifecycle.ts";
import type { WordFaults } from "#app/memes/word-limits.ts";
import { recordAudit } from "#app/moderation/audit.server.ts";
import { decideIn, settleNow } from "#app/moderation/decisions.server.ts";
import { loadForbiddenTerms } from "#app/moderation/forbidden-terms.server.ts";
import type {
  ForbiddenTerms,
  TermHit,
} from "#app/moderation/forbidden-terms.ts";
import {
  findTermsIn,
  holdIn,
  lockOwn,
  writeTermFindings,
  type OwnMeme,
  type OwnNeeds,
} from "#app/moderation/own-memes.server.ts";
import type { Tx } from "#app/platform/database.server.ts";
import {
  changedFields,
  submissionStamp,
  type EditableWords,
} from "./submission-stamp.server.ts";
import { ownText } from "./submission-text.ts";
import {
  readWordsOfUpload,
  type WordsOfSubmission,
} from "../words-of-upload.server.ts";

export interface Edit {
  /** The fields of the form. */
  typed: Readonly<Record<string, unknown>>;
  /** What the form was filled with, as `submissionStamp` has it. */
  stamp: string;
  /** The language of the reader: the words in it are edited, or those that there are. */
  locale: string;
}

export type EditResult =
  | { ok: true; outcome: "saved" | "in_review" | "held" }
  | { ok: false; code: "bad_form"; faults: WordFaults }
  | { ok: false; code: "forbidden_term"; hits: TermHit[] }
  /** Somebody has changed or decided something since the form was opened. */
  | { ok: false; code: "conflict" }
  /** Taken down, or its picture is gone: nothing can be done with it any more. */
  | { ok: false; code: "closed" };

/**
 * Changes the words to a meme of one's own. What matters sends a published one back to review; a term to hold, in a field
 * that was changed, holds it. The same again changes nothing. Throws 404 when it is somebody else's.
 */
export async function editMeme(
  needs: OwnNeeds,
  own: OwnMeme,
  { typed, stamp, locale }: Edit,
): Promise<EditResult> {
  const before = await needs.db.$transaction((tx) => readOwn(tx, own, locale));
  const writtenIn = before.words.locale;
  const read = await readWordsOfUpload(needs, {
    ...{ typed, fileName: null, locale: writtenIn },
  });
  if (!read.ok) return read;
  const after = editable(read.words, writtenIn);
  const terms = await loadForbiddenTerms(needs);
  await needs.jobs.ready();
  const result = await needs.db.$transaction((tx) =>
    writeEdit(needs, tx, { own, after, terms, stamp, locale }),
  );
  if (result.ok && before.status === "approved")
    await settleNow(needs, own.memeId);
  return result;
}

interface Change extends Pick<Edit, "stamp" | "locale"> {
  own: OwnMeme;
  after: EditableWords;
  terms: ForbiddenTerms;
}

async function writeEdit(
  needs: OwnNeeds,
  tx: Tx,
  { own, after, terms, stamp, locale }: Change,
): Promise<EditResult> {
  const { status, isClosed, words } = await readOwn(tx, own, locale);
  if (isClosed) return { ok: false, code: "closed" };
  const { fields, isMaterial } = changedFields(words, after);
  if (fields.length === 0) return { ok: true, outcome: "saved" };
  if (stamp !== submissionStamp(status, words))
    return { ok: false, code: "conflict" };
  const { memeId, by } = own;
  await writeWords(tx, memeId, after);
  await recordAudit(tx, needs.clock.now(), {
    ...{ actor: by.id, action: "meme.edit", subject: `meme:${memeId}` },
    detail: { fields },
  });
  const hits = await findTermsIn(tx, memeId, terms);
  await writeTermFindings(tx, memeId, hits);
  const isSentBack = status === "approved" && isMaterial;
  if (isSentBack) await decideIn(needs, tx, memeId, "resubmit", { by });
  const isHeld = HOLDABLE.includes(status) && hits.some(isIn(fields));
  if (isHeld) await holdIn(needs, tx, memeId);
  if (isHeld) return { ok: true, outcome: "held" };
  return { ok: true, outcome: isSentBack ? "in_review" : "saved" };
}

/** What is rejected or withdrawn is held when it is sent again. */
const HOLDABLE: readonly MemeStatus[] = ["pending", "approved"];

/** Terms belong to categories: in another one, every field is new. */
function isIn(fields: readonly string[]): (hit: TermHit) => boolean {
  return ({ field }) => fields.includes(field) || fields.includes("categoryId");
}

async function writeWords(
  tx: Tx,
  memeId: string,
  words: EditableWords,
): Promise<void> {
  const { categoryId, decorative, tags, source } = words;
  const { locale, caption, altText } = words;
  const text = { caption, altText };
  await tx.meme.update({
    where: { id: memeId },
    data: {
      ...{ categoryId, decorative, tags, source: source || null },
      version: { increment: 1 },
    },
  });
  await tx.memeText.upsert({
    where: { memeId_locale: { memeId, locale } },
    update: text,
    create: { memeId, locale, ...text },
  });
  await bumpPool(tx);
}

/** A meme of one's own, locked, with the words as they are. */
export async function readOwn(tx: Tx, own: OwnMeme, locale: string) {
  const { status, isGone } = await lockOwn(tx, own);
  const { texts, source, ...facts } = await tx.meme.findUniqueOrThrow({
    where: { id: own.memeId },
    select: {
      ...{ decorative: true, tags: true, source: true, categoryId: true },
      texts: { orderBy: { locale: "asc" } },
    },
  });
  const words: EditableWords = {
    ...{ ...facts, ...ownText(texts, locale) },
    source: source ?? "",
  };
  return { status, isClosed: isGone || status === "taken_down", words };
}

function editable(
  {
    texts,
    source = "",
    ...words
  }: Pick<
    WordsOfSubmission,
    "texts" | "source" | "categoryId" | "decorative" | "tags"
  >,
  locale: string,
): EditableWords {
  const { categoryId, decorative, tags } = words;
  const { caption = "", altText = "" } = texts[locale] ?? {};
  return { locale, caption, altText, categoryId, decorative, tags, source };
}
