import { z } from "zod";
import {
  cleanText,
  countCharacters,
  countLinks,
  isStorable,
} from "./typed-text.ts";
import { WORD_LIMITS, type WordFault, type WordFaults } from "./word-limits.ts";

/**
 * What browsers hold people to by themselves. `maxlength` counts UTF-16 units, of which an emoji has two, and cuts a
 * paste off without a word: it is twice the limit, so that what fits always fits, and a counter says the rest.
 */
export const WORD_CONSTRAINTS = {
  caption: { maxLength: 2 * WORD_LIMITS.captionCharacters },
  altText: {
    minLength: WORD_LIMITS.altTextMinCharacters,
    maxLength: 2 * WORD_LIMITS.altTextCharacters,
  },
  source: { maxLength: 2 * WORD_LIMITS.sourceCharacters },
  category: { required: true },
} as const;

const fault = <Fault extends WordFault>(code: Fault) => code;

// Zod's lengths are in code points, as ours.
const text = (characters: number) =>
  z
    .string({ error: fault("malformed") })
    .overwrite(cleanText)
    .max(characters, fault("too_long"))
    .refine(isStorable, fault("unstorable"));

const decorative = z
  .union(
    [
      z.boolean(),
      z.stringbool({
        truthy: ["on", "true", "1"],
        falsy: ["", "off", "false", "0"],
      }),
    ],
    { error: fault("malformed") },
  )
  .default(false);

const tags = z
  .union([z.array(z.string()), z.string()], { error: fault("malformed") })
  .transform((typed) => foldTags(typed))
  .pipe(
    z
      .array(text(WORD_LIMITS.tagCharacters))
      .max(WORD_LIMITS.tags, fault("too_many")),
  )
  .meta({
    description: `Up to ${WORD_LIMITS.tags} tags of up to ${WORD_LIMITS.tagCharacters} characters, as a list or with commas between them.`,
  })
  .default([]);

const category = z
  .string({ error: fault("malformed") })
  .trim()
  .min(1, fault("required"))
  .max(WORD_LIMITS.categoryCharacters, fault("unknown"))
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, fault("unknown"))
  .prefault("");

/**
 * What a person writes to a picture, from a form or as JSON. Every issue's message is a code of `WORD_FAULTS`.
 * The source is checked here and sanitised by `source-note.server.ts`; whether the category exists, the database knows.
 */
export const memeWordsSchema = z
  .object({
    caption: text(WORD_LIMITS.captionCharacters)
      .refine(
        (words) => countLinks(words) <= WORD_LIMITS.captionLinks,
        fault("too_many_links"),
      )
      .meta({ description: `At most ${WORD_LIMITS.captionLinks} links.` })
      .default(""),
    /** Needed unless the picture only decorates. */
    altText: text(WORD_LIMITS.altTextCharacters)
      .meta({
        description: `What is to be seen, in at least ${WORD_LIMITS.altTextMinCharacters} characters. May be left out when the picture only decorates.`,
      })
      .default(""),
    decorative,
    tags,
    /** Where the picture comes from and who may use it; see `source-note.server.ts`. */
    source: text(WORD_LIMITS.sourceCharacters)
      .meta({
        description:
          "Where the picture comes from. The only markup kept is a, em, strong, i, b and br.",
      })
      .default(""),
    category,
  })
  .refine(({ altText, decorative }) => decorative || altText !== "", {
    path: ["altText"],
    error: fault("required"),
  })
  .refine(
    ({ altText, decorative }) =>
      decorative ||
      countCharacters(altText) >= WORD_LIMITS.altTextMinCharacters,
    { path: ["altText"], error: fault("too_short") },
  );
export type MemeWords = z.output<typeof memeWordsSchema>;

export type ReadWords =
  { ok: true; words: MemeWords } | { ok: false; faults: WordFaults };

/** Reads the fields of a form or of a JSON body. Never throws, whatever comes. */
export function readMemeWords(typed: unknown): ReadWords {
  const fields = z.record(z.string(), z.unknown()).catch({}).parse(typed);
  const read = memeWordsSchema.safeParse(fields);
  if (read.success) return { ok: true, words: read.data };
  const first = new Map(
    read.error.issues
      .map(({ path, message }) => [path[0], message] as const)
      .reverse(),
  );
  return { ok: false, faults: Object.fromEntries(first) as WordFaults };
}

/** In lower case and composed, so that what looks the same is the same tag; each once, in the order they were typed. */
function foldTags(typed: string | readonly string[]): string[] {
  const tags = [typed]
    .flat()
    .flatMap((part) => part.split(/[,\r\n]/))
    .map((tag) => tag.normalize("NFC").toLowerCase().trim());
  return [...new Set(tags)].filter((tag) => tag !== "");
}
