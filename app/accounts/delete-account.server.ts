import { z } from "zod";
import { recordAudit } from "#app/moderation/audit.server.ts";
import {
  withdrawMeme,
  type OwnNeeds,
} from "#app/moderation/own-memes.server.ts";
import type { Tx } from "#app/platform/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { MemeStatus } from "#prisma/generated/enums.ts";
import type { Actor } from "./actor.ts";
import type { PublishedMemes } from "./delete-account-form.ts";
import {
  endEveryAccess,
  proveOwner,
  type OwnerRefusal,
} from "./change-password.server.ts";
import { isStillProven } from "./proofs.server.ts";
import type { SignInNeeds } from "./sign-in.server.ts";

export type Deletion =
  /** The `Set-Cookie` value that forgets the session. */
  | { ok: true; cookie: string }
  | { ok: false; rejection: "last_admin" }
  | OwnerRefusal;

type Needs = SignInNeeds & Pick<Services, "jobs">;

interface Plan {
  present: string;
  published: PublishedMemes;
  headers: Headers;
}

/**
 * Deletes somebody's own account: name and address are gone, nothing opens it any more, and what waits for a decision is
 * withdrawn by a job. The row stays, without a word about who it was, since decisions and the audit log point to it.
 */
export async function deleteAccount(
  needs: Needs,
  actor: Actor,
  plan: Plan,
): Promise<Deletion> {
  const refused = await findRefusal(needs, actor, plan);
  // A second press of the button finds the work done.
  if (refused && !(await isDeleted(needs, actor))) return refused;
  const { sessions } = needs.features.accounts;
  return { ok: true, cookie: sessions.clearing };
}

async function isDeleted(
  { db }: Pick<Needs, "db">,
  { id }: { id: string },
): Promise<boolean> {
  const where = { id, deletedAt: { not: null } };
  return (await db.person.count({ where })) > 0;
}

/** @returns why it was not deleted; null when it was */
async function findRefusal(
  needs: Needs,
  actor: Actor,
  { present, published, headers }: Plan,
): Promise<Exclude<Deletion, { ok: true }> | null> {
  const { db, clock, jobs, log, requestId } = needs;
  const owner = await proveOwner(needs, actor, present, headers);
  if (!owner.ok) return owner;
  const { id: personId } = actor;
  await jobs.ready();
  const rejection = await db.$transaction(async (tx) => {
    // Its locks come before that of the row alone: two admins who go would wait for each other.
    if (await isLastAdmin(tx, personId)) return "last_admin";
    if (!(await isStillProven(tx, owner.proof))) return "wrong";
    await erase(tx, clock.now(), personId);
    await jobs.enqueue(tx, "close-account", { personId, published });
    await recordAudit(tx, clock.now(), {
      ...{ actor: personId, action: "person.delete" },
      ...{ subject: `person:${personId}`, detail: { published } },
    });
    return null;
  });
  if (rejection) return { ok: false, rejection };
  log.security("account_deleted", { requestId, personId });
  return null;
}

/** Two admins who go at the same moment wait for each other here. */
async function isLastAdmin(tx: Tx, personId: string): Promise<boolean> {
  const admins = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Person" WHERE "role" = 'admin' AND "deletedAt" IS NULL ORDER BY "id" FOR UPDATE`;
  return admins.length === 1 && admins[0]?.id === personId;
}

async function erase(tx: Tx, now: number, id: string): Promise<void> {
  const at = new Date(now);
  await endEveryAccess(tx, now, id);
  await tx.apiToken.deleteMany({ where: { personId: id } });
  await tx.upload.updateMany({
    where: { personId: id },
    data: { fileName: null },
  });
  await tx.person.update({
    where: { id },
    data: {
      ...{ email: `${id}@deleted.invalid`, name: "", deletedAt: at },
      ...{ passwordHash: null, googleSubject: null, emailVerifiedAt: null },
      ...{ timeZone: null, locale: "en" },
    },
  });
}

const job = z.object({
  personId: z.uuid(),
  published: z.enum(["stay", "go"]),
});

/** What is taken back when its contributor has gone. */
const TAKEN_BACK: Record<PublishedMemes, MemeStatus[]> = {
  stay: ["pending", "flagged"],
  go: ["pending", "flagged", "approved"],
};

/** Takes back what a deleted account leaves behind. Each meme by itself, so that a job that is started again goes on. */
export async function closeAccount(
  needs: OwnNeeds,
  data: unknown,
  signal?: AbortSignal,
): Promise<void> {
  const { personId, published } = job.parse(data);
  const memes = await needs.db.meme.findMany({
    where: { uploaderId: personId, status: { in: TAKEN_BACK[published] } },
    select: { id: true },
  });
  for (const { id: memeId } of memes) {
    signal?.throwIfAborted();
    await withdrawMeme(needs, { memeId, by: { id: personId } });
  }
}
