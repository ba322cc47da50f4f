import type { Actor } from "#app/accounts/actor.ts";
import { hasPermission } from "#app/accounts/permissions.ts";
import type { LimitedAction } from "#app/platform/rate-limits.server.ts";
import type { Verdict } from "#app/platform/rate-limit-answer.ts";
import type { Services } from "#app/platform/services.server.ts";

/** The ladder of trust: who has so many published pictures may send as many an hour as this limit says. Highest first. */
export const LADDER = [
  { approvals: 20, limit: "upload_from_20_approvals" },
  { approvals: 3, limit: "upload_from_3_approvals" },
  { approvals: 0, limit: "upload" },
] as const satisfies { approvals: number; limit: LimitedAction }[];

type Person = Pick<Actor, "id" | "role">;

/**
 * Counts one upload, for the person and for the address they send it from; a refused one is not counted.
 * @param address as `addressKey` gives it
 */
export async function takeUploadTurn(
  { db, limits }: Pick<Services, "db" | "limits">,
  { person, address }: { person: Person; address: string },
): Promise<Verdict> {
  return limits.takeAll(
    [await limitOf({ db }, person), person.id],
    ["upload_address", address],
  );
}

async function limitOf(
  { db }: Pick<Services, "db">,
  { id, role }: Person,
): Promise<LimitedAction> {
  if (hasPermission(role, "moderate")) return "upload_by_moderator";
  const where = { uploaderId: id, status: "approved" } as const;
  const approvals = await db.meme.count({ where });
  const step = LADDER.find((one) => approvals >= one.approvals);
  return step?.limit ?? "upload";
}
