import { join } from "node:path";
import type { Actor } from "#app/accounts/actor.ts";
import type { Verdict } from "#app/platform/rate-limit-answer.ts";
import type { Services } from "#app/platform/services.server.ts";
import {
  claim,
  endRefused,
  findAnnounced,
  giveBack,
  keepAlive,
  type AnnouncedUpload,
} from "./complete-claim.server.ts";
import { copyIncoming } from "./complete-bytes.server.ts";
import { takeUploadTurn } from "../receiving/limits-of-trust.server.ts";
import { isOutOfSpace } from "../out-of-space.ts";
import type { JsonWords } from "./presign-body.ts";
import { noteRefusal } from "../refusal-note.server.ts";
import { rejectionOf, type Rejection } from "../rejections.ts";
import { isStorageFault, removeObjects } from "../pipeline/store.server.ts";
import {
  submitUpload,
  type UploadNeeds,
  type UploadRefusal,
} from "../submit-upload.server.ts";
import { readWordsOfUpload } from "../words-of-upload.server.ts";
import { inWorkplace } from "../pipeline/workplace.server.ts";

export type CompleteNeeds = UploadNeeds & Pick<Services, "limits">;

/** Somebody says that the bytes of an upload have arrived. */
export interface Completion {
  id: string;
  /** Added to those of the announcement, and instead of them. */
  words: JsonWords;
  /** The language they are written in. */
  locale: string;
  /** As `addressKey` gives it. */
  address: string;
}

/**
 * `not_announced`: nothing of this person's has that id. `not_arrived`: its bytes are not there. `in_progress`: another
 * call is at it. `interrupted`: it was given up and has to begin again.
 */
export type CompleteRefusal =
  | UploadRefusal
  | { code: "not_announced" | "not_arrived" | "in_progress" | "interrupted" }
  | { code: "rate_limited"; verdict: Verdict };

export type CompleteResult =
  | { ok: true; id: string; isNew: boolean }
  | { ok: false; refusal: CompleteRefusal };

/**
 * Takes in what came to a signed address. The bytes are read once into a file of ours, which is judged like any upload
 * and becomes the original: a second PUT changes nothing. Asked again, it gives the same answer; at once by several, one
 * of them does the work. What can be better another time (words, limits, a storage that is away) leaves it open.
 */
export async function completeUpload(
  needs: CompleteNeeds,
  person: Actor,
  completion: Completion,
): Promise<CompleteResult> {
  const { id } = completion;
  const upload = await findAnnounced(needs, { id, personId: person.id });
  if (!upload) return refused("not_announced");
  if (upload.state !== "receiving") return outcomeOf(needs, upload);
  const words = { ...(upload.words as object | null), ...completion.words };
  const { fileName } = upload;
  const { locale } = completion;
  const typed = { typed: words, fileName, locale };
  const read = await readWordsOfUpload(needs, typed);
  if (!read.ok) {
    noteRefusal(needs, { code: read.code, reason: read.code });
    return { ok: false, refusal: read };
  }
  return translated(needs, async () => {
    if (!(await hasArrived(needs, upload))) return refused("not_arrived");
    if (!(await claim(needs, id))) return refused("in_progress");
    return withClaim(needs, upload, () =>
      takeIn(needs, person, { ...completion, words, upload }),
    );
  });
}

/** What has become of an upload that is open no more. */
function outcomeOf(
  { pictures }: CompleteNeeds,
  { memeId, state, refusal }: AnnouncedUpload,
): CompleteResult {
  if (memeId !== null) return { ok: true, id: memeId, isNew: false };
  if (state === "processing") return refused("in_progress");
  if (state === "ready" || refusal === null) return refused("not_announced");
  if (refusal === "busy") return refused("interrupted");
  return pictureRefused(
    rejectionOf(refusal as Rejection["reason"], pictures.limits),
  );
}

