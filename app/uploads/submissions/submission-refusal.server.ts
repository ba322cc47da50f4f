import type { MemeStatus } from "#app/memes/lifecycle.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import type { Reason } from "#prisma/generated/enums.ts";

/** The last decision that ended a meme, for its reason. */
export const LAST_REFUSAL = {
  where: { kind: { in: ["reject", "take_down"] } },
  orderBy: { createdAt: "desc" },
  take: 1,
  select: { reason: true, words: true },
} satisfies Prisma.Meme$decisionsArgs;

/** Why a meme was not taken or taken down: a reason of the closed list, and what the person who decided wrote. */
export interface Refusal {
  reason: Reason | null;
  words: string | null;
}

/** Null while it is neither rejected nor taken down. */
export function refusalOf({
  status,
  decisions,
}: {
  status: MemeStatus;
  decisions: readonly Refusal[];
}): Refusal | null {
  const [last] = decisions;
  const isRefused = status === "rejected" || status === "taken_down";
  return isRefused && last ? { reason: last.reason, words: last.words } : null;
}
