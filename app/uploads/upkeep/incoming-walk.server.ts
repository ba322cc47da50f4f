import type { Db } from "#app/platform/database.server.ts";
import type { Storage } from "#app/storage/storage.server.ts";
import type { UploadState } from "#prisma/generated/enums.ts";

/** An upload in one of these states still needs the bytes that came in. */
const NEEDED_IN: readonly UploadState[] = ["receiving", "processing"];
const KEYS_AT_ONCE = 500;

interface Needs {
  db: Db;
  storage: Pick<Storage, "list">;
}

/** Every object of `incoming/`, in batches: how many were looked at, and those that no upload waits for. */
export async function* walkIncoming({
  db,
  storage,
}: Needs): AsyncGenerator<{ looked: number; orphans: string[] }> {
  let keys: string[] = [];
  const judge = async () => ({
    looked: keys.length,
    orphans: await unneededOf(db, keys),
  });
  for await (const { key } of storage.list("incoming/")) {
    keys.push(key);
    if (keys.length < KEYS_AT_ONCE) continue;
    yield await judge();
    keys = [];
  }
  if (keys.length > 0) yield await judge();
}

/** Which of these incoming objects no upload waits for. */
export async function unneededOf(
  db: Db,
  keys: readonly string[],
): Promise<string[]> {
  const needed = await db.upload.findMany({
    where: { incomingKey: { in: [...keys] }, state: { in: [...NEEDED_IN] } },
    select: { incomingKey: true },
  });
  const known = new Set(needed.map(({ incomingKey }) => incomingKey));
  return keys.filter((key) => !known.has(key));
}
