import {
  isPictureGone,
  nextStatus,
  type MemeStatus,
  type TransitionKind,
} from "#app/memes/lifecycle.ts";
import { bumpPool } from "#app/memes/pool-version.server.ts";
import {
  copyPictures,
  countPictures,
  settlePictures,
} from "#app/memes/picture-areas.server.ts";
import type { Clock } from "#app/platform/clock.ts";
import type { Db, Tx } from "#app/platform/database.server.ts";
import type { Jobs } from "#app/platform/jobs.server.ts";
import type { Logs } from "#app/platform/logs.server.ts";
import type { Storage } from "#app/storage/storage.server.ts";
import type { Reason } from "#prisma/generated/enums.ts";
import { recordAudit } from "./audit.server.ts";

export interface DecisionNeeds {
  db: Db;
  storage: Storage;
  clock: Clock;
  jobs: Pick<Jobs, "ready" | "enqueue">;
  log: Pick<Logs, "warn">;
}

/** Who decides: a person, the system itself, or the command line when there is none. */
export interface Decider {
  by: { id: string } | "system" | null;
}

type Decision = Decider & { reason?: Reason; words?: string };

export type DecisionResult =
  | { ok: true; status: MemeStatus }
  | { ok: false; rejection: "not_found" }
  | { ok: false; rejection: "conflict"; status: MemeStatus };

/** Publishes a waiting meme: its pictures become public, then the row says so. */
export async function approveMeme(
  needs: DecisionNeeds,
  memeId: string,
  decider: Decider,
): Promise<DecisionResult> {
  return showMeme(needs, memeId, "approve", decider);
}

/** Puts a taken-down meme back. */
export async function restoreMeme(
  needs: DecisionNeeds,
  memeId: string,
  decider: Decider,
): Promise<DecisionResult> {
  return showMeme(needs, memeId, "restore", decider);
}

/** Refuses a waiting meme. `words` are required for the reason `other`. */
export async function rejectMeme(
  needs: DecisionNeeds,
  memeId: string,
  decision: Decider & { reason: Reason; words?: string },
): Promise<DecisionResult> {
  return decide(needs, memeId, "reject", decision);
}

/** Takes a published meme away at once: first the row, so that nobody chooses it, then the files. */
export async function takeDownMeme(
  needs: DecisionNeeds,
  memeId: string,
  decision: Decider & { reason: Reason; words?: string },
): Promise<DecisionResult> {
  const result = await decide(needs, memeId, "take_down", decision);
  if (result.ok) await settleNow(needs, memeId);
  return result;
}

/**
 * Holds a meme back for a person to look at, in the caller's transaction: its evidence is written beside.
 * `jobs.ready()` comes before that begins.
 */
export async function flagMemeIn(
  needs: Pick<DecisionNeeds, "clock" | "jobs">,
  tx: Tx,
  memeId: string,
  decision: Decider & { reason?: Reason; words?: string },
): Promise<DecisionResult> {
  return decideIn(needs, tx, memeId, "flag", decision);
}

/** The files become public before the row says so: nobody is ever shown a picture that is not there. */
async function showMeme(
  needs: DecisionNeeds,
  memeId: string,
  kind: "approve" | "restore",
  decider: Decider,
): Promise<DecisionResult> {
  const current = await needs.db.meme.findUnique({
    where: { id: memeId },
    select: { status: true },
  });
  if (!current) return { ok: false, rejection: "not_found" };
  try {
    return nextStatus(current.status, kind) === null
      ? await decide(needs, memeId, kind, decider)
      : await publish(needs, memeId, kind, decider);
  } finally {
    await settleNow(needs, memeId);
  }
}

/** A job may name more files between the copying and the decision: then both are done once more. */
async function publish(
  needs: DecisionNeeds,
  memeId: string,
  kind: "approve" | "restore",
  decider: Decider,
): Promise<DecisionResult> {
  await needs.jobs.ready();
  for (;;) {
    const copied = await copyPictures(needs, memeId, "media");
    const result = await needs.db.$transaction(async (tx) => {
      await lockMeme(tx, memeId);
      const named = await countPictures(tx, memeId);
      return named === copied
        ? decideIn(needs, tx, memeId, kind, decider)
        : null;
    });
    if (result) return result;
  }
}

/** The decision holds whatever the storage says now; the job that came with it tries again. */
export async function settleNow(
  needs: Pick<DecisionNeeds, "db" | "storage" | "log">,
  memeId: string,
): Promise<void> {
  await settlePictures(needs, memeId).catch((error: unknown) =>
    needs.log.warn("pictures_not_settled", { memeId, error }),
  );
}

async function decide(
  needs: DecisionNeeds,
  memeId: string,
  kind: TransitionKind,
  decision: Decision,
): Promise<DecisionResult> {
  await needs.jobs.ready();
  return needs.db.$transaction((tx) =>
    decideIn(needs, tx, memeId, kind, decision),
  );
}

/** Decides in the caller's transaction, before which `jobs.ready()` comes: the lock, the row, the status, the job, the audit. */
export async function decideIn(
  { clock, jobs }: Pick<DecisionNeeds, "clock" | "jobs">,
  tx: Tx,
  memeId: string,
  kind: TransitionKind,
  { by, reason, words }: Decision,
): Promise<DecisionResult> {
  const meme = await lockMeme(tx, memeId);
  if (meme === null) return { ok: false, rejection: "not_found" };
  const { status } = meme;
  const to = isPictureGone(meme) ? null : nextStatus(status, kind);
  if (to === null) return { ok: false, rejection: "conflict", status };
  const now = clock.now();
  await tx.decision.create({
    data: {
      memeId,
      kind,
      fromStatus: status,
      toStatus: to,
      reason: reason ?? null,
      words: words ?? null,
      byId: by === "system" ? null : (by?.id ?? null),
    },
  });
  const approvedAt = to === "approved" ? { approvedAt: new Date(now) } : {};
  await tx.meme.update({
    where: { id: memeId },
    data: { status: to, version: { increment: 1 }, ...approvedAt },
  });
  await bumpPool(tx);
  await jobs.enqueue(tx, "settle-pictures", { memeId });
  const actor = by === "system" ? by : (by?.id ?? "command line");
  await recordAudit(tx, now, {
    actor,
    action: `meme.${kind}`,
    subject: `meme:${memeId}`,
    detail: { from: status, to, reason: reason ?? null },
  });
  return { ok: true, status: to };
}

/** The picture in a statement of its own: one that waits for the lock sees other tables as they were before. */
async function lockMeme(
  tx: Tx,
  memeId: string,
): Promise<{ status: MemeStatus; trashedAt: Date | null } | null> {
  await tx.$queryRaw`SELECT "id" FROM "Meme" WHERE "id" = ${memeId}::uuid FOR UPDATE`;
  const meme = await tx.meme.findUnique({
    where: { id: memeId },
    select: { status: true, asset: { select: { trashedAt: true } } },
  });
  return meme && { status: meme.status, trashedAt: meme.asset.trashedAt };
}
