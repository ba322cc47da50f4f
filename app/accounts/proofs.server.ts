import type { Tx } from "#app/platform/database.server.ts";
import type { Person } from "#prisma/generated/client.ts";

/** By what somebody has shown who they are, as their row had it at that moment. */
export type Proof = Pick<Person, "id"> &
  (
    | Pick<Person, "passwordHash">
    | { googleSubject: string }
    | { sessionId: string }
  );

type LockedRow = Pick<Person, "passwordHash" | "googleSubject" | "deletedAt">;

/**
 * Whether a proof still holds, and until the end of the transaction: whoever writes this person's row waits that long, as
 * this waits for whoever writes it now. So a sign-in in the same instant as a new password is either ended by it or refused.
 */
export async function isStillProven(
  tx: Tx,
  { id, ...proof }: Proof,
): Promise<boolean> {
  const [row] = await tx.$queryRaw<LockedRow[]>`
    SELECT "passwordHash", "googleSubject", "deletedAt" FROM "Person" WHERE "id" = ${id}::uuid FOR NO KEY UPDATE`;
  if (!row || row.deletedAt) return false;
  if ("passwordHash" in proof) return row.passwordHash === proof.passwordHash;
  if ("googleSubject" in proof)
    return row.googleSubject === proof.googleSubject;
  const where = { id: proof.sessionId, personId: id };
  return (await tx.session.count({ where })) > 0;
}
