import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import type { MemeWords } from "#app/memes/words.ts";
import type { TermHit } from "#app/moderation/forbidden-terms.ts";
import { isPassing } from "#app/platform/passing-faults.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Sensitivity, UploadMethod } from "#prisma/generated/enums.ts";
import {
  discardPicture,
  takePicture,
  type TakenPicture,
} from "./pipeline/intake.server.ts";
import { rejectionOf, type Rejection } from "./rejections.ts";
import { createRows, findRepeated, reuseAsset } from "./submit-rows.server.ts";
import { suspiciousContent } from "./suspicious-content.server.ts";
import { noteRefusal } from "./refusal-note.server.ts";

export type SubmitNeeds = Pick<
  Services,
  "db" | "storage" | "pictures" | "jobs" | "clock" | "env" | "log" | "metrics"
>;

/** The act of putting a picture in. */
export interface UploadAct {
  method: UploadMethod;
  /** As `shownFileName` leaves it. */
  fileName: string | null;
  /**
   * What the sender calls this act, at most 100 characters. The same bytes under the same key are the same upload; with
   * other bytes the key counts for nothing.
   */
  idempotencyKey: string | null;
  /** The row of an upload that was announced before its bytes came. It becomes the meme's id too. */
  id?: string;
}

export interface Submission {
  /** Where the file lies; it is left there. */
  path: string;
  /** Hex SHA-256 of the file, by whoever has read it already. */
  sha256?: string;
  categoryId: string;
  /** By locale; the first is the one the person wrote. */
  texts: Record<string, Pick<MemeWords, "caption" | "altText">>;
  decorative: boolean;
  tags: string[];
  /** Sanitised HTML. */
  source?: string;
  /** Forbidden terms in the words: somebody looks at it first. */
  held?: readonly TermHit[];
  priority?: number;
  sensitivity?: Sensitivity;
  /** Null: the command line or a seed. */
  uploaderId: string | null;
  /** Left out by the command line and the seed. */
  upload?: UploadAct;
}

export type SubmitResult =
  | {
      ok: true;
      /** Of the upload too, where there is one. */
      memeId: string;
      isNew: boolean;
    }
  | { ok: false; rejection: Rejection };

/**
 * Puts a picture with its words into the queue. The same bytes again by the same person give the meme that is
 * there already; by somebody else, a meme of their own on the shared asset. What it answers is committed, and when it
 * refuses nothing is left: no row, no object, no file.
 */
export async function submitMeme(
  needs: SubmitNeeds,
  submission: Submission,
): Promise<SubmitResult> {
  const start = performance.now();
  const result = await takeIn(needs, submission);
  const { metrics, log } = needs;
  metrics.uploadDuration((performance.now() - start) / 1000);
  if (result.ok) {
    const { memeId, isNew } = result;
    metrics.upload(isNew ? "taken" : "already_here");
    log.feature("meme_submitted", { memeId, isNew });
  } else await tellRefusal(needs, submission, result.rejection);
  return result;
}

/** Judges a file by its first bytes and header alone, for those who would not submit it anyway; null when it may pass. */
export async function refuseContent(
  needs: SubmitNeeds,
  file: Pick<Submission, "path" | "uploaderId">,
): Promise<Rejection | null> {
  const { pictures } = needs;
  const inspected = await pictures.inspect(file.path);
  if (inspected.ok) return null;
  const rejection = rejectionOf(inspected.fault, pictures.limits);
  await tellRefusal(needs, file, rejection);
  return rejection;
}

/** A full disk, or a database that is away, is a refusal like a full queue: it passes. */
async function takeIn(
  needs: SubmitNeeds,
  submission: Submission,
): Promise<SubmitResult> {
  try {
    return await judgeAndTake(needs, submission);
  } catch (error) {
    if (!isPassing(error)) throw error;
    const rejection = rejectionOf("busy", needs.pictures.limits);
    return { ok: false, rejection };
  }
}

/** Judged by its header first: only what may be a picture is worth hashing. */
async function judgeAndTake(
  needs: SubmitNeeds,
  submission: Submission,
): Promise<SubmitResult> {
  const inspected = await needs.pictures.inspect(submission.path);
  if (!inspected.ok) {
    const rejection = rejectionOf(inspected.fault, needs.pictures.limits);
    return { ok: false, rejection };
  }
  const sha256 = submission.sha256 ?? (await sha256OfFile(submission.path));
  const repeated = await findRepeated(needs, submission, sha256);
  if (repeated) return { ok: true, memeId: repeated, isNew: false };
  const known = await findAsset(needs, sha256);
  // Null when its time has just come to an end.
  const reused = known && (await reuseAsset(needs, known, submission));
  if (reused) return { ok: true, ...reused };
  const taken = await takePicture(needs, submission);
  if (!taken.ok) return { ok: false, rejection: taken.rejection };
  return writeRows(needs, taken, submission);
}

async function writeRows(
  needs: SubmitNeeds,
  taken: TakenPicture,
  submission: Submission,
): Promise<SubmitResult> {
  let isWritten = false;
  try {
    await needs.jobs.ready();
    const memeId = await needs.db.$transaction(async (tx) => {
      const id = await createRows(needs, tx, taken, submission);
      isWritten = true;
      return id;
    });
    return { ok: true, memeId, isNew: true };
  } catch (error) {
    // When the connection broke at the commit, only the database knows, and it may know later than it is asked: then the
    // files stay, and the sweep deletes them if they belong to nobody.
    const committed = isWritten && (await hasAsset(needs, taken.asset.id));
    if (!isWritten) await discardPicture(needs, taken);
    const winner =
      committed || isUniqueViolation(error)
        ? await findAsset(needs, taken.asset.sha256)
        : null;
    const reused = winner && (await reuseAsset(needs, winner, submission));
    if (!reused) throw error;
    return { ok: true, ...reused };
  }
}

async function findAsset(
  { db }: SubmitNeeds,
  sha256: string,
): Promise<string | null> {
  const asset = await db.asset.findFirst({
    where: { sha256, trashedAt: null },
    select: { id: true },
  });
  return asset?.id ?? null;
}

async function hasAsset({ db }: SubmitNeeds, id: string): Promise<boolean> {
  return (await db.asset.count({ where: { id } })) > 0;
}

async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

/** Prisma's word for "somebody was faster". https://www.prisma.io/docs/orm/reference/error-reference#p2002 */
function isUniqueViolation(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === "P2002";
}

/** A program in a picture's clothes is nobody's slip: whoever watches over the house hears of it. */
async function tellRefusal(
  { log, metrics }: SubmitNeeds,
  { path, uploaderId }: Pick<Submission, "path" | "uploaderId">,
  { code, reason }: Rejection,
): Promise<void> {
  noteRefusal({ log, metrics }, { code, reason });
  if (code !== "unsupported_type") return;
  const kind = await suspiciousContent(path);
  if (kind === null) return;
  metrics.securityEvent("upload");
  log.security("suspicious_upload", { kind, personId: uploaderId });
}
