import { isPictureGone, type MemeStatus } from "#app/memes/lifecycle.ts";

/** What has become of a picture, as its contributor is told. */
export type SubmissionState =
  | "waiting"
  | "held"
  | "published"
  | "resting"
  | "rejected"
  | "taken_down"
  | "withdrawn";

const STATE_OF: Readonly<Record<MemeStatus, SubmissionState>> = {
  pending: "waiting",
  flagged: "held",
  approved: "published",
  rejected: "rejected",
  taken_down: "taken_down",
  withdrawn: "withdrawn",
};

interface Told {
  status: MemeStatus;
  publishFrom: Date | null;
  publishUntil: Date | null;
  category: { active: boolean };
}

/** An approved meme rests outside its dates, and while its category does. */
export function submissionState(meme: Told, now: number): SubmissionState {
  const { status, publishFrom, publishUntil, category } = meme;
  const hasBegun = !publishFrom || publishFrom.getTime() <= now;
  const isOver = publishUntil !== null && publishUntil.getTime() <= now;
  const isShown = category.active && hasBegun && !isOver;
  return status === "approved" && !isShown ? "resting" : STATE_OF[status];
}

/** What a contributor may do with a submission. */
interface SubmissionActs {
  mayEdit: boolean;
  maySendAgain: boolean;
  mayWithdraw: boolean;
}

const ACTS: Readonly<Record<MemeStatus, readonly (keyof SubmissionActs)[]>> = {
  pending: ["mayEdit", "mayWithdraw"],
  flagged: ["mayEdit", "mayWithdraw"],
  approved: ["mayEdit", "mayWithdraw"],
  rejected: ["mayEdit", "maySendAgain"],
  taken_down: [],
  withdrawn: ["mayEdit", "maySendAgain"],
};

/** Without its picture there is nothing left to do with it. */
export function submissionActs(
  status: MemeStatus,
  asset: { trashedAt: Date | null },
): SubmissionActs {
  const acts = isPictureGone(asset) ? [] : ACTS[status];
  return {
    mayEdit: acts.includes("mayEdit"),
    maySendAgain: acts.includes("maySendAgain"),
    mayWithdraw: acts.includes("mayWithdraw"),
  };
}
