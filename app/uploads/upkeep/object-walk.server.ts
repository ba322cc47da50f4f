import type { Db } from "#app/platform/database.server.ts";
import type { Storage } from "#app/storage/storage.server.ts";
import type { PictureRows } from "./object-differences.server.ts";

/** Everything there is of one picture, on both sides. */
export interface PictureObjects {
  /** The picture's id, or what stands in its place in a key that is not ours. */
  id: string;
  rows: PictureRows | null;
  keys: ReadonlySet<string>;
}

interface Needs {
  db: Db;
  storage: Pick<Storage, "list">;
}

/** Where the objects of pictures lie: under each, the next segment of a key is the picture's id. */
const SHELVES = [
  "originals/",
  "held/",
  "media/",
  "trash/originals/",
  "trash/held/",
  "trash/media/",
] as const;
const ROWS_AT_ONCE = 200;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const ROWS = {
  id: true,
  originalKey: true,
  trashedAt: true,
  variants: { select: { sha256: true, format: true } },
  memes: { select: { status: true } },
} as const;

/**
 * Every picture that has a row or an object, in the order of the ids. Both sides are read as streams, so that millions
 * of objects take no more memory than a few hundred; what changes meanwhile may be seen half.
 */
export async function* walkPictures(
  needs: Needs,
): AsyncGenerator<PictureObjects> {
  const shelves = await Promise.all(
    SHELVES.map((shelf) => openCursor(byPicture(needs.storage, shelf))),
  );
  const rows = await openCursor(walkRows(needs.db));
  const cursors = [rows, ...shelves];
  try {
    for (;;) {
      const ids = cursors.flatMap(({ head }) => (head ? [head.id] : []));
      if (ids.length === 0) return;
      const id = ids.reduce((least, other) => (other < least ? other : least));
      const keys = new Set<string>();
      for (const shelf of shelves) {
        if (shelf.head?.id !== id) continue;
        for (const key of shelf.head.keys) keys.add(key);
        await shelf.next();
      }
      const own = rows.head?.id === id ? rows.head : null;
      if (own) await rows.next();
      yield { id, rows: own, keys };
    }
  } finally {
    await Promise.all(cursors.map((cursor) => cursor.close()));
  }
}

/** One picture as it is now. */
export async function findPicture(
  { db, storage }: Needs,
  id: string,
): Promise<PictureObjects> {
  const keys = new Set<string>();
  for (const shelf of SHELVES)
    for await (const { key } of storage.list(`${shelf}${id}`))
      if (idIn(key, shelf) === id) keys.add(key);
  // The objects first: whoever deletes rows deletes what they name afterwards.
  const rows = UUID.test(id)
    ? await db.asset.findUnique({ where: { id }, select: ROWS })
    : null;
  return { id, rows, keys };
}

async function* walkRows(db: Db): AsyncGenerator<PictureRows> {
  for (let last: string | null = null; ;) {
    const rows: PictureRows[] = await db.asset.findMany({
      where: last === null ? {} : { id: { gt: last } },
      orderBy: { id: "asc" },
      take: ROWS_AT_ONCE,
      select: ROWS,
    });
    yield* rows;
    last = rows.at(-1)?.id ?? null;
    if (rows.length < ROWS_AT_ONCE) return;
  }
}

async function* byPicture(
  storage: Needs["storage"],
  shelf: string,
): AsyncGenerator<{ id: string; keys: string[] }> {
  let group: { id: string; keys: string[] } | null = null;
  for await (const { key } of storage.list(shelf)) {
    const id = idIn(key, shelf);
    if (group && group.id !== id) {
      yield group;
      group = null;
    }
    group ??= { id, keys: [] };
    group.keys.push(key);
  }
  if (group) yield group;
}

function idIn(key: string, shelf: string): string {
  return key.slice(shelf.length).split("/", 1)[0] ?? "";
}

interface Cursor<T> {
  head: T | null;
  next(): Promise<void>;
  close(): Promise<void>;
}

async function openCursor<T>(stream: AsyncGenerator<T>): Promise<Cursor<T>> {
  const cursor: Cursor<T> = {
    head: null,
    async next() {
      const { value, done } = await stream.next();
      cursor.head = done ? null : value;
    },
    close: async () => void (await stream.return(undefined)),
  };
  await cursor.next();
  return cursor;
}
