import { z } from "zod";
import { jsonWords } from "../direct/presign-body.ts";

/** No browser shows a longer one. */
const MAX_URL = 2_048;
const MAX_SENT_KEY = 1_000;

/** An address as somebody typed it. */
export const importUrl = z.string().trim().min(1).max(MAX_URL);

/** What is sent to import a picture. */
export const importBody = z.strictObject({
  url: importUrl,
  idempotencyKey: z.string().max(MAX_SENT_KEY).optional(),
  ...jsonWords,
});
