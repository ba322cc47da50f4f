import { setTimeout as pauseFor } from "node:timers/promises";
import { settlePictures } from "#app/memes/picture-areas.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { SweepResult } from "#app/platform/sweeper.server.ts";
import { compareObjects } from "./object-differences.server.ts";
import { findPicture } from "./object-walk.server.ts";
import { findDifferences, type DifferentPicture } from "./scrub.server.ts";

/** Between finding and deleting: `STORED_WITHIN_MS` and twice the longest wait for a transaction and its work. */
const SECOND_LOOK_MS = 35_000;
/** The most pictures that one turn puts right. */
const MOST_PICTURES = 1_000;
/** A twentieth of the time at most goes into looking through the storage, however large it has become. */
const REST_SHARE = 20;
/** Keys in a line of log. */
const TOLD_KEYS = 5;

export type ObjectSweepNeeds = Pick<
  Services,
  "db" | "storage" | "log" | "metrics"
>;

type Pause = (signal: AbortSignal) => Promise<unknown>;
const pauseBetweenLooks: Pause = (signal) =>
  pauseFor(SECOND_LOOK_MS, null, { signal });

/**
 * A sweep of all stored objects: what no row names is deleted, what is in the wrong area goes where its memes want it.
 * A row whose object is missing is told and left alone: only a person knows where there is a copy.
 */
export function createObjectSweep(
  needs: ObjectSweepNeeds,
  pause: Pause = pauseBetweenLooks,
): (signal: AbortSignal) => Promise<SweepResult> {
  const tell = createTeller(needs);
  return async (signal) => {
    const start = performance.now();
    let paused = 0;
    const found = await findDifferences(needs, {
      most: MOST_PICTURES,
      async pause() {
        const before = performance.now();
        await pause(signal);
        paused = performance.now() - before;
      },
    });
    let removed = 0;
    const missing: string[] = [];
    for (const picture of found.pictures) {
      signal.throwIfAborted();
      removed += await putRight(needs, picture);
      missing.push(...(await missingOf(needs, picture)));
    }
    for (const key of found.incoming) await needs.storage.delete(key);
    tell(missing);
    const seconds = (performance.now() - start - paused) / 1000;
    const restSeconds = seconds * REST_SHARE;
    return { removed: removed + found.incoming.length, restSeconds };
  };
}

/** @returns how many objects are gone from where they were */
async function putRight(
  { db, storage }: ObjectSweepNeeds,
  { id, differences }: DifferentPicture,
): Promise<number> {
  const { orphans, misplaced, missing } = differences;
  for (const key of orphans) await storage.delete(key);
  if (misplaced.length + missing.length > 0) {
    const memes = await db.meme.findMany({
      where: { assetId: id },
      select: { id: true },
    });
    for (const meme of memes)
      await settlePictures({ db, storage }, meme.id).catch((error: unknown) => {
        // A file that is nowhere cannot be put anywhere, and is told as missing.
        if (missing.length === 0) throw error;
      });
  }
  return orphans.length + misplaced.length;
}

/** What is missing still, now that what was elsewhere has been put right. */
async function missingOf(
  needs: ObjectSweepNeeds,
  { id, differences }: DifferentPicture,
): Promise<string[]> {
  if (differences.missing.length === 0) return [];
  const { rows, keys } = await findPicture(needs, id);
  return compareObjects(rows, keys).missing;
}

/** One line for what is missing, and another when that changes. */
function createTeller({ log, metrics }: ObjectSweepNeeds) {
  let told = "";
  return (missing: readonly string[]): void => {
    metrics.objectsMissing(missing.length);
    const all = missing.join();
    if (all !== told && missing.length > 0)
      log.error("objects_missing", {
        count: missing.length,
        keys: missing.slice(0, TOLD_KEYS),
      });
    told = all;
  };
}
