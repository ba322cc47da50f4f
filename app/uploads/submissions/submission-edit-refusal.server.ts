import { ERRORS } from "#app/platform/errors.ts";
import { refuseForm, type FormReply } from "#app/ui/form/check-form.ts";
import type { Locale } from "#app/ui/messages/catalogue.ts";
import { submissionMessagesFor } from "../messages/submissions-catalogue.ts";
import type { EditResult } from "./submission-edit.server.ts";
import type { OwnSubmission } from "./submission.server.ts";
import { tellRefusal } from "../told-refusals.server.ts";
import { readWordsOfUpload } from "../words-of-upload.server.ts";

type Refused = Exclude<EditResult, { ok: true }>;

export interface ToldEdit {
  status: number;
  /** With what was typed. */
  reply: FormReply;
  /** The screen shows how things stand now, beside what was typed. */
  isStale: boolean;
}

/** What stands in the way of sending a submission again with the words that it has; undefined when nothing does. */
export async function checkPresentWords(
  needs: Parameters<typeof readWordsOfUpload>[0],
  { form, text }: Pick<OwnSubmission, "form" | "text">,
  locale: Locale,
): Promise<FormReply | undefined> {
  const { stamp: _, decorative, ...words } = form;
  const typed = { ...words, ...(decorative ? { decorative: "on" } : {}) };
  const about = { fileName: null, locale: text.locale };
  const read = await readWordsOfUpload(needs, { typed, ...about });
  if (read.ok) return undefined;
  const { fieldWords: fields } = tellRefusal(read, locale);
  const { terms } = submissionMessagesFor(locale).edit;
  return refuseForm(typed, { form: terms, fields });
}

/** A refused edit as its form says it. */
export function tellEditRefusal(
  refused: Refused,
  typed: Readonly<Record<string, string>>,
  locale: Locale,
): ToldEdit {
  // The next try begins from what is shown now.
  const { stamp: _, ...kept } = typed;
  const { edit } = submissionMessagesFor(locale);
  if (refused.code === "conflict" || refused.code === "closed") {
    const { status } = ERRORS.conflict;
    const form = refused.code === "closed" ? edit.closed : edit.conflict;
    return { status, reply: refuseForm(kept, { form }), isStale: true };
  }
  const { code, fieldWords } = tellRefusal(refused, locale);
  const reply = refuseForm(kept, { fields: fieldWords });
  return { status: ERRORS[code].status, reply, isStale: false };
}
