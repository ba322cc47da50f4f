import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import type { OpenServices } from "#app/platform/open-services.server.ts";
import { keyIn, PICTURE_AREAS } from "#app/memes/picture-areas.server.ts";
import { compareObjects } from "#app/uploads/upkeep/object-differences.server.ts";
import { walkPictures } from "#app/uploads/upkeep/object-walk.server.ts";
import { sha256Of, type SentUpload } from "./upload-trial.ts";

/** What is wrong after a trial, one sentence for each thing; empty when all is well. */
export interface Remains {
  /** Acknowledged, and not there whole. */
  lost: string[];
  /** There, and nobody's. */
  leftOver: string[];
}

type Needs = Pick<OpenServices, "db" | "sql" | "storage">;

/**
 * Looks at every row and every object: what was acknowledged has its upload, ready, with its original and all variants byte
 * for byte, AVIF among them; and there is nothing but that.
 */
export async function findRemains(
  needs: Needs,
  uploads: readonly SentUpload[],
): Promise<Remains> {
  const lost: string[] = [];
  for (const { sha256, isAcknowledged } of uploads)
    if (isAcknowledged) lost.push(...(await missingOf(needs, sha256)));
  const known = new Set(uploads.map(({ sha256 }) => sha256));
  return {
    lost,
    leftOver: [
      ...(await strangeRows(needs, known)),
      ...(await strangeObjects(needs)),
    ],
  };
}

/** Whether the background has nothing to do any more: no upload under way, no job waiting or running. */
export async function isQuiet({ sql }: Needs): Promise<boolean> {
  const { rows } = await sql.query<{ busy: number }>(
    `SELECT (SELECT count(*) FROM "Upload" WHERE "state" IN ('receiving', 'processing'))::int
       + (SELECT count(*) FROM pgboss.job WHERE state IN ('created', 'retry', 'active'))::int AS busy`,
  );
  return rows[0]?.busy === 0;
}

/** Jobs that three starts were not enough for. */
export async function countParked({ sql }: Needs): Promise<number> {
  const { rows } = await sql.query<{ parked: number }>(
    `SELECT count(*)::int AS parked FROM pgboss.job WHERE state = 'failed' AND name <> 'parked'`,
  );
  return rows[0]?.parked ?? 0;
}

/** What lies in the folder for temporary files, but for the folders of processes that are alive. */
export async function filesIn(tmpDir: string): Promise<string[]> {
  const names = await readdir(tmpDir, { recursive: true });
  return names.filter(
    (name) => !/^process-[0-9a-f-]{36}(\.lock(-journal)?)?$/.test(name),
  );
}

async function missingOf(needs: Needs, sha256: string): Promise<string[]> {
  const asset = await needs.db.asset.findFirst({
    where: { sha256, trashedAt: null },
    include: { variants: true, memes: { include: { uploads: true } } },
  });
  if (!asset) return [`no asset of ${sha256}`];
  const faults: string[] = [];
  const original = await hashOf(needs, asset.originalKey);
  if (original !== sha256) faults.push(`${asset.originalKey}: ${original}`);
  for (const variant of asset.variants) {
    const file = { ...variant, assetId: asset.id };
    const keys = PICTURE_AREAS.map((area) => keyIn(area, file));
    const hashes = await Promise.all(keys.map((key) => hashOf(needs, key)));
    if (!hashes.includes(variant.sha256))
      faults.push(`${variant.size} ${variant.format} of ${asset.id}`);
  }
  const isEncoded = asset.variants.some(({ format }) => format === "avif");
  if (!isEncoded && !(await isParked(needs, asset.id)))
    faults.push(`no AVIF of ${asset.id}`);
  const states = asset.memes.flatMap(({ uploads }) =>
    uploads.map(({ state }) => state),
  );
  if (states.join() !== "ready")
    faults.push(`uploads of ${asset.id}: ${states.join() || "none"}`);
  return faults;
}

/** A job that three workers have died of is parked, whatever they died of: the picture is served without its AVIF files. */
async function isParked({ sql }: Needs, assetId: string): Promise<boolean> {
  const { rowCount } = await sql.query(
    `SELECT FROM pgboss.job WHERE name = 'encode-avif' AND state = 'failed' AND data->>'assetId' = $1`,
    [assetId],
  );
  return rowCount !== 0;
}

async function hashOf({ storage }: Needs, key: string): Promise<string> {
  const found = await storage.get(key);
  return found ? sha256Of(await buffer(found.body)) : "missing";
}

/** A meme is new, and then its AVIF files are there: once. */
const ENCODED_VERSION = 2;

/** Rows that belong to no picture that was sent, or are not whole. */
async function strangeRows(
  { db }: Needs,
  known: ReadonlySet<string>,
): Promise<string[]> {
  const assets = await db.asset.findMany({
    include: { memes: { include: { uploads: true, decisions: true } } },
  });
  const strange = assets.flatMap(({ id, sha256, memes }) => {
    const decisions = memes.flatMap((meme) => meme.decisions);
    const submits = decisions.filter(({ kind }) => kind === "submit");
    const isWhole =
      known.has(sha256) &&
      memes.length === 1 &&
      memes[0]?.uploads.length === 1 &&
      memes[0].version <= ENCODED_VERSION &&
      submits.length === 1;
    return isWhole ? [] : [`asset ${id}`];
  });
  const stuck = await db.upload.findMany({
    where: { OR: [{ state: { not: "ready" } }, { memeId: null }] },
  });
  const stuckWords = stuck.map(({ id, state }) => `upload ${id}: ${state}`);
  return [...strange, ...stuckWords];
}

async function strangeObjects(needs: Needs): Promise<string[]> {
  const faults: string[] = [];
  for await (const { rows, keys } of walkPictures(needs))
    for (const [kind, found] of Object.entries(compareObjects(rows, keys)))
      faults.push(...(found as string[]).map((key) => `${kind} ${key}`));
  for await (const { key } of needs.storage.list("incoming/"))
    faults.push(`incoming ${key}`);
  return faults;
}

/** Where the temporary files of an app in this folder lie. */
export function tmpOf(dataDir: string): string {
  return join(dataDir, "tmp");
}
