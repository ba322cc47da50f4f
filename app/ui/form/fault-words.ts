import type { z } from "zod";
import type { Messages } from "../messages/catalogue.ts";

/** What is wrong with a field, in a sentence that says what would do. Never a library's text. */
export function faultWords(
  issue: z.core.$ZodRawIssue,
  { form: { faults } }: Pick<Messages, "form">,
): string {
  if (issue.input === undefined) return faults.missing;
  switch (issue.code) {
    case "too_small":
      if (issue.origin !== "string") return faults.unreadable;
      // Nothing but spaces, which the schema has taken off.
      if (issue.minimum === 1) return faults.missing;
      return faults.tooShort(Number(issue.minimum));
    case "too_big":
      return issue.origin === "string"
        ? faults.tooLong(Number(issue.maximum))
        : faults.unreadable;
    case "invalid_format":
      return issue.format === "email" ? faults.email : faults.unreadable;
    case "invalid_value":
      return faults.choice;
    default:
      return faults.unreadable;
  }
}
