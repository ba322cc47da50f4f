import { z } from "zod";

/** The fields of the form that edits a submission; `readMemeWords` says what may be in them. */
export const submissionForm = z.object({
  caption: z.string().optional(),
  altText: z.string().optional(),
  decorative: z.boolean().optional(),
  category: z.string(),
  tags: z.string().optional(),
  source: z.string().optional(),
  stamp: z.string().optional(),
});

const FIELDS = Object.keys(submissionForm.shape);

/** What came in these fields as text, each once; whatever else was sent counts for nothing. */
export function readSubmissionForm(sent: FormData): Record<string, string> {
  const typed = FIELDS.flatMap((name) => {
    const value = sent.get(name);
    return typeof value === "string" ? [[name, value] as const] : [];
  });
  return Object.fromEntries(typed);
}
