import { recordAudit } from "#app/moderation/audit.server.ts";
import { LASTING_REASONS } from "#app/moderation/lasting-reasons.ts";
import type { Tx } from "#app/platform/database.server.ts";
import type { TakenPicture } from "./pipeline/intake.server.ts";
import type { Submission, SubmitNeeds } from "./submit.server.ts";

type Needs = Pick<SubmitNeeds, "db" | "jobs" | "clock">;

/** The meme of this person that came from these bytes under the same idempotency key; null when there is none. */
export async function findRepeated(
  { db }: Needs,
  { uploaderId, upload }: Submission,
  sha256: string,
): Promise<string | null> {
  const idempotencyKey = upload?.idempotencyKey ?? null;
  if (uploaderId === null || idempotencyKey === null) return null;
  const asset = { sha256 };
  const before = await db.upload.findFirst({
    where: { personId: uploaderId, idempotencyKey, meme: { asset } },
    select: { memeId: true },
  });
  return before?.memeId ?? null;
}

/** Writes a new picture and everything that belongs to it. @returns the meme's id */
export async function createRows(
  needs: Needs,
  tx: Tx,
  taken: TakenPicture,
  submission: Submission,
): Promise<string> {
  const { asset, variants } = taken;
  await tx.asset.create({
    data: { ...asset, variants: { create: [...variants] } },
  });
  const memeId = await createMeme(needs, tx, asset, submission);
  await needs.jobs.enqueue(tx, "encode-avif", { assetId: asset.id });
  return memeId;
}

/** The person's own meme on a picture that is here already; made when there is none. Null when the picture is gone. */
export async function reuseAsset(
  needs: Needs,
  assetId: string,
  submission: Submission,
): Promise<{ memeId: string; isNew: boolean } | null> {
  await needs.jobs.ready();
  return needs.db.$transaction(async (tx) => {
    // One after the other: a double click finds the meme that its first half has made.
    const locked = await tx.$queryRaw<{ sha256: string }[]>`
      SELECT "sha256" FROM "Asset" WHERE "id" = ${assetId}::uuid AND "trashedAt" IS NULL FOR NO KEY UPDATE`;
    if (!locked[0]) return null;
    const own = await tx.meme.findFirst({
      where: { assetId, uploaderId: submission.uploaderId },
      orderBy: { createdAt: "asc" },
      select: { id: true },
    });
    if (own) {
      await pointTo(tx, own.id, submission);
      return { memeId: own.id, isNew: false };
    }
    const asset = { id: assetId, sha256: locked[0].sha256 };
    const memeId = await createMeme(needs, tx, asset, submission);
    return { memeId, isNew: true };
  });
}

/** An upload that was announced before its bytes came leads to the meme that they had made already. */
async function pointTo(
  tx: Tx,
  memeId: string,
  { upload }: Submission,
): Promise<void> {
  if (upload?.id)
    await tx.upload.update({
      where: { id: upload.id },
      data: { memeId, state: "ready" },
    });
}

async function createMeme(
  { clock, jobs }: Needs,
  tx: Tx,
  asset: { id: string; sha256: string },
  submission: Submission,
): Promise<string> {
  const { uploaderId, held = [] } = submission;
  if (uploaderId) await requireStillThere(tx, uploaderId);
  const before = await findRefusedBefore(tx, asset.sha256);
  const findings = [
    ...held.map((hit) => ({
      kind: "forbidden_term" as const,
      detail: { ...hit },
    })),
    ...(before
      ? [{ kind: "taken_down_before" as const, detail: { memeId: before } }]
      : []),
  ];
  const isHeld = findings.length > 0;
  const { id } = await tx.meme.create({
    data: {
      ...memeData(asset.id, submission),
      status: isHeld ? "flagged" : "pending",
      findings: { create: findings },
    },
    select: { id: true },
  });
  await writeUpload(tx, id, submission);
  await jobs.enqueue(tx, "find-duplicates", { memeId: id });
  const subject = `meme:${id}`;
  await tx.decision.create({
    data: { memeId: id, kind: "submit", toStatus: "pending", byId: uploaderId },
  });
  await recordAudit(tx, clock.now(), {
    ...{ actor: uploaderId ?? "command line", action: "meme.submit", subject },
    detail: { assetId: asset.id },
  });
  if (!isHeld) return id;
  const flag = { fromStatus: "pending", toStatus: "flagged" } as const;
  await tx.decision.create({ data: { memeId: id, kind: "flag", ...flag } });
  await recordAudit(tx, clock.now(), {
    ...{ actor: "system", action: "meme.flag", subject },
    detail: { from: "pending", to: "flagged", reason: null },
  });
  return id;
}

/** Somebody may delete their account while their upload is on its way: nothing of it is kept. Throws 401. */
async function requireStillThere(tx: Tx, personId: string): Promise<void> {
  const there = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "Person" WHERE "id" = ${personId}::uuid AND "deletedAt" IS NULL FOR SHARE`;
  if (there.length === 0) throw new Response(null, { status: 401 });
}

function memeData(
  assetId: string,
  {
    categoryId,
    texts,
    decorative,
    tags,
    source,
    priority,
    sensitivity,
    uploaderId,
    upload,
  }: Submission,
) {
  const words = Object.entries(texts).map(([locale, { caption, altText }]) => ({
    locale,
    caption,
    altText,
  }));
  return {
    ...{ assetId, categoryId, uploaderId, decorative, tags },
    ...(upload?.id ? { id: upload.id } : {}),
    ...(source ? { source } : {}),
    ...(priority ? { priority } : {}),
    ...(sensitivity ? { sensitivity } : {}),
    texts: { create: words },
  };
}

/** It is ready once every step of `upload-steps.server.ts` is done; the last of them says so. */
/** Its jobs make it ready. */
async function writeUpload(
  tx: Tx,
  memeId: string,
  { uploaderId, upload }: Submission,
): Promise<void> {
  if (!upload || uploaderId === null) return;
  const state = "processing" as const;
  const { method, fileName, idempotencyKey, id } = upload;
  if (id) {
    await tx.upload.update({ where: { id }, data: { memeId, state } });
    return;
  }
  const row = { id: memeId, personId: uploaderId, memeId, method, state };
  const data = { ...row, fileName };
  // The key may stand for other bytes already: then it counts for nothing.
  const { count } = await tx.upload.createMany({
    data: { ...data, idempotencyKey },
    skipDuplicates: true,
  });
  if (count === 0) await tx.upload.create({ data });
}

/** A meme with these very bytes that was taken down, or rejected for what they show. */
async function findRefusedBefore(
  tx: Tx,
  sha256: string,
): Promise<string | null> {
  const rejected = { kind: "reject", reason: { in: LASTING_REASONS } } as const;
  const before = await tx.meme.findFirst({
    where: {
      asset: { sha256 },
      OR: [
        { status: "taken_down" },
        { status: "rejected", decisions: { some: rejected } },
      ],
    },
    select: { id: true },
  });
  return before?.id ?? null;
}
