import { randomUUIDv7 } from "node:crypto";
import type { Actor } from "#app/accounts/actor.ts";
import { shownFileName } from "#app/memes/file-name.ts";
import { type WordFaults } from "#app/memes/word-limits.ts";
import { readMemeWords } from "#app/memes/words.ts";
import {
  FORMAT_FACTS,
  PICTURE_FORMATS,
  type PictureFormat,
} from "#app/platform/images/formats.ts";
import type { Verdict } from "#app/platform/rate-limit-answer.ts";
import type { Services } from "#app/platform/services.server.ts";
import { incomingKey } from "#app/storage/keys.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { createContentAddresses } from "./content-put-address.server.ts";
import type { JsonWords } from "./presign-body.ts";
import { noteRefusal } from "../refusal-note.server.ts";
import { rejectionOf, type Rejection } from "../rejections.ts";
import { isStorageFault } from "../pipeline/store.server.ts";
import type { UploadRefusal } from "../submit-upload.server.ts";

/** How long an address for one file holds. */
const ADDRESS_SECONDS = 600;

type Needs = Pick<
  Services,
  "env" | "db" | "storage" | "clock" | "limits" | "pictures" | "log" | "metrics"
>;

/** A file that somebody is about to send. */
export interface AnnouncedFile {
  /** As it was sent. */
  fileName?: string | undefined;
  contentType: string;
  bytes: number;
  /** Those that are known already; the others come with the confirmation. */
  words: JsonWords;
}

/** The one request that brings the file. */
export interface SignedPut {
  method: "PUT";
  url: string;
  headers: { "Content-Type": string; "Content-Length": string };
  /** ISO 8601. */
  expiresAt: string;
}

export type PresignResult =
  | { ok: true; id: string; upload: SignedPut; verdict: Verdict }
  | {
      ok: false;
      refusal: UploadRefusal | { code: "rate_limited"; verdict: Verdict };
    };

/**
 * Announces a file: a row that waits for its bytes, and an address in storage that takes exactly these bytes for ten
 * minutes. The key is ours. Nothing is believed of the file until `completeUpload` has looked at it.
 */
export async function presignUpload(
  needs: Needs,
  person: Pick<Actor, "id">,
  file: AnnouncedFile,
): Promise<PresignResult> {
  const { limits } = needs.pictures;
  const format = formatOf(file.contentType);
  const reason =
    file.bytes > limits.bytes
      ? "too_large"
      : format === null && "unsupported_type";
  if (reason || format === null)
    return refused(needs, rejectionOf(reason || "unsupported_type", limits));
  const faults = faultsOfGiven(file.words);
  if (Object.keys(faults).length > 0) {
    noteRefusal(needs, { code: "bad_form", reason: "bad_form" });
    return { ok: false, refusal: { code: "bad_form", faults } };
  }
  const verdict = await needs.limits.take("presign", person.id);
  if (!verdict.allowed) {
    noteRefusal(needs, { code: "rate_limited", reason: "presign" });
    return { ok: false, refusal: { code: "rate_limited", verdict } };
  }
  const id = randomUUIDv7();
  const upload = await signPut(needs, id, { format, bytes: file.bytes });
  if (!upload) return refused(needs, rejectionOf("busy", limits));
  await needs.db.upload.create({
    data: {
      ...{ id, personId: person.id, method: "presigned", state: "receiving" },
      fileName: shownFileName(file.fileName ?? ""),
      ...{ declaredBytes: file.bytes, declaredFormat: format },
      incomingKey: incomingKey(id),
      words: file.words as Prisma.InputJsonObject,
      expiresAt: upload.expiresAt,
    },
  });
  needs.log.feature("upload_announced", { uploadId: id, bytes: file.bytes });
  return { ok: true, id, upload, verdict };
}

/** Null while storage is away. */
async function signPut(
  { env, storage, clock }: Needs,
  uploadId: string,
  { format, bytes }: { format: PictureFormat; bytes: number },
): Promise<SignedPut | null> {
  const contentType = FORMAT_FACTS[format].mime;
  const expiresAt = clock.now() + ADDRESS_SECONDS * 1000;
  const expected = { contentType, bytes };
  const own = () =>
    createContentAddresses(env).addressFor({
      ...expected,
      ...{ uploadId, expiresAt },
    });
  try {
    const url = await storage.presignPut(incomingKey(uploadId), {
      ...expected,
      seconds: ADDRESS_SECONDS,
    });
    return {
      ...{ method: "PUT", url: url ?? own() },
      headers: { "Content-Type": contentType, "Content-Length": String(bytes) },
      expiresAt: new Date(expiresAt).toISOString(),
    };
  } catch (error) {
    if (!isStorageFault(error)) throw error;
    return null;
  }
}

function formatOf(contentType: string): PictureFormat | null {
  const type = contentType.trim().toLowerCase();
  const isIt = (format: PictureFormat) => FORMAT_FACTS[format].mime === type;
  return PICTURE_FORMATS.find(isIt) ?? null;
}

/** What is wrong with the words that were given. What is still missing may come later. */
function faultsOfGiven(words: JsonWords): WordFaults {
  const read = readMemeWords(words);
  if (read.ok) return {};
  const given = Object.entries(read.faults).filter(([field]) => field in words);
  return Object.fromEntries(given) as WordFaults;
}

function refused(needs: Needs, rejection: Rejection): PresignResult {
  const { code, reason } = rejection;
  noteRefusal(needs, { code, reason });
  return { ok: false, refusal: { code: "picture", rejection } };
}
