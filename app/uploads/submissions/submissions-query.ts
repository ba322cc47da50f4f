import { z } from "zod";
import { MEME_STATUSES } from "#app/memes/lifecycle.ts";

const WORDS_MAX = 100;

/** A place between two submissions, in the order of the list. */
export interface Place {
  createdAt: Date;
  id: string;
}

const place = z
  .string()
  .regex(/^[0-9a-z]{1,9}\.[0-9a-f-]{36}$/)
  .transform((text): Place => {
    const [moment = "", id = ""] = text.split(".");
    return { createdAt: new Date(Number.parseInt(moment, 36)), id };
  })
  .refine(({ id }) => z.uuid().safeParse(id).success)
  .optional()
  .catch(undefined);

/** Beside the states of memes: uploads whose file is on its way or looked at, and those whose file could not be taken. */
export const UPLOAD_FILTERS = ["under_way", "refused"] as const;
export type UploadFilter = (typeof UPLOAD_FILTERS)[number];

/** What is asked of the list, in its address. What cannot be understood is as if it were not there. */
const submissionsQuery = z.object({
  q: z
    .string()
    .transform((typed) => [...typed.trim()].slice(0, WORDS_MAX).join(""))
    .catch(""),
  state: z
    .enum([...MEME_STATUSES, ...UPLOAD_FILTERS])
    .optional()
    .catch(undefined),
  after: place,
  before: place,
});
export type SubmissionsQuery = z.output<typeof submissionsQuery>;

/** Reads it from a request's address. */
export function readSubmissionsQuery(request: Request): SubmissionsQuery {
  const { searchParams } = new URL(request.url);
  return submissionsQuery.parse(Object.fromEntries(searchParams));
}

type Turn = { after: Place } | { before: Place };

/** The address of another page of the same list. */
export function submissionsPath(
  { q, state }: Pick<SubmissionsQuery, "q" | "state">,
  turn: Turn,
): string {
  const [name, { createdAt, id }] =
    "after" in turn
      ? (["after", turn.after] as const)
      : (["before", turn.before] as const);
  const query = new URLSearchParams({
    ...(q ? { q } : {}),
    ...(state ? { state } : {}),
    [name]: `${createdAt.getTime().toString(36)}.${id}`,
  });
  return `/submissions?${query.toString()}`;
}

/** Whether every word of what is looked for is somewhere in the texts, without regard to case and accents. */
export function holdsWords(texts: readonly string[], words: string): boolean {
  const folded = fold(texts.join("\n"));
  return fold(words)
    .split(/\s+/)
    .every((word) => folded.includes(word));
}

function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
