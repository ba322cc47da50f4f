import type { Db } from "#app/platform/database.server.ts";
import type { Storage } from "#app/storage/storage.server.ts";
import { unneededOf, walkIncoming } from "./incoming-walk.server.ts";
import {
  compareObjects,
  isDifferent,
  type Differences,
} from "./object-differences.server.ts";
import { findPicture, walkPictures } from "./object-walk.server.ts";

export interface ScrubNeeds {
  db: Db;
  storage: Pick<Storage, "list" | "head">;
}

interface ScrubOptions {
  /**
   * Waits between the two looks: longer than an upload or a decision has its objects in storage before its rows are
   * committed (`STORED_WITHIN_MS`).
   */
  pause: () => Promise<unknown>;
  /** The most pictures to look at twice; what is beyond is left for the next time. */
  most?: number;
}

/** A picture that differs from its rows. */
export interface DifferentPicture {
  id: string;
  /** No row knows it. */
  isStranger: boolean;
  differences: Differences;
}

export interface Findings {
  checked: { pictures: number; objects: number };
  pictures: DifferentPicture[];
  /** Keys in `incoming/` that no upload waits for. */
  incoming: string[];
  /** How many of the pictures no row knows at the first look. */
  strangers: number;
}

export interface ScrubReport extends Differences {
  ok: boolean;
  checked: Findings["checked"];
}

/** Compares all rows with all objects, both ways. Changes nothing. */
export async function scrub(
  needs: ScrubNeeds,
  options: ScrubOptions,
): Promise<ScrubReport> {
  const { checked, pictures, incoming } = await findDifferences(needs, options);
  const all = (kind: keyof Differences) =>
    pictures.flatMap(({ differences }) => differences[kind]);
  return {
    ok: pictures.length === 0 && incoming.length === 0,
    checked,
    missing: all("missing"),
    orphans: [...all("orphans"), ...incoming],
    misplaced: all("misplaced"),
  };
}

/** Looks at everything, and after the pause once more at what differed: what was on its way has arrived by then. */
async function findDifferences(
  needs: ScrubNeeds,
  { pause, most = Infinity }: ScrubOptions,
): Promise<Findings> {
  const first = await lookAtAll(needs, most);
  if (hasFound(first)) await pause();
  return lookAgain(needs, first);
}

/** The first look. What it finds may be on its way: `lookAgain` tells, later. */
export async function lookAtAll(
  needs: ScrubNeeds,
  most: number,
  signal?: AbortSignal,
): Promise<Findings> {
  const checked = { pictures: 0, objects: 0 };
  let strangers = 0;
  const pictures: DifferentPicture[] = [];
  const incoming: string[] = [];
  for await (const { id, rows, keys } of walkPictures(needs)) {
    signal?.throwIfAborted();
    checked.pictures++;
    if (rows === null) strangers++;
    checked.objects += keys.size;
    const differences = compareObjects(rows, keys);
    if (pictures.length < most && isDifferent(differences))
      pictures.push({ id, differences, isStranger: rows === null });
  }
  for await (const { looked, orphans } of walkIncoming(needs)) {
    signal?.throwIfAborted();
    checked.objects += looked;
    incoming.push(...orphans.slice(0, most - incoming.length));
  }
  return { checked, pictures, incoming, strangers };
}

export function hasFound({ pictures, incoming }: Findings): boolean {
  return pictures.length + incoming.length > 0;
}

/** What still differs of what a first look has found. */
export async function lookAgain(
  needs: ScrubNeeds,
  { checked, pictures, incoming, strangers }: Findings,
): Promise<Findings> {
  return {
    ...{ checked, strangers },
    pictures: await stillDifferent(needs, pictures),
    incoming: await stillThere(needs, incoming),
  };
}

async function stillDifferent(
  needs: ScrubNeeds,
  suspects: readonly DifferentPicture[],
): Promise<DifferentPicture[]> {
  const pictures: DifferentPicture[] = [];
  for (const { id, differences: first } of suspects) {
    const { rows, keys } = await findPicture(needs, id);
    // What only the second look sees may be on its way in turn.
    const differences = inBoth(first, compareObjects(rows, keys));
    const isStranger = rows === null;
    if (isDifferent(differences))
      pictures.push({ id, differences, isStranger });
  }
  return pictures;
}

function inBoth(first: Differences, second: Differences): Differences {
  const both = (kind: keyof Differences) =>
    second[kind].filter((key) => first[kind].includes(key));
  return {
    missing: both("missing"),
    orphans: both("orphans"),
    misplaced: both("misplaced"),
  };
}

async function stillThere(
  { db, storage }: ScrubNeeds,
  keys: readonly string[],
): Promise<string[]> {
  const there: string[] = [];
  for (const key of keys) {
    const [unneeded] = await unneededOf(db, [key]);
    if (unneeded && (await storage.head(unneeded))) there.push(unneeded);
  }
  return there;
}
