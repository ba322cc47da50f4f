import { hash, randomBytes } from "node:crypto";
import type pg from "pg";

const DAY_MS = 24 * 60 * 60 * 1000;

export interface VisitorSalt {
  /** A visitor's name for one day (UTC): nobody can lead it back to them once the day's salt is gone. */
  visitorHash(visitorId: string, at: number): string;
  /** Makes sure the salt of this day is at hand; forgets those of earlier days, here and in the database. */
  prepare(at: number): Promise<void>;
}

/** One random salt a day, shared by all instances through the settings table. */
export function openVisitorSalt(sql: Pick<pg.Pool, "query">): VisitorSalt {
  let current = { day: -1, salt: "" };
  return {
    visitorHash: (visitorId, at) =>
      hash(
        "sha256",
        `${current.salt}.${dayOf(at)}.${visitorId}`,
        "base64url",
      ).slice(0, 22),
    async prepare(at) {
      const day = dayOf(at);
      if (day === current.day) return;
      const key = `visitor-salt.${day}`;
      const candidate = randomBytes(24).toString("base64url");
      await sql.query(
        `INSERT INTO "Setting" ("key", "value", "updatedAt") VALUES ($1, $2::jsonb, now()) ON CONFLICT DO NOTHING`,
        [key, JSON.stringify(candidate)],
      );
      const found = await sql.query<{ value: string }>(
        `SELECT "value" FROM "Setting" WHERE "key" = $1`,
        [key],
      );
      await sql.query(
        `DELETE FROM "Setting" WHERE "key" LIKE 'visitor-salt.%' AND "key" < $1`,
        [key],
      );
      // Gone when another instance has just begun the next day: then ours alone serves for what is late.
      current = { day, salt: found.rows[0]?.value ?? candidate };
    },
  };
}

function dayOf(at: number): number {
  return Math.floor(at / DAY_MS);
}
