import { isPictureGone, type MemeStatus } from "#app/memes/lifecycle.ts";
import { sourceNoteText } from "#app/memes/source-note.server.ts";
import type { Tx } from "#app/platform/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import {
  decideIn,
  flagMemeIn,
  settleNow,
  type DecisionNeeds,
} from "./decisions.server.ts";
import { loadForbiddenTerms } from "./forbidden-terms.server.ts";
import {
  findForbiddenTerms,
  type ForbiddenTerms,
  type TermHit,
} from "./forbidden-terms.ts";

export type OwnNeeds = DecisionNeeds & Pick<Services, "cache">;

/** A contributor, and a meme that they call theirs. */
export interface OwnMeme {
  memeId: string;
  by: { id: string };
}

/** An act on a meme as its contributor saw it. */
export interface OwnAct extends OwnMeme {
  /** Whether it still is what they saw; the meme is locked meanwhile. Left out where nobody looks at it. */
  isAsSeen?: (tx: Tx) => Promise<boolean>;
}

export type OwnResult =
  | { ok: true; status: MemeStatus }
  | { ok: false; rejection: "conflict" | "picture_gone"; status: MemeStatus }
  | { ok: false; rejection: "forbidden_term"; hits: TermHit[] };

/** Where one who presses twice finds the work done. */
const DONE = {
  withdraw: ["withdrawn"],
  resubmit: ["pending", "flagged"],
} as const satisfies Record<string, readonly MemeStatus[]>;

/**
 * Takes a meme of one's own back: nobody sees it or waits to decide about it. What has changed since it was seen stays as
 * it is: `conflict`. Throws 404 when it is somebody else's.
 */
export async function withdrawMeme(
  needs: OwnNeeds,
  own: OwnAct,
): Promise<OwnResult> {
  await needs.jobs.ready();
  const result = await needs.db.$transaction((tx) =>
    decideOnOwn(needs, tx, own, "withdraw"),
  );
  if (result.ok) await settleNow(needs, own.memeId);
  return result;
}

/**
 * Sends a rejected or withdrawn meme of one's own to review again, with the words it has now: they are held against the
 * terms of today. It is held for a term, and for being like what was taken down before. What has changed since it was seen stays as it is: `conflict`. Throws 404 when it is somebody else's.
 */
export async function resubmitMeme(
  needs: OwnNeeds,
  own: OwnAct,
): Promise<OwnResult> {
  const terms = await loadForbiddenTerms(needs);
  await needs.jobs.ready();
  return needs.db.$transaction(async (tx) => {
    const { status } = await lockOwn(tx, own);
    if (isOneOf(DONE.resubmit, status)) return { ok: true, status };
    if (!(await isUnchanged(tx, own)))
      return { ok: false, rejection: "conflict", status };
    const { memeId } = own;
    const hits = await findTermsIn(tx, memeId, terms);
    const isRefused = hits.some(standsInTheWay);
    if (isRefused) return { ok: false, rejection: "forbidden_term", hits };
    const result = await decideOnOwn(needs, tx, own, "resubmit");
    if (!result.ok) return result;
    await writeTermFindings(tx, memeId, hits);
    const isDoubtful = hits.length > 0 || (await isLikeRefused(tx, memeId));
    return isDoubtful ? holdIn(needs, tx, memeId) : result;
  });
}

/** The name of a file cannot be changed any more: a person decides about it, whatever is in it. */
function standsInTheWay({ field, severity }: TermHit): boolean {
  return severity === "block" && field !== "fileName";
}

async function isLikeRefused(tx: Tx, memeId: string): Promise<boolean> {
  const kind = "taken_down_before";
  return (await tx.finding.count({ where: { memeId, kind } })) > 0;
}

/** Holds a meme for a person to look at; why, its findings say. */
export async function holdIn(
  needs: Pick<OwnNeeds, "clock" | "jobs">,
  tx: Tx,
  memeId: string,
): Promise<OwnResult> {
  const held = await flagMemeIn(needs, tx, memeId, { by: "system" });
  if (!held.ok) throw new Error(`meme ${memeId} could not be held`);
  return held;
}

/** Evidence of the words as they are now, in the place of what there was. */
export async function writeTermFindings(
  tx: Tx,
  memeId: string,
  hits: readonly TermHit[],
): Promise<void> {
  const kind = "forbidden_term";
  await tx.finding.deleteMany({ where: { memeId, kind } });
  await tx.finding.createMany({
    data: hits.map((hit) => ({ memeId, kind, detail: { ...hit } })),
  });
}

/** The terms in all that is written to a meme, the name of its file too. */
export async function findTermsIn(
  tx: Tx,
  memeId: string,
  terms: ForbiddenTerms,
): Promise<TermHit[]> {
  const meme = await tx.meme.findUniqueOrThrow({
    where: { id: memeId },
    select: {
      ...{ texts: true, tags: true, source: true, categoryId: true },
      uploads: { select: { fileName: true } },
    },
  });
  const { texts, tags, source, categoryId, uploads } = meme;
  const words = {
    caption: texts.map(({ caption }) => caption),
    altText: texts.map(({ altText }) => altText),
    tags,
    source: sourceNoteText(source ?? ""),
    fileName: uploads.map(({ fileName }) => fileName ?? ""),
  };
  return findForbiddenTerms(terms, { texts: words, categoryId });
}

/** Locks a meme of this person for the rest of the transaction. Throws 404 when they have none by that id. */
export async function lockOwn(
  tx: Tx,
  { memeId, by }: OwnMeme,
): Promise<{ status: MemeStatus; isGone: boolean }> {
  await tx.$queryRaw`SELECT "id" FROM "Meme" WHERE "id" = ${memeId}::uuid FOR UPDATE`;
  const meme = await tx.meme.findFirst({
    where: { id: memeId, uploaderId: by.id },
    select: { status: true, asset: { select: { trashedAt: true } } },
  });
  if (!meme) throw new Response(null, { status: 404 });
  return { status: meme.status, isGone: isPictureGone(meme.asset) };
}

/** Only an edit sends what is published back: the same again needs no second look. */
async function decideOnOwn(
  needs: OwnNeeds,
  tx: Tx,
  own: OwnAct,
  kind: keyof typeof DONE,
): Promise<OwnResult> {
  const { status, isGone } = await lockOwn(tx, own);
  if (isOneOf(DONE[kind], status)) return { ok: true, status };
  if (isGone) return { ok: false, rejection: "picture_gone", status };
  const isShown = kind === "resubmit" && status === "approved";
  if (isShown || !(await isUnchanged(tx, own)))
    return { ok: false, rejection: "conflict", status };
  const { memeId, by } = own;
  const decided = await decideIn(needs, tx, memeId, kind, { by });
  return decided.ok ? decided : { ok: false, rejection: "conflict", status };
}

async function isUnchanged(tx: Tx, { isAsSeen }: OwnAct): Promise<boolean> {
  return isAsSeen ? isAsSeen(tx) : true;
}

function isOneOf(states: readonly MemeStatus[], status: MemeStatus): boolean {
  return states.includes(status);
}
