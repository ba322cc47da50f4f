import type { z } from "zod";
import { tooManyHeaders } from "#app/platform/private-screen.ts";
import type { Verdict } from "#app/platform/rate-limit-answer.ts";
import { readForm } from "#app/platform/read-form.ts";
import {
  checkForm,
  type CheckedForm,
  type FormReply,
} from "#app/ui/form/check-form.ts";
import { messagesFor, type Locale } from "#app/ui/messages/catalogue.ts";
import { accountMessagesFor } from "./messages/catalogue.ts";

interface Reader {
  locale: Locale;
}

/** The form that came to a screen of accounts, checked against the schema that the screen was made from. Throws as `readForm` does. */
export async function checkSent<Schema extends z.ZodObject>(
  { locale }: Reader,
  schema: Schema,
  request: Request,
): Promise<CheckedForm<z.output<Schema>>> {
  return checkForm(schema, await readForm(request), {
    messages: messagesFor(locale),
    words: accountMessagesFor(locale).faults,
  });
}

/** For `data(...)`: the form once more, with when the next try may be, as a 429. */
export function tooOften(
  { locale }: Reader,
  form: Extract<CheckedForm<unknown>, { ok: true }>,
  verdict: Verdict,
): [reply: FormReply, init: ResponseInit] {
  const words = accountMessagesFor(locale).tooMany(verdict.retryAfterSeconds);
  const headers = tooManyHeaders(verdict);
  return [form.refuse({ form: words }), { status: 429, headers }];
}
