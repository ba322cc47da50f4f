/** The states a meme can be in; the column caches what the decisions say. */
export const MEME_STATUSES = [
  "pending",
  "flagged",
  "approved",
  "rejected",
  "taken_down",
  "withdrawn",
] as const;
export type MemeStatus = (typeof MEME_STATUSES)[number];

interface Transition {
  from: readonly MemeStatus[];
  to: MemeStatus;
}

/** What each decision may start from and where it leads. Everything else is refused with `conflict`. */
export const TRANSITIONS = {
  approve: { from: ["pending", "flagged"], to: "approved" },
  reject: { from: ["pending", "flagged"], to: "rejected" },
  flag: { from: ["pending", "approved"], to: "flagged" },
  take_down: { from: ["approved"], to: "taken_down" },
  restore: { from: ["taken_down"], to: "approved" },
  withdraw: { from: ["pending", "flagged", "approved"], to: "withdrawn" },
  resubmit: { from: ["rejected", "withdrawn", "approved"], to: "pending" },
  overturn: { from: ["rejected"], to: "approved" },
} as const satisfies Record<string, Transition>;
export type TransitionKind = keyof typeof TRANSITIONS;

/** The state a decision leads to, or null when it may not be taken from this one. */
export function nextStatus(
  from: MemeStatus,
  kind: TransitionKind,
): MemeStatus | null {
  const transition: Transition = TRANSITIONS[kind];
  return transition.from.includes(from) ? transition.to : null;
}

/** Whether an asset's files are gone for good: its memes stay as they are, and the picture would have to be sent again. */
export function isPictureGone(asset: { trashedAt: Date | null }): boolean {
  return asset.trashedAt !== null;
}
