import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { bumpPool } from "#app/memes/pool-version.server.ts";
import type { MemeWords } from "#app/memes/words.ts";
import { recordAudit } from "#app/moderation/audit.server.ts";
import type { Tx } from "#app/platform/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Sensitivity } from "#prisma/generated/enums.ts";
import {
  discardPicture,
  takePicture,
  type TakenPicture,
} from "./intake.server.ts";
import { rejectionOf, type Rejection } from "./rejections.ts";

export type SubmitNeeds = Pick<
  Services,
  "db" | "storage" | "pictures" | "jobs" | "clock" | "env" | "log" | "metrics"
>;

export interface Submission {
  /** Where the file lies; it is left there. */
  path: string;
  categoryId: string;
  /** By locale; the first is the one the person wrote. */
  texts: Record<string, Pick<MemeWords, "caption" | "altText">>;
  decorative: boolean;
  tags: string[];
  priority?: number;
  sensitivity?: Sensitivity;
  /** Null: the command line or a seed. */
  uploaderId: string | null;
}

export type SubmitResult =
  | { ok: true; memeId: string; isNew: boolean }
  | { ok: false; rejection: Rejection };

/**
 * Puts a picture with its words into the queue. The same bytes again by the same person give the meme that is
 * there already; by somebody else, a meme of their own on the shared asset.
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
    metrics.upload(result.isNew ? "taken" : "already_here");
    log.feature("meme_submitted", {
      memeId: result.memeId,
      isNew: result.isNew,
    });
  } else {
    metrics.upload("refused");
    metrics.uploadRefusal(result.rejection.code);
    log.warn("upload_refused", { reason: result.rejection.reason });
  }
  return result;
}

/** Judged by its header first: only what may be a picture is worth hashing. */
async function takeIn(
  needs: SubmitNeeds,
  submission: Submission,
): Promise<SubmitResult> {
  const inspected = await needs.pictures.inspect(submission.path);
  if (!inspected.ok) {
    const rejection = rejectionOf(inspected.fault, needs.pictures.limits);
    return { ok: false, rejection };
  }
  const sha256 = await sha256OfFile(submission.path);
  const known = await findAsset(needs, sha256);
  if (known)
    return { ok: true, ...(await reuseAsset(needs, known, submission)) };
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
    // When the connection broke at the commit, only the database knows; while it is away, nothing is deleted.
    const committed = isWritten && (await hasAsset(needs, taken.asset.id));
    if (!committed) await discardPicture(needs, taken);
    const winner =
      committed || isUniqueViolation(error)
        ? await findAsset(needs, taken.asset.sha256)
        : null;
    if (!winner) throw error;
    return { ok: true, ...(await reuseAsset(needs, winner, submission)) };
  }
}

async function createRows(
  needs: SubmitNeeds,
  tx: Tx,
  taken: TakenPicture,
  submission: Submission,
): Promise<string> {
  await tx.asset.create({
    data: { ...taken.asset, variants: { create: [...taken.variants] } },
  });
  const memeId = await createMeme(needs, tx, taken.asset.id, submission);
  await needs.jobs.enqueue(tx, "encode-avif", { assetId: taken.asset.id });
  return memeId;
}

async function reuseAsset(
  needs: SubmitNeeds,
  assetId: string,
  submission: Submission,
) {
  return needs.db.$transaction(async (tx) => {
    // One after the other: a double click finds the meme that its first half has made.
    await tx.$queryRaw`SELECT "id" FROM "Asset" WHERE "id" = ${assetId}::uuid FOR NO KEY UPDATE`;
    const own = await tx.meme.findFirst({
      where: { assetId, uploaderId: submission.uploaderId },
      orderBy: { createdAt: "asc" },
      select: { id: true },
    });
    if (own) return { memeId: own.id, isNew: false };
    const memeId = await createMeme(needs, tx, assetId, submission);
    return { memeId, isNew: true };
  });
}

async function createMeme(
  needs: SubmitNeeds,
  tx: Tx,
  assetId: string,
  submission: Submission,
): Promise<string> {
  const {
    categoryId,
    texts,
    decorative,
    tags,
    priority,
    sensitivity,
    uploaderId,
  } = submission;
  const optional = {
    ...(priority ? { priority } : {}),
    ...(sensitivity ? { sensitivity } : {}),
  };
  const words = Object.entries(texts).map(([locale, { caption, altText }]) => ({
    locale,
    caption,
    altText,
  }));
  const data = {
    assetId,
    categoryId,
    uploaderId,
    decorative,
    tags,
    ...optional,
    texts: { create: words },
  };
  const { id } = await tx.meme.create({ data, select: { id: true } });
  await tx.decision.create({
    data: { memeId: id, kind: "submit", toStatus: "pending", byId: uploaderId },
  });
  await bumpPool(tx);
  const actor = uploaderId ?? "command line";
  await recordAudit(tx, needs.clock.now(), {
    actor,
    action: "meme.submit",
    subject: `meme:${id}`,
    detail: { assetId },
  });
  return id;
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
