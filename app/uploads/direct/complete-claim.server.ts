import { z } from "zod";
import type { Db } from "#app/platform/database.server.ts";
import type { RejectionReason } from "../rejections.ts";

interface Needs {
  db: Db;
}

/** An upload that this person has announced, as its row says; null for everybody else. */
export async function findAnnounced(
  { db }: Needs,
  { id, personId }: { id: string; personId: string },
) {
  // Others the database would not even compare.
  if (!z.uuid().safeParse(id).success) return null;
  return db.upload.findFirst({ where: { id, personId, method: "presigned" } });
}

export type AnnouncedUpload = NonNullable<
  Awaited<ReturnType<typeof findAnnounced>>
>;

/**
 * Takes an upload to work on; false when somebody else has. Whoever dies with a claim leaves it to the sweep
 * (`stuck-uploads.server.ts`), which refuses it and tells the sender to begin again.
 */
export async function claim({ db }: Needs, id: string): Promise<boolean> {
  const { count } = await db.upload.updateMany({
    where: { id, state: "receiving" },
    data: { state: "processing" },
  });
  return count === 1;
}

/** Three of these are what the sweep waits before it takes whoever has a claim for dead: `STUCK_SECONDS`. */
export const HEARTBEAT_MS = 20_000;

/** Says again and again that somebody works on a claim: in a full queue that may take minutes. @returns what ends it */
export function keepAlive({ db }: Needs, id: string): () => void {
  const touch = () =>
    db.upload
      .updateMany({
        where: { id, state: "processing", memeId: null },
        data: { state: "processing" },
      })
      // A database that is away answers the sweep neither.
      .catch(() => undefined);
  const timer = setInterval(() => void touch(), HEARTBEAT_MS);
  return () => clearInterval(timer);
}

/** Gives a claim back, for another try. Rows that were written meanwhile stay. */
export async function giveBack({ db }: Needs, id: string): Promise<void> {
  await db.upload.updateMany({
    where: { id, state: "processing", memeId: null },
    data: { state: "receiving" },
  });
}

/** Ends an upload for good. @param reason as it is told, now and whenever somebody asks again */
export async function endRefused(
  { db }: Needs,
  id: string,
  reason: RejectionReason,
): Promise<void> {
  await db.upload.updateMany({
    where: { id, memeId: null },
    data: { state: "refused", refusal: reason },
  });
}
