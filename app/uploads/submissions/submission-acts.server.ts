import {
  resubmitMeme,
  withdrawMeme,
  type OwnMeme,
  type OwnNeeds,
  type OwnResult,
} from "#app/moderation/own-memes.server.ts";
import type { Tx } from "#app/platform/database.server.ts";
import { readForm } from "#app/platform/read-form.ts";
import { readOwn } from "./submission-edit.server.ts";
import { submissionStamp } from "./submission-stamp.server.ts";

/** What somebody saw when they pressed: the stamp that was sent with the form, and the language they read in. */
export interface Seen {
  stamp: string;
  locale: string;
}

/** As `withdrawMeme`, of a submission that is as its contributor saw it. */
export function withdrawSubmission(
  needs: OwnNeeds,
  own: OwnMeme,
  seen: Seen,
): Promise<OwnResult> {
  return withdrawMeme(needs, { ...own, isAsSeen: isStill(own, seen) });
}

/** As `resubmitMeme`, of a submission that is as its contributor saw it. */
export function sendSubmissionAgain(
  needs: OwnNeeds,
  own: OwnMeme,
  seen: Seen,
): Promise<OwnResult> {
  return resubmitMeme(needs, { ...own, isAsSeen: isStill(own, seen) });
}

function isStill(own: OwnMeme, { stamp, locale }: Seen) {
  return async (tx: Tx) => {
    const { status, words } = await readOwn(tx, own, locale);
    return stamp === submissionStamp(status, words);
  };
}

/** The stamp in a form of one button; empty when it has none. */
export async function readStamp(request: Request): Promise<string> {
  const stamp = (await readForm(request)).get("stamp");
  return typeof stamp === "string" ? stamp : "";
}
