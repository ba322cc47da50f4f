import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import busboy, { type Busboy } from "busboy";
import type { BodyPace } from "#app/platform/body-pace.server.ts";
import { isOutOfSpace } from "../out-of-space.ts";
import { keepFile } from "./keep-file.server.ts";

/** How the names of received files begin: what a killed process left under these names is the sweep's to remove. */
export const RECEIVED_PREFIX = "upload-";

/** A file that comes without a file name is read as a text, and its bytes are lost. */
const FILE_FIELD = "file";

/** Text of a form: twenty pictures with all their words fit in, a flood does not. */
const MAX_TEXTS = 150;
const MAX_TEXT_BYTES = 64 * 1024;
const MAX_TEXT_BYTES_IN_ALL = 256 * 1024;

export interface ReceivedText {
  kind: "text";
  name: string;
  value: string;
  /** False for what is cut, encoded in a way that browsers do not use, or no text in its own encoding. */
  isWhole: boolean;
}

export interface ReceivedFile {
  kind: "file";
  name: string;
  /** As it was sent; undefined when the part had none. Never used. */
  sentName: string | undefined;
  /** Where it lies, under a name of ours. */
  path: string;
  bytes: number;
  /** Hex SHA-256. */
  sha256: string;
  isTooLarge: boolean;
}

export type ReceivedPart = ReceivedText | ReceivedFile;

/** Why a form was not read to its end. `aborted`: nobody waits for an answer any more. */
export type FormFault =
  | "bad_form"
  | "too_large"
  | "too_many_files"
  | "unnamed_file"
  | "busy"
  | "aborted";

export interface ReceivedForm {
  /** In the order they were sent, up to the fault. */
  parts: ReceivedPart[];
  fault: FormFault | null;
}

export interface FormPlan {
  TMP_DIR: string;
  maxFiles: number;
  /** Of each file. */
  maxFileBytes: number;
  /** Of the whole body. */
  maxBytes: number;
  /** Files are read past: their paths lead nowhere. */
  discardsFiles?: boolean;
  /** A file over the limit ends the reading; otherwise the rest of it is thrown away and the next part is read. */
  endsAtLargeFile: boolean;
  /** Told of each piece of the body that has come. */
  onBytes?: (bytes: number) => void;
  pace?: BodyPace;
}

/**
 * Reads a multipart body as it comes: texts into memory, files into TMP_DIR, hashed on their way. It stops at the first
 * fault, with the rest of the body unread. Its memory does not grow with the body. Every path that was written to is
 * pushed into `written`, and nothing writes to any of them any more when this resolves.
 */
export async function readForm(
  request: IncomingMessage,
  plan: FormPlan,
  written: string[],
): Promise<ReceivedForm> {
  const parser = openParser(request, plan);
  if (!parser) return { parts: [], fault: "bad_form" };
  const parts: ReceivedPart[] = [];
  const files: Promise<void>[] = [];
  const troubles: unknown[] = [];
  let textBytes = 0;
  const ended = new Promise<FormFault | null>((resolve, reject) => {
    parser.on(
      "field",
      (name: string | undefined, value: string | undefined, info) => {
        textBytes += Buffer.byteLength(value ?? "");
        if (name === undefined || textBytes > MAX_TEXT_BYTES_IN_ALL)
          return resolve("bad_form");
        if (name === FILE_FIELD) return resolve("unnamed_file");
        const text = { value: value ?? "", isWhole: isWhole(value, info) };
        parts.push({ kind: "text", name, ...text });
      },
    );
    parser.on("file", (name: string | undefined, stream, { filename }) => {
      const path = join(plan.TMP_DIR, `${RECEIVED_PREFIX}${randomUUID()}`);
      const file = emptyFile(name ?? "", filename, path);
      parts.push(file);
      if (plan.discardsFiles)
        return stream.on("error", () => undefined).resume();
      written.push(path);
      stream.once("limit", () => {
        file.isTooLarge = true;
        if (plan.endsAtLargeFile) resolve("too_large");
      });
      if (name === undefined) resolve("bad_form");
      files.push(
        keepFile(stream, file).catch((error: unknown) => {
          troubles.push(error);
          if (isOutOfSpace(error)) resolve("busy");
          else if (!parser.destroyed) reject(error as Error);
        }),
      );
    });
    parser.once("filesLimit", () => resolve("too_many_files"));
    parser.once("fieldsLimit", () => resolve("bad_form"));
    parser.once("partsLimit", () => resolve("bad_form"));
    parser.on("error", () => resolve("bad_form"));
    parser.once("close", () => resolve(null));
    countBytes(request, plan, () => resolve("too_large"));
    request.once("error", () => resolve("aborted"));
    request.once("close", () => request.complete || resolve("aborted"));
  });
  const paced = plan.pace?.(request) ?? request;
  paced.pipe(parser);
  try {
    const fault = await ended;
    return { parts, fault: fault ?? (await lateFault(files, troubles)) };
  } finally {
    paced.unpipe(parser);
    if (paced !== request) {
      request.unpipe();
      paced.destroy();
    }
    parser.destroy();
    await Promise.all(files);
  }
}

/** A body is often read to its end before all of it is written: what the disk has no room for shows after that. */
async function lateFault(
  files: readonly Promise<void>[],
  troubles: readonly unknown[],
): Promise<FormFault | null> {
  await Promise.all(files);
  const [trouble] = troubles;
  if (trouble === undefined) return null;
  if (isOutOfSpace(trouble)) return "busy";
  throw trouble;
}

/** Null when the request does not say that it is a form, or not where its parts begin and end. */
function openParser(
  { headers }: IncomingMessage,
  { maxFiles, maxFileBytes }: FormPlan,
): Busboy | null {
  const limits = {
    ...{ files: maxFiles, fields: MAX_TEXTS, parts: MAX_TEXTS + maxFiles + 1 },
    fieldSize: MAX_TEXT_BYTES,
    // Busboy takes a file that ends exactly at its limit for one that was cut.
    fileSize: maxFileBytes + 1,
  };
  if (!/^multipart\/form-data\b/i.test(headers["content-type"] ?? ""))
    return null;
  try {
    return busboy({ headers, limits, defParamCharset: "utf8" });
  } catch {
    return null;
  }
}

function emptyFile(
  name: string,
  sentName: string | undefined,
  path: string,
): ReceivedFile {
  const nothingYet = { bytes: 0, sha256: "", isTooLarge: false };
  return { kind: "file", name, sentName, path, ...nothingYet };
}

const PLAIN_ENCODINGS = new Set(["7bit", "8bit", "binary"]);
const REPLACEMENT = "\ufffd";

/** RFC 7578, 4.7: nobody encodes the parts of a form for mail any more. */
function isWhole(
  value: string | undefined,
  info: { valueTruncated: boolean; encoding: string },
): boolean {
  const isText = value !== undefined && !value.includes(REPLACEMENT);
  return isText && !info.valueTruncated && PLAIN_ENCODINGS.has(info.encoding);
}

function countBytes(
  request: IncomingMessage,
  { maxBytes, onBytes }: Pick<FormPlan, "maxBytes" | "onBytes">,
  onMore: () => void,
): void {
  let bytes = 0;
  request.on("data", ({ length }: Buffer) => {
    bytes += length;
    onBytes?.(length);
    if (bytes > maxBytes) onMore();
  });
}
