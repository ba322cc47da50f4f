import { setTimeout as pauseFor } from "node:timers/promises";
import { settlePictures } from "#app/memes/picture-areas.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { SweepResult } from "#app/platform/sweeper.server.ts";
import { compareObjects } from "./object-differences.server.ts";
import { findPicture } from "./object-walk.server.ts";
import {
  hasFound,
  lookAgain,
  lookAtAll,
  type DifferentPicture,
  type Findings,
} from "./scrub.server.ts";

/** Between finding and deleting: `STORED_WITHIN_MS` and twice the longest wait for a transaction and its work. */
const SECOND_LOOK_MS = 35_000;
/** The most pictures that one turn puts right. */
const MOST_PICTURES = 1_000;
/** A twentieth of the time at most goes into looking through the storage, however large it has become. */
const REST_SHARE = 20;
/** Turns that wait for their second look; another waits for one of them. */
const MOST_WAITING = 4;
/**
 * Deaths leave a few pictures without rows. So many come from a database that is empty, older or another's: what is deleted then
 * cannot be had back once the right one is there.
 */
const MOST_STRANGERS = { beforeAnyRow: 5, atLeast: 100, share: 0.05 };
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
 * A row whose object is missing is told and left alone: only a person knows where there is a copy. A turn ends with its first look;
 * the second comes later, beside the turns that follow, so that nothing has to wait for two pauses.
 */
export function createObjectSweep(
  needs: ObjectSweepNeeds,
  pause: Pause = pauseBetweenLooks,
): (signal: AbortSignal) => Promise<SweepResult & { later: Promise<number> }> {
  const tell = createTeller(needs);
  const tellStrangers = createStrangerTeller(needs);
  const waiting = new Set<Promise<number>>();

  async function finish(first: Findings, signal: AbortSignal) {
    if (hasFound(first)) await pause(signal);
    const found = await lookAgain(needs, first);
    const hasStrangers = areTooMany(first);
    tellStrangers(hasStrangers ? first : null);
    let removed = 0;
    const missing: string[] = [];
    for (const picture of found.pictures) {
      signal.throwIfAborted();
      if (hasStrangers && picture.isStranger) continue;
      removed += await putRight(needs, picture);
      missing.push(...(await missingOf(needs, picture)));
    }
    for (const key of found.incoming) await needs.storage.delete(key);
    tell(missing);
    return removed + found.incoming.length;
  }

  return async (signal) => {
    if (waiting.size >= MOST_WAITING)
      await Promise.race(waiting).catch(() => undefined);
    const start = performance.now();
    const first = await lookAtAll(needs, MOST_PICTURES, signal);
    const seconds = (performance.now() - start) / 1000;
    const later = finish(first, signal).finally(() => waiting.delete(later));
    waiting.add(later);
    // Whoever took the turn may fail before they hear of it: what is thrown then must not end the process.
    later.catch(() => undefined);
    return { removed: 0, restSeconds: seconds * REST_SHARE, later };
  };
}

function areTooMany({ checked, strangers }: Findings): boolean {
  const known = checked.pictures - strangers;
  const { beforeAnyRow, atLeast, share } = MOST_STRANGERS;
  const most = known === 0 ? beforeAnyRow : Math.max(atLeast, known * share);
  return strangers > most;
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

/** One line when there are too many, and another after it was over. */
function createStrangerTeller({ log }: ObjectSweepNeeds) {
  let isTold = false;
  return (found: Findings | null): void => {
    if (found && !isTold)
      log.error("objects_without_rows", {
        pictures: found.strangers,
        known: found.checked.pictures - found.strangers,
      });
    isTold = found !== null;
  };
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
