import { ERRORS } from "#app/platform/errors.ts";
import { refuseForm, type FormReply } from "#app/ui/form/check-form.ts";
import type { Locale } from "#app/ui/messages/catalogue.ts";
import { submissionMessagesFor } from "./messages/submissions-catalogue.ts";
import type { EditResult } from "./submission-edit.server.ts";
import { tellRefusal } from "./told-refusals.server.ts";

type Refused = Exclude<EditResult, { ok: true }>;

export interface ToldEdit {
  status: number;
  /** With what was typed. */
  reply: FormReply;
  /** The screen shows how things stand now, beside what was typed. */
  isStale: boolean;
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
