import type { MemeStatus } from "#app/memes/lifecycle.ts";
import type { DecisionKind, Reason } from "#prisma/generated/enums.ts";

/** What the history tells of: each decision, and an edit that sent a published meme back. */
export type HistoryKind = DecisionKind | "edit";

/** One line of what has happened; who decided is never told. */
export interface HistoryLine {
  kind: HistoryKind;
  reason: Reason | null;
  /** ISO 8601. */
  at: string;
}

interface Decided {
  kind: DecisionKind;
  fromStatus: MemeStatus | null;
  toStatus: MemeStatus;
  reason: Reason | null;
  createdAt: Date;
}

/** The decisions on a meme, oldest first, as its contributor reads them. */
export function tellHistory(decisions: readonly Decided[]): HistoryLine[] {
  return decisions
    .toSorted(inOrder)
    .map(({ kind, fromStatus, reason, createdAt }) => ({
      kind: kind === "resubmit" && fromStatus === "approved" ? "edit" : kind,
      reason,
      at: createdAt.toISOString(),
    }));
}

/** Two of one transaction may have the same moment: then one begins where the other has led. */
function inOrder(a: Decided, b: Decided): number {
  const between = a.createdAt.getTime() - b.createdAt.getTime();
  if (between !== 0) return between;
  return a.toStatus === b.fromStatus ? -1 : 1;
}
