import type pg from "pg";
import type { Tx } from "#app/platform/database.server.ts";

/** Tells every instance that what may be shown has changed. In the transaction of the change. */
export async function bumpPool(tx: Tx): Promise<void> {
  await tx.$executeRaw`UPDATE "PoolVersion" SET "version" = "version" + 1 WHERE "id" = 1`;
}

/** The version every instance looks at, several times a second. */
export async function readPoolVersion(
  sql: Pick<pg.Pool, "query">,
): Promise<number> {
  const found = await sql.query<{ version: string }>(
    `SELECT "version" FROM "PoolVersion" WHERE "id" = 1`,
  );
  return Number(found.rows[0]?.version ?? 0);
}
