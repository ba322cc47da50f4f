import { z } from "zod";

/** Longer names are cut where they are shown. */
const MAX_SENT_NAME = 1_000;

/**
 * The words of a picture in a JSON body, by the names of `memeWordsSchema`. They are read where the picture is taken
 * in, so that every way of sending one tells the same faults.
 */
export const jsonWords = {
  caption: z.unknown().optional(),
  altText: z.unknown().optional(),
  decorative: z.unknown().optional(),
  category: z.unknown().optional(),
  tags: z.unknown().optional(),
  source: z.unknown().optional(),
};

/** What is sent to announce a file. */
export const presignBody = z.strictObject({
  fileName: z.string().max(MAX_SENT_NAME).optional(),
  contentType: z.string(),
  bytes: z.int().min(1),
  ...jsonWords,
});

/** What is sent when the bytes have arrived. */
export const completeBody = z.strictObject(jsonWords);

/** As JSON says it: a word that was left out is not there. */
export type JsonWords = z.output<typeof completeBody>;
