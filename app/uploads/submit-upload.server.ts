import { createHash } from "node:crypto";
import type { Actor } from "#app/accounts/actor.ts";
import { shownFileName } from "#app/memes/file-name.ts";
import { isStorable } from "#app/memes/typed-text.ts";
import type { WordFaults } from "#app/memes/word-limits.ts";
import type { TermHit } from "#app/moderation/forbidden-terms.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Rejection } from "./rejections.ts";
import {
  refuseContent,
  submitMeme,
  type SubmitNeeds,
  type UploadAct,
} from "./submit.server.ts";
import {
  readWordsOfUpload,
  type TypedWords,
} from "./words-of-upload.server.ts";
import { noteRefusal } from "./refusal-note.server.ts";

export type UploadNeeds = SubmitNeeds & Pick<Services, "cache">;

/** A file that lies on this machine, with what its sender says of it. */
export interface SentPicture extends Pick<
  TypedWords,
  "typed" | "malformed" | "locale"
> {
  path: string;
  /** Hex, by whoever has read the file already. */
  sha256?: string;
  /** As it was sent. */
  sentName: string | undefined;
  method: UploadAct["method"];
  /** As it was sent; empty is none. */
  idempotencyKey?: string | null;
  /** The row of an upload that was announced before its bytes came. */
  uploadId?: string;
}

export type UploadRefusal =
  | { code: "bad_form"; faults: WordFaults }
  | { code: "forbidden_term"; hits: TermHit[] }
  | { code: "picture"; rejection: Rejection };

export type UploadResult =
  | { ok: true; id: string; isNew: boolean }
  | { ok: false; refusal: UploadRefusal };

/**
 * A person puts a picture in: its words are read, its content judged, and both are kept, or neither. When both are
 * wrong, the content is told: no other words would help.
 * @param person has the right to, and was counted
 */
export async function submitUpload(
  needs: UploadNeeds,
  person: Pick<Actor, "id">,
  sent: SentPicture,
): Promise<UploadResult> {
  const fileName = shownFileName(sent.sentName ?? "");
  const read = await readWordsOfUpload(needs, { ...sent, fileName });
  const { path, sha256, method, uploadId } = sent;
  const file = { path, uploaderId: person.id };
  if (!read.ok) {
    const rejection = await refuseContent(needs, file);
    if (rejection) return pictureRefused(rejection);
    noteRefusal(needs, { code: read.code, reason: read.code });
    const { ok: _, ...refusal } = read;
    return { ok: false, refusal };
  }
  const idempotencyKey = storableKey(sent.idempotencyKey);
  const upload = { method, fileName, idempotencyKey };
  const submitted = await submitMeme(needs, {
    ...{ ...read.words, ...file },
    ...(sha256 === undefined ? {} : { sha256 }),
    upload: uploadId === undefined ? upload : { ...upload, id: uploadId },
  });
  if (!submitted.ok) return pictureRefused(submitted.rejection);
  return { ok: true, id: submitted.memeId, isNew: submitted.isNew };
}

function pictureRefused(rejection: Rejection): UploadResult {
  return { ok: false, refusal: { code: "picture", rejection } };
}

const MAX_KEY_CHARACTERS = 100;

/** Keys that do not fit into the column are kept by their hash. */
function storableKey(sent: string | null | undefined): string | null {
  const key = (sent ?? "").trim();
  if (key === "") return null;
  if (key.length <= MAX_KEY_CHARACTERS && isStorable(key)) return key;
  return createHash("sha256").update(key).digest("hex");
}
