import { redirect } from "@remix-run/node";
import { z } from "zod";
import { typedSourceNote } from "#app/memes/source-note.server.ts";
import { mediaUrl } from "#app/memes/picture-areas.server.ts";
import type { Db } from "#app/platform/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { ownPicturePath, ownStillPath } from "./own-picture-address.ts";
import { tellHistory } from "./submission-history.ts";
import { submissionPath } from "./submission-notices.ts";
import { LAST_REFUSAL, refusalOf } from "./submission-refusal.server.ts";
import { submissionStamp } from "./submission-stamp.server.ts";
import { submissionActs, submissionState } from "./submission-states.ts";
import { ownText } from "./submission-text.ts";

type Needs = Pick<Services, "db" | "clock"> & {
  env: Pick<Services["env"], "CDN_BASE_URL">;
};

export interface SubmissionAsked {
  /** As the address has it. */
  id: string | undefined;
  personId: string;
  locale: string;
}

const SUBMISSION = {
  ...{ id: true, status: true, decorative: true, tags: true, source: true },
  ...{ publishFrom: true, publishUntil: true, searchedAt: true },
  ...{ createdAt: true, categoryId: true },
  category: { select: { slug: true, active: true, labels: true } },
  texts: { orderBy: { locale: "asc" } },
  decisions: { orderBy: { createdAt: "asc" } },
  uploads: { select: { state: true, fileName: true }, take: 1 },
  asset: {
    select: {
      ...{ id: true, trashedAt: true, encodedAt: true },
      variants: { where: { format: "webp" } },
    },
  },
} as const satisfies Prisma.MemeSelect;
type SubmissionMeme = Prisma.MemeGetPayload<{ select: typeof SUBMISSION }>;

/** Everything that a contributor is told about a meme of their own. Throws 404 when it is none, the way to where an upload without a meme is told. */
export async function getOwnSubmission(needs: Needs, asked: SubmissionAsked) {
  const { clock, env } = needs;
  const { locale } = asked;
  const meme = await getOwn(needs.db, asked);
  const { status, asset, category, texts, decisions } = meme;
  const [upload] = meme.uploads;
  const text = ownText(texts, locale);
  const source = meme.source ?? "";
  const refusals = decisions
    .filter(({ kind }) =>
      LAST_REFUSAL.where.kind.in.some((one) => one === kind),
    )
    .reverse();
  return {
    id: meme.id,
    state: submissionState(meme, clock.now()),
    isGone: asset.trashedAt !== null,
    acts: submissionActs(status, asset),
    refusal: refusalOf({ status, decisions: refusals }),
    progress: tellProgress(meme),
    picture: pictureOf(meme, env.CDN_BASE_URL),
    sent: meme.createdAt.toISOString(),
    fileName: upload?.fileName ?? null,
    text,
    decorative: meme.decorative,
    tags: meme.tags,
    /** Sanitised HTML. */
    source,
    category: { slug: category.slug, label: labelOf(category, locale) },
    history: tellHistory(decisions),
    form: {
      ...{ caption: text.caption, altText: text.altText },
      ...{ decorative: meme.decorative, tags: meme.tags.join(", ") },
      ...{ category: category.slug, source: typedSourceNote(source) },
      stamp: submissionStamp(status, { ...meme, ...text, source }),
    },
  };
}
export type OwnSubmission = Awaited<ReturnType<typeof getOwnSubmission>>;

/** The id of an own meme that an address names. Throws 404 when it cannot be one. */
export function readSubmissionId(id: string | undefined): string {
  const read = z.uuid().safeParse(id);
  if (!read.success) throw new Response(null, { status: 404 });
  return read.data;
}

async function getOwn(
  db: Db,
  { id, personId }: SubmissionAsked,
): Promise<SubmissionMeme> {
  const meme = await db.meme.findFirst({
    where: { id: readSubmissionId(id), uploaderId: personId },
    select: SUBMISSION,
  });
  if (!meme) throw await elsewhere(db, { id, personId });
  return meme;
}

/** An upload that has no meme of its own id stands in the list, or its bytes were here already. */
async function elsewhere(
  db: Db,
  { id, personId }: Pick<SubmissionAsked, "id" | "personId">,
): Promise<Response> {
  const upload = await db.upload.findFirst({
    where: { id: readSubmissionId(id), personId },
    select: { memeId: true },
  });
  if (!upload) return new Response(null, { status: 404 });
  const { memeId } = upload;
  return redirect(memeId ? submissionPath(memeId) : "/submissions", 303);
}

/** The categories to choose from: slug and name, in their order. */
export async function listCategoryChoices(
  { db }: { db: Db },
  locale: string,
): Promise<(readonly [slug: string, label: string])[]> {
  const categories = await db.category.findMany({
    where: { active: true },
    orderBy: { position: "asc" },
    select: { slug: true, labels: true },
  });
  return categories.map((category) => [
    category.slug,
    labelOf(category, locale),
  ]);
}

function labelOf(
  {
    slug,
    labels,
  }: { slug: string; labels: { locale: string; label: string }[] },
  locale: string,
): string {
  const inLocale = (wanted: string) =>
    labels.find((label) => label.locale === wanted)?.label;
  return inLocale(locale) ?? inLocale("en") ?? slug;
}

function tellProgress({ uploads, asset, searchedAt }: SubmissionMeme) {
  const steps = [asset.encodedAt, searchedAt];
  return uploads[0]?.state === "processing"
    ? { done: steps.filter(Boolean).length, of: steps.length }
    : null;
}

/** Null when there is nothing to be shown: taken down, or gone. */
function pictureOf({ id, status, asset }: SubmissionMeme, cdnBase = "") {
  const preview = asset.variants.find(({ size }) => size === "preview");
  const full = asset.variants.find(({ size }) => size === "full");
  if (!preview || status === "taken_down") return null;
  const { width, height } = preview;
  const isPublic = status === "approved" && full;
  return {
    url: ownPicturePath(id, "preview"),
    stillUrl: preview.frames > 1 ? ownStillPath(id, "preview") : null,
    ...{ width, height },
    publicUrl: isPublic
      ? cdnBase + mediaUrl(asset.id, full.sha256, full.format)
      : null,
  };
}
