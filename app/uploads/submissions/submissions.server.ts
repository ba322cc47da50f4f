import { mediaUrl } from "#app/memes/picture-areas.server.ts";
import type { Db } from "#app/platform/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { ownPicturePath } from "./own-picture-address.ts";
import { LAST_REFUSAL, refusalOf } from "./submission-refusal.server.ts";
import { submissionState } from "./submission-states.ts";
import {
  holdsWords,
  submissionsPath,
  type Place,
  type SubmissionsQuery,
} from "./submissions-query.ts";
import { ownText } from "./submission-text.ts";

/** Few enough to look at. */
export const SUBMISSIONS_A_PAGE = 24;
/** Own memes whose words are looked through at once. */
const SEARCHED_AT_ONCE = 500;

type ListNeeds = Pick<Services, "db" | "clock"> & {
  env: Pick<Services["env"], "CDN_BASE_URL">;
};

export interface SubmissionsAsked {
  personId: string;
  locale: string;
  query: SubmissionsQuery;
}

/** One page of a person's own memes, newest first, with the addresses of the pages beside it. */
export async function listSubmissions(
  needs: ListNeeds,
  asked: SubmissionsAsked,
) {
  const { query } = asked;
  const isBack = query.before !== undefined;
  const found = await findPlaces(needs, asked);
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
  const found = places ?? (await findPlaces(needs, asked));
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

/** Where the page's memes are in the order of the list, from the cursor on; one more than a page when there are more. */
async function findPlaces(
  { db }: { db: Db },
  { personId, query }: SubmissionsAsked,
): Promise<Place[]> {
  const { q, before } = query;
  const take = q ? SEARCHED_AT_ONCE : SUBMISSIONS_A_PAGE + 1;
  const found: Place[] = [];
  let from = before ?? query.after;
  for (;;) {
    const batch = await readPlaces(db, { personId, query, from, take });
    const fitting = batch.filter(
      ({ texts, tags }) => !q || holdsWords([...wordsIn(texts), ...tags], q),
    );
    found.push(...fitting.map(({ id, createdAt }) => ({ id, createdAt })));
    from = batch.at(-1);
    if (found.length > SUBMISSIONS_A_PAGE || batch.length < take)
      return found.slice(0, SUBMISSIONS_A_PAGE + 1);
  }
}

function wordsIn(texts: { caption: string; altText: string }[]): string[] {
  return texts.flatMap(({ caption, altText }) => [caption, altText]);
}

interface Batch {
  personId: string;
  query: SubmissionsQuery;
  from: Place | undefined;
  take: number;
}

function readPlaces(db: Db, { personId, query, from, take }: Batch) {
  const isBack = query.before !== undefined;
  return db.meme.findMany({
    where: {
      uploaderId: personId,
      ...(query.state ? { status: query.state } : {}),
      ...(from ? beyond(from, isBack) : {}),
    },
    orderBy: isBack
      ? [{ createdAt: "asc" }, { id: "desc" }]
      : [{ createdAt: "desc" }, { id: "asc" }],
    take,
    select: {
      ...{ id: true, createdAt: true, tags: true },
      texts: { select: { caption: true, altText: true } },
    },
  });
}

/** The first condition is what the index is walked by. */
function beyond({ createdAt, id }: Place, isBack: boolean) {
  return isBack
    ? {
        createdAt: { gte: createdAt },
        OR: [{ createdAt: { gt: createdAt } }, { id: { lt: id } }],
      }
    : {
        createdAt: { lte: createdAt },
        OR: [{ createdAt: { lt: createdAt } }, { id: { gt: id } }],
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
  return ids
    .flatMap((id) => byId.get(id) ?? [])
    .map((meme) => tellRow(needs, meme, locale));
}

function tellRow({ env, clock }: ListNeeds, meme: Row, locale: string) {
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
export type SubmissionRow = ReturnType<typeof tellRow>;

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
