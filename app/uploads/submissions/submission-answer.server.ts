import { z } from "zod";
import type { Db } from "#app/platform/database.server.ts";
import { isRejectionReason, REJECTIONS } from "../rejections.ts";
import { progressOf } from "../upload-steps.server.ts";
import type { Prisma } from "#prisma/generated/client.ts";

const MEME = {
  select: {
    id: true,
    status: true,
    decorative: true,
    tags: true,
    source: true,
    createdAt: true,
    category: { select: { slug: true } },
    texts: { select: { locale: true, caption: true, altText: true } },
    decisions: {
      select: { kind: true, toStatus: true, reason: true, words: true },
      orderBy: { id: "desc" },
      take: 1,
    },
  },
} as const satisfies Prisma.MemeDefaultArgs;

/**
 * What the API says of something that a person put in, by the id of the upload or of the meme; null when they did not.
 * `status` is the upload's state, `state` what has become of the picture, with the reason and words of whoever decided.
 */
export async function findSubmission(
  { db }: { db: Db },
  { id, personId }: { id: string; personId: string },
) {
  const found = {
    include: { meme: MEME },
    orderBy: { createdAt: "asc" },
  } as const;
  // Several uploads may lead to a meme; the one that it came from has its id.
  const upload =
    (await db.upload.findFirst({ where: { personId, id }, ...found })) ??
    (await db.upload.findFirst({ where: { personId, memeId: id }, ...found }));
  const meme =
    upload?.meme ??
    (await db.meme.findFirst({ where: { id, uploaderId: personId }, ...MEME }));
  if (!upload && !meme) return null;
  const status = upload?.state ?? "ready";
  const decision = meme?.decisions[0];
  return {
    id: upload?.id ?? id,
    status,
    meme: meme && memeAnswer(meme),
    state: meme?.status ?? status,
    ...(decision?.reason ? { reason: decision.reason } : {}),
    ...(decision?.words ? { words: decision.words } : {}),
    ...(upload?.refusal ? { refusal: codeOf(upload.refusal) } : {}),
    ...(upload?.state === "processing"
      ? { progress: await countSteps(db, upload.id) }
      : {}),
  };
}

/** A row keeps the reason; programs are told the contract's code for it. */
function codeOf(refusal: string): string {
  return isRejectionReason(refusal) ? REJECTIONS[refusal].code : refusal;
}

/** How many of the jobs that follow an upload are done. */
async function countSteps(db: Db, uploadId: string) {
  const steps = (await progressOf({ db }, uploadId))?.steps ?? [];
  return {
    done: steps.filter(({ isDone }) => isDone).length,
    of: steps.length,
  };
}

/** As `findSubmission`; throws 404 when there is none. */
export async function getSubmission(
  needs: { db: Db },
  asked: { id: string; personId: string },
) {
  const found = isUuid(asked.id) ? await findSubmission(needs, asked) : null;
  if (!found) throw new Response(null, { status: 404 });
  return found;
}

/** Others the database would not even compare. */
function isUuid(id: string): boolean {
  return z.uuid().safeParse(id).success;
}

/** A meme as its contributor sees it. The first text is the one they wrote. */
function memeAnswer({
  texts,
  category,
  decisions: _,
  ...meme
}: Prisma.MemeGetPayload<typeof MEME>) {
  const [own] = texts;
  return {
    ...meme,
    caption: own?.caption ?? "",
    altText: own?.altText ?? "",
    category: category.slug,
  };
}
