import { z } from "zod";

const CAPTION_MAX_CHARACTERS = 500;
const CAPTION_MAX_LINKS = 2;
const ALT_MIN_CHARACTERS = 10;
const ALT_MAX_CHARACTERS = 200;
const TAGS_MAX = 10;
const TAG_MAX_CHARACTERS = 30;

/** NUL and lone surrogates cannot be stored; the other control characters have no business in a line of words. */
const storable = (text: string) =>
  !/[\u0000-\u0008\u000b-\u001f\u007f]/.test(text) && text.isWellFormed();
const words = z
  .string()
  .trim()
  .refine(storable, "holds characters that cannot be stored");
const links = (text: string) => text.match(/https?:\/\//gi)?.length ?? 0;

/** What a person writes to a picture. Lengths are in characters. */
export const memeWordsSchema = z
  .object({
    caption: words
      .max(CAPTION_MAX_CHARACTERS)
      .refine(
        (text) => links(text) <= CAPTION_MAX_LINKS,
        `has more than ${CAPTION_MAX_LINKS} links`,
      ),
    altText: words.max(ALT_MAX_CHARACTERS),
    decorative: z.boolean().default(false),
    tags: z
      .array(words.min(1).max(TAG_MAX_CHARACTERS).toLowerCase())
      .max(TAGS_MAX)
      .default([]),
  })
  .refine(
    ({ altText, decorative }) =>
      decorative || altText.length >= ALT_MIN_CHARACTERS,
    {
      path: ["altText"],
      message: `describes the picture in at least ${ALT_MIN_CHARACTERS} characters`,
    },
  );
export type MemeWords = z.output<typeof memeWordsSchema>;
