import { MEME_STATUSES } from "#app/memes/lifecycle.ts";
import type { Db } from "#app/platform/database.server.ts";
import {
  holdsWords,
  UPLOAD_FILTERS,
  type Place,
  type SubmissionsQuery,
} from "./submissions-query.ts";
import { announcedText } from "./submission-text.ts";
import { UPLOAD_STATES } from "./uploads-without-meme.server.ts";

/** Own ones whose words are looked through at once. */
const SEARCHED_AT_ONCE = 500;

interface PlacesAsked {
  personId: string;
  query: SubmissionsQuery;
  /** At most so many are found. */
  most: number;
}

/**
 * Where a person's memes, and their uploads that have none, stand in the list, from the cursor on. Each of the two tables is
 * walked by an index in this same order, and no further than the page goes.
 */
export async function findPlaces(
  db: Db,
  { personId, query, most }: PlacesAsked,
): Promise<Place[]> {
  const { q, before } = query;
  const take = q ? SEARCHED_AT_ONCE : most;
  const found: Place[] = [];
  let from = before ?? query.after;
  for (;;) {
    const batch = await readBatch(db, { personId, query, from, take });
    const fitting = batch.filter(({ texts }) => !q || holdsWords(texts, q));
    found.push(...fitting.map(({ id, createdAt }) => ({ id, createdAt })));
    from = batch.at(-1);
    if (found.length >= most || batch.length < take)
      return found.slice(0, most);
  }
}

interface Batch {
  personId: string;
  query: SubmissionsQuery;
  from: Place | undefined;
  take: number;
}

interface Found extends Place {
  /** Everything that is searched. */
  texts: string[];
}

async function readBatch(db: Db, batch: Batch): Promise<Found[]> {
  const both = await Promise.all([
    readMemes(db, batch),
    readUploads(db, batch),
  ]);
  const isBack = batch.query.before !== undefined;
  const sorted = both.flat().toSorted(isBack ? backwards : inOrder);
  return sorted.slice(0, batch.take);
}

async function readMemes(db: Db, batch: Batch): Promise<Found[]> {
  const { state } = batch.query;
  const status = MEME_STATUSES.find((known) => known === state);
  if (state && !status) return [];
  const memes = await db.meme.findMany({
    where: {
      uploaderId: batch.personId,
      ...(status ? { status } : {}),
      ...beyond(batch),
    },
    ...walk(batch),
    select: {
      ...{ id: true, createdAt: true, tags: true },
      texts: { select: { caption: true, altText: true } },
    },
  });
  return memes.map(({ texts, tags, ...place }) => {
    const words = texts.flatMap(({ caption, altText }) => [caption, altText]);
    return { ...place, texts: [...words, ...tags] };
  });
}

async function readUploads(db: Db, batch: Batch): Promise<Found[]> {
  const { state } = batch.query;
  const filter = UPLOAD_FILTERS.find((known) => known === state);
  if (state && !filter) return [];
  const states = filter ? [...UPLOAD_STATES[filter]] : undefined;
  const uploads = await db.upload.findMany({
    where: {
      ...{ personId: batch.personId, memeId: null },
      ...(states ? { state: { in: states } } : {}),
      ...beyond(batch),
    },
    ...walk(batch),
    select: { id: true, createdAt: true, words: true, fileName: true },
  });
  return uploads.map(({ words, fileName, ...place }) => {
    const { caption, altText } = announcedText(words, "");
    return { ...place, texts: [caption, altText, fileName ?? ""] };
  });
}

function walk({ query, take }: Batch) {
  const isBack = query.before !== undefined;
  const orderBy = isBack
    ? [{ createdAt: "asc" as const }, { id: "desc" as const }]
    : [{ createdAt: "desc" as const }, { id: "asc" as const }];
  return { orderBy, take };
}

/** The first condition is what the index is walked by. */
function beyond({ from, query }: Batch) {
  if (!from) return {};
  const { createdAt, id } = from;
  return query.before !== undefined
    ? {
        createdAt: { gte: createdAt },
        OR: [{ createdAt: { gt: createdAt } }, { id: { lt: id } }],
      }
    : {
        createdAt: { lte: createdAt },
        OR: [{ createdAt: { lt: createdAt } }, { id: { gt: id } }],
      };
}

/** Newest first; what came at once, by id, as the database orders them. */
function inOrder(a: Place, b: Place): number {
  const between = b.createdAt.getTime() - a.createdAt.getTime();
  return between || (a.id < b.id ? -1 : 1);
}

function backwards(a: Place, b: Place): number {
  return inOrder(b, a);
}
