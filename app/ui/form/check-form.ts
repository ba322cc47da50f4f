import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import type { z } from "zod";
import type { Messages } from "../messages/catalogue.ts";
import { faultWords } from "./fault-words.ts";

/** What a screen is told about a form that was sent: what was typed, and what is wrong with it. Fit for JSON. */
export type FormReply = SubmissionResult<string[]>;

/** What is wrong, in words: with fields by name, with the whole under `form`. */
export interface FormFaults {
  form?: string;
  fields?: Readonly<Record<string, string>>;
}

export type CheckedForm<Value> =
  | {
      ok: true;
      value: Value;
      /** The reply when a verb refuses what the schema let through. */
      refuse(faults: FormFaults): FormReply;
    }
  | { ok: false; reply: FormReply };

/** Never sent back, whatever is wrong with it or with anything beside it. */
const SECRET_FIELD = /password/i;

/**
 * Checks what was sent against the schema that the screen was made from. Only the schema's own fields are looked at:
 * whatever else a stranger adds is as if it were not there. `words` has a sentence for each message of the schema's own
 * rules (`z.string().refine(isKnown, "unknown")`); Zod's own rules have theirs in the catalogue.
 */
export function checkForm<Schema extends z.ZodObject>(
  schema: Schema,
  sent: FormData,
  {
    messages,
    words = {},
  }: { messages: Messages; words?: Readonly<Record<string, string>> },
): CheckedForm<z.output<Schema>> {
  const own = new FormData();
  for (const name of Object.keys(schema.shape))
    for (const value of sent.getAll(name)) own.append(name, value);
  const submission = parseWithZod(own, {
    schema,
    error: (issue) => faultWords(issue, messages),
    formatError: (issues: readonly { message: string }[]) =>
      issues.slice(0, 1).map(({ message }) => words[message] ?? message),
  });
  const hideFields = Object.keys(schema.shape).filter((name) =>
    SECRET_FIELD.test(name),
  );
  if (submission.status !== "success")
    return { ok: false, reply: submission.reply({ hideFields }) };
  return {
    ok: true,
    value: submission.value,
    refuse: (faults) =>
      submission.reply({ hideFields, ...conformFaults(faults) }),
  };
}

/** The reply to a form that something else than a schema has checked. `typed` is what was sent, by field. */
export function refuseForm(
  typed: Readonly<Record<string, string | string[] | undefined>>,
  faults: FormFaults,
): FormReply {
  const kept = Object.entries(typed).flatMap(([name, value]) =>
    value === undefined || SECRET_FIELD.test(name) ? [] : [[name, value]],
  );
  const { formErrors, fieldErrors } = conformFaults(faults);
  const whole: Record<string, string[]> = formErrors ? { "": formErrors } : {};
  return {
    status: "error",
    initialValue: Object.fromEntries(kept) as Record<string, string>,
    error: { ...whole, ...fieldErrors },
  };
}

function conformFaults({ form, fields = {} }: FormFaults) {
  const each = Object.entries(fields).map(([name, words]) => [name, [words]]);
  return {
    ...(form ? { formErrors: [form] } : {}),
    fieldErrors: Object.fromEntries(each) as Record<string, string[]>,
  };
}
