import { createHash } from "node:crypto";
import type { MemeStatus } from "#app/memes/lifecycle.ts";
import type { OwnText } from "./submission-text.ts";

/** Everything of a meme that its contributor can change. */
export interface EditableWords extends OwnText {
  decorative: boolean;
  tags: string[];
  /** Sanitised HTML; empty is none. */
  source: string;
  categoryId: string;
}

/** Both wait for a person: which of them it is makes no difference to who edits. */
const AS_ONE: Partial<Record<MemeStatus, MemeStatus>> = { flagged: "pending" };

/**
 * What an edit begins from: another one when words or state are no longer those that the form was filled with. `version`
 * would not do: it counts new files of the picture too, which come a few seconds after every upload.
 */
export function submissionStamp(
  status: MemeStatus,
  words: EditableWords,
): string {
  const { locale, caption, altText, decorative, tags, source } = words;
  const facts = [
    ...[AS_ONE[status] ?? status, words.categoryId, locale, caption],
    ...[altText, decorative, tags, source],
  ];
  return createHash("sha256")
    .update(JSON.stringify(facts))
    .digest("base64url")
    .slice(0, 22);
}

/** The fields whose change sends a published meme back to review; tags alone do not. */
const MATERIAL = [
  "caption",
  "altText",
  "decorative",
  "categoryId",
  "source",
] as const satisfies readonly (keyof EditableWords)[];

/** The fields that differ, and whether what visitors were promised is another thing now. */
export function changedFields(
  before: EditableWords,
  after: EditableWords,
): { fields: string[]; isMaterial: boolean } {
  const fields: string[] = MATERIAL.filter(
    (field) => before[field] !== after[field],
  );
  const isMaterial = fields.length > 0;
  const isSame = JSON.stringify(before.tags) === JSON.stringify(after.tags);
  return { fields: isSame ? fields : [...fields, "tags"], isMaterial };
}
