import type { z } from "zod";
import { apiRefusal } from "./api-refusal.ts";
import { fieldFaults } from "./field-faults.ts";
import { parseStrictJson } from "./strict-json.ts";

/** The largest JSON body: far more than any call of the API needs. */
const JSON_BYTES = 64 * 1024;
const TOO_LARGE = "The body is too large: at most 64 KiB of JSON are read.";
const NOT_JSON =
  "The body could not be read. It must be JSON in UTF-8, each key once, with the content type application/json.";

/** What the body of a call of the API says. Throws 413 when it is too large, 400 with the faults of its fields. */
export async function readJson<Schema extends z.ZodType>(
  context: { requestId: string },
  request: Request,
  schema: Schema,
): Promise<z.output<Schema>> {
  const bytes = isJson(request) ? await readBytes(context, request) : null;
  return check(context, bytes, schema);
}

/** The same where a call may say nothing: null when no byte came, whatever its type says. */
export async function readJsonIfAny<Schema extends z.ZodType>(
  context: { requestId: string },
  request: Request,
  schema: Schema,
): Promise<z.output<Schema> | null> {
  const bytes = await readBytes(context, request);
  if (bytes.byteLength === 0) return null;
  return check(context, isJson(request) ? bytes : null, schema);
}

function isJson(request: Request): boolean {
  const type = request.headers.get("Content-Type") ?? "";
  return /^application\/json\s*(;|$)/i.test(type);
}

/** A stream that is left unread is emptied by the server after the answer; to cancel it would cut the answer off. */
async function readBytes(
  context: { requestId: string },
  request: Request,
): Promise<Uint8Array> {
  const tooLarge = () =>
    apiRefusal(context, "too_large", { message: TOO_LARGE });
  if (Number(request.headers.get("Content-Length")) > JSON_BYTES)
    throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (;;) {
    const next = await reader?.read();
    if (!next || next.done) return Buffer.concat(chunks);
    size += next.value.byteLength;
    if (size > JSON_BYTES) throw tooLarge();
    chunks.push(next.value);
  }
}

function check<Schema extends z.ZodType>(
  context: { requestId: string },
  bytes: Uint8Array | null,
  schema: Schema,
): z.output<Schema> {
  const body = bytes && readable(bytes);
  if (!body) throw apiRefusal(context, "bad_form", { message: NOT_JSON });
  const parsed = schema.safeParse(body.value);
  if (parsed.success) return parsed.data;
  throw apiRefusal(context, "bad_form", { fields: fieldFaults(parsed.error) });
}

function readable(bytes: Uint8Array): { value: unknown } | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return { value: parseStrictJson(text) };
  } catch {
    return null;
  }
}
