import { mediaUrl } from "#app/memes/picture-areas.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Locale } from "#app/ui/messages/catalogue.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { ownPicturePath } from "./own-picture-address.ts";
import { LAST_REFUSAL, refusalOf } from "./submission-refusal.server.ts";
import { submissionState } from "./submission-states.ts";
import { findPlaces } from "./submission-places.server.ts";
import {
  submissionsPath,
  type Place,
  type SubmissionsQuery,
} from "./submissions-query.ts";
import { ownText } from "./submission-text.ts";
import { findUploads, tellUpload } from "./uploads-without-meme.server.ts";

/** Few enough to look at. */
export const SUBMISSIONS_A_PAGE = 24;

type ListNeeds = Pick<Services, "db" | "clock" | "pictures"> & {
  env: Pick<Services["env"], "CDN_BASE_URL">;
};

export interface SubmissionsAsked {
  personId: string;
  locale: Locale;
  query: SubmissionsQuery;
}

/** One page of what a person has put in, newest first, with the addresses of the pages beside it. */
export async function listSubmissions(
  needs: ListNeeds,
  asked: SubmissionsAsked,
) {
  const { query } = asked;
  const isBack = query.before !== undefined;
  const most = SUBMISSIONS_A_PAGE + 1;
  const found = await findPlaces(needs.db, { ...asked, most });
  // Fewer are left than a page holds: then it is the first one.
  if (isBack && found.length <= SUBMISSIONS_A_PAGE) {
    const first = { ...query, before: undefined, after: undefined };
    return readPage(needs, { ...asked, query: first });
  }
  return readPage(needs, asked, found);
}

async function readPage(
  needs: ListNeeds,
  asked: SubmissionsAsked,
  places?: Place[],
) {
  const { query } = asked;
  const most = SUBMISSIONS_A_PAGE + 1;
  const found = places ?? (await findPlaces(needs.db, { ...asked, most }));
  const isBack = query.before !== undefined;
  const hasMore = found.length > SUBMISSIONS_A_PAGE;
  const page = found.slice(0, SUBMISSIONS_A_PAGE);
  if (isBack) page.reverse();
  const [first, last] = [page.at(0), page.at(-1)];
  const hasNext = isBack || hasMore;
  const hasPrevious = isBack ? hasMore : query.after !== undefined;
  return {
    rows: await readRows(needs, asked, page),
    next: last && hasNext ? submissionsPath(query, { after: last }) : null,
    previous:
      first && hasPrevious ? submissionsPath(query, { before: first }) : null,
  };
}

const ROW = {
  ...{ id: true, status: true, createdAt: true, decorative: true },
  ...{ publishFrom: true, publishUntil: true, searchedAt: true },
  category: { select: { active: true } },
  texts: { orderBy: { locale: "asc" } },
  decisions: LAST_REFUSAL,
  uploads: { select: { state: true, fileName: true }, take: 1 },
  asset: {
    select: {
      ...{ id: true, trashedAt: true, encodedAt: true },
      variants: { where: { size: "thumbnail", format: "webp" } },
    },
  },
} as const satisfies Prisma.MemeSelect;
type Row = Prisma.MemeGetPayload<{ select: typeof ROW }>;

async function readRows(
  needs: ListNeeds,
  { locale }: SubmissionsAsked,
  page: Place[],
) {
  const ids = page.map(({ id }) => id);
  const where = { id: { in: ids } };
  const memes = await needs.db.meme.findMany({ where, select: ROW });
  const byId = new Map(memes.map((meme) => [meme.id, meme]));
  const others = ids.filter((id) => !byId.has(id));
  const uploads = await findUploads(needs, others);
  return ids.flatMap((id): SubmissionRow[] => {
    const [meme, upload] = [byId.get(id), uploads.get(id)];
    if (meme) return [tellRow(needs, meme, locale)];
    return upload ? [tellUpload(needs, upload, locale)] : [];
  });
}

function tellRow({ env, clock }: ListNeeds, meme: Row, locale: Locale) {
  const [upload] = meme.uploads;
  const steps = [meme.asset.encodedAt, meme.searchedAt];
  return {
    id: meme.id,
    state: submissionState(meme, clock.now()),
    sent: meme.createdAt.toISOString(),
    text: ownText(meme.texts, locale),
    fileName: upload?.fileName ?? null,
    thumbnail: thumbnailOf(meme, env.CDN_BASE_URL),
    isGone: meme.asset.trashedAt !== null,
    refusal: refusalOf(meme),
    progress:
      upload?.state === "processing"
        ? { done: steps.filter(Boolean).length, of: steps.length }
        : null,
  };
}
/** A meme, or an upload that has none: then `fault` is why its file could not be taken. */
export type SubmissionRow =
  | (ReturnType<typeof tellRow> & { fault?: undefined })
  | ReturnType<typeof tellUpload>;

/** A public picture by its public address, which is kept; a held one by its owner's. One that was taken down is shown to nobody. */
function thumbnailOf({ id, status, asset }: Row, cdnBase = "") {
  const [variant] = asset.variants;
  if (!variant || status === "taken_down") return null;
  const { width, height, sha256, format } = variant;
  const url =
    status === "approved"
      ? cdnBase + mediaUrl(asset.id, sha256, format)
      : ownPicturePath(id, "thumbnail");
  return { url, width, height };
}
