import { z } from "zod";
import { MAX_URL_LENGTH } from "#app/platform/outward/destination.ts";
import { jsonWords } from "../direct/presign-body.ts";

const MAX_SENT_KEY = 1_000;

/** An address as somebody typed it. */
export const importUrl = z.string().trim().min(1).max(MAX_URL_LENGTH);

/** What is sent to import a picture. */
export const importBody = z.strictObject({
  url: importUrl,
  idempotencyKey: z.string().max(MAX_SENT_KEY).optional(),
  ...jsonWords,
});
