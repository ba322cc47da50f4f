import type { Db } from "#app/platform/database.server.ts";
import {
  LEAST_BITS,
  MOST_NEIGHBOURS,
  NEAR_BITS,
  bitsOf,
  nearWithin,
  probesOf,
} from "./near-duplicates.ts";

/** The expressions of the three indexes, letter for letter, in the order of the probes. */
const BAND_SQL = [
  `((("perceptualHash" >> 42) & 4194303)::int)`,
  `((("perceptualHash" >> 21) & 2097151)::int)`,
  `(("perceptualHash" & 2097151)::int)`,
] as const;

/**
 * So many pictures with one value of a band are compared at most. The limit also tells the planner, which knows
 * nothing about the values of a band, that each look into an index is cheap: it neither scans the table nor compiles.
 */
const MOST_IN_A_PLACE = 200;

/**
 * Pictures within NEAR_BITS of a hash, nearest first, those in the trash too.
 * $1 is the hash, $2 the asset that has it, then the probes of each band.
 */
export const NEAR_ASSETS_SQL = `
  WITH "candidate" AS (${BAND_SQL.map(lookInto).join(" UNION ")})
  SELECT a."id", a."perceptualHash", a."trashedAt" IS NOT NULL AS "isTrashed", ${distance(`a."perceptualHash"`)} AS "distance"
  FROM (SELECT "id" FROM "candidate" WHERE ${distance(`"perceptualHash"`)} <= ${NEAR_BITS} LIMIT ${MOST_IN_A_PLACE}) c
  JOIN "Asset" a ON a."id" = c."id"
  WHERE a."id" <> $2::uuid
  ORDER BY "distance", a."id"`;

/** Another picture that looks like one. */
export interface NearAsset {
  id: string;
  /** Bits that differ, 0 .. NEAR_BITS. */
  distance: number;
  isTrashed: boolean;
}

/** Finds the pictures that look like this one, nearest first. One that tells nothing has none. */
export async function findNearAssets(
  db: Pick<Db, "$queryRawUnsafe">,
  asset: { id: string; perceptualHash: bigint },
): Promise<NearAsset[]> {
  const hash = asset.perceptualHash;
  if (bitsOf(hash) < LEAST_BITS) return [];
  const found = await db.$queryRawUnsafe<
    (NearAsset & { perceptualHash: bigint })[]
  >(NEAR_ASSETS_SQL, hash, asset.id, ...probesOf(hash));
  return found
    .filter((near) => near.distance <= nearWithin(hash, near.perceptualHash))
    .slice(0, MOST_NEIGHBOURS)
    .map(({ id, distance, isTrashed }) => ({ id, distance, isTrashed }));
}

/** The candidates of one band, by one look into its index for each probe. */
function lookInto(band: string, at: number): string {
  return `
    SELECT f."id", f."perceptualHash" FROM unnest($${at + 3}::int[]) AS "probe"("value") CROSS JOIN LATERAL (
      SELECT "id", "perceptualHash" FROM "Asset"
      WHERE ${band} = "probe"."value" AND bit_count("perceptualHash"::bit(64)) >= ${LEAST_BITS} LIMIT ${MOST_IN_A_PLACE}) f`;
}

function distance(hash: string): string {
  return `bit_count((${hash} # $1::bigint)::bit(64))::int`;
}