async function hasArrived(
  { storage }: CompleteNeeds,
  { incomingKey }: AnnouncedUpload,
): Promise<boolean> {
  return incomingKey !== null && (await storage.head(incomingKey)) !== null;
}

/** A storage that is away and a full disk pass. */
async function translated(
  needs: CompleteNeeds,
  work: () => Promise<CompleteResult>,
): Promise<CompleteResult> {
  try {
    return await work();
  } catch (error) {
    if (!isStorageFault(error) && !isOutOfSpace(error)) throw error;
    noteRefusal(needs, { code: "busy", reason: "storage" });
    return pictureRefused(rejectionOf("busy", needs.pictures.limits));
  }
}

/** Whatever becomes of the work, the row says so afterwards, and bytes that nobody needs any more are deleted. */
async function withClaim(
  needs: CompleteNeeds,
  { id, incomingKey }: AnnouncedUpload,
  work: () => Promise<CompleteResult>,
): Promise<CompleteResult> {
  let lasting: Rejection["reason"] | null = null;
  let isOver = false;
  const rest = keepAlive(needs, id);
  try {
    const result = await work();
    lasting = result.ok ? null : lastingReason(result.refusal);
    isOver = result.ok || lasting !== null;
    return result;
  } finally {
    rest();
    if (lasting !== null) await endRefused(needs, id, lasting);
    else if (!isOver) await giveBack(needs, id);
    if (isOver && incomingKey) await removeObjects(needs, [incomingKey]);
  }
}

/** Why the same bytes will always be refused; null for all other refusals. */
function lastingReason(refusal: CompleteRefusal): Rejection["reason"] | null {
  if (refusal.code !== "picture") return null;
  const { reason } = refusal.rejection;
  return reason === "busy" ? null : reason;
}

async function takeIn(
  needs: CompleteNeeds,
  person: Actor,
  {
    upload,
    words,
    ...asked
  }: Completion & { words: JsonWords; upload: AnnouncedUpload },
): Promise<CompleteResult> {
  const verdict = await takeUploadTurn(needs, {
    ...{ person, address: asked.address },
  });
  if (!verdict.allowed) {
    noteRefusal(needs, { code: "rate_limited", reason: "uploads" });
    return { ok: false, refusal: { code: "rate_limited", verdict } };
  }
  const { incomingKey: key, declaredBytes, fileName } = upload;
  if (key === null || declaredBytes === null) return refused("not_arrived");
  return inWorkplace(needs.env, async (directory) => {
    const path = join(directory, "incoming");
    const expected = { key, path, bytes: declaredBytes };
    const copied = await copyIncoming(needs, expected);
    if (!copied) return refused("not_arrived");
    if (!(await isAsAnnounced(needs, upload, { path, ...copied })))
      return notAsAnnounced(needs);
    return submitUpload(needs, person, {
      ...{ path, sha256: copied.sha256, typed: words, locale: asked.locale },
      sentName: fileName ?? undefined,
      ...{ method: "presigned", uploadId: upload.id },
    });
  });
}

/** Content that is no picture is left to the judge of all uploads. */
async function isAsAnnounced(
  { pictures }: CompleteNeeds,
  { declaredBytes, declaredFormat }: AnnouncedUpload,
  { path, bytes }: { path: string; bytes: number },
): Promise<boolean> {
  if (bytes !== declaredBytes) return false;
  const inspected = await pictures.inspect(path);
  return !inspected.ok || inspected.format === declaredFormat;
}

function notAsAnnounced(needs: CompleteNeeds): CompleteResult {
  const rejection = rejectionOf("unreadable_image", needs.pictures.limits);
  const { code } = rejection;
  noteRefusal(needs, { code, reason: "not_as_announced" });
  return pictureRefused(rejection);
}

function refused(
  code: "not_announced" | "not_arrived" | "in_progress" | "interrupted",
): CompleteResult {
  return { ok: false, refusal: { code } };
}

function pictureRefused(rejection: Rejection): CompleteResult {
  return { ok: false, refusal: { code: "picture", rejection } };
}
