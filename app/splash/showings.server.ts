import { randomUUID } from "node:crypto";
import type pg from "pg";
import {
  openGroupCommit,
  type GroupCommit,
} from "#app/platform/group-commit.server.ts";
import type { DeviceClass, EventKind } from "#prisma/generated/enums.ts";
import type { VisitorSalt } from "./visitor-salt.server.ts";

/** A showing may be lost when the process dies within this time; nobody was promised it. */
const SHOWING_GATHER_MS = 100;
/** An act is answered after it is committed; so long it waits for company. */
const ACT_GATHER_MS = 4;
const MAX_ROWS = 1_000;
/** Showings kept while the database is away. */
const MAX_WAITING = 50_000;

/** One meme shown once. */
export interface Showing {
  /** From `timeOrderedId`: a write that is tried again adds nothing twice. */
  id: string;
  memeId: string;
  categorySlug: string;
  visitorId: string;
  /** Milliseconds since the epoch. */
  shownAt: number;
  /** YYYY-MM-DD where the visitor is. */
  localDay: string;
  locale: string;
  device: DeviceClass;
  trace: object;
}

/** One thing a visitor did. */
export interface Act {
  /** The same act sent twice has the same id and counts once. */
  id: string;
  kind: EventKind;
  memeId: string | null;
  categorySlug: string | null;
  visitorId: string;
  at: number;
  dwellMs: number | null;
  device: DeviceClass;
}

export interface Recorder {
  showings: GroupCommit<Showing>;
  acts: GroupCommit<Act>;
}

interface Needs {
  sql: Pick<pg.Pool, "query">;
  salt: VisitorSalt;
  onWritten?: (kind: "showings" | "acts", rows: number) => void;
  onDropped?: (count: number) => void;
}

/** Writes what was shown and done in groups: one statement for many rows, whatever the traffic. */
export function openRecorder(needs: Needs): Recorder {
  return {
    showings: openGroupCommit<Showing>({
      write: (rows) => writeShowings(needs, rows),
      gatherMs: SHOWING_GATHER_MS,
      maxRows: MAX_ROWS,
      maxWaiting: MAX_WAITING,
      ...(needs.onDropped ? { onDropped: needs.onDropped } : {}),
    }),
    acts: openGroupCommit<Act>({
      write: (rows) => writeActs(needs, rows),
      gatherMs: ACT_GATHER_MS,
      maxRows: MAX_ROWS,
      maxWaiting: MAX_WAITING,
    }),
  };
}

const SHOWINGS_SQL = `
  INSERT INTO "Showing" ("id", "memeId", "categoryId", "visitorId", "visitorHash", "shownAt", "localDay", "locale", "device", "trace")
  SELECT r."id", r."memeId", c."id", r."visitorId", r."visitorHash", r."shownAt", r."localDay", r."locale", r."device"::"DeviceClass", r."trace"
  FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::date[], $8::text[], $9::text[], $10::jsonb[])
    AS r("id", "memeId", "slug", "visitorId", "visitorHash", "shownAt", "localDay", "locale", "device", "trace")
  JOIN "Category" c ON c."slug" = r."slug"
  ON CONFLICT DO NOTHING`;

async function writeShowings(
  { sql, salt, onWritten }: Needs,
  rows: Showing[],
): Promise<void> {
  const newest = rows.at(-1)?.shownAt ?? 0;
  await salt.prepare(newest);
  await sql.query(SHOWINGS_SQL, [
    rows.map(({ id }) => id),
    rows.map(({ memeId }) => memeId),
    rows.map(({ categorySlug }) => categorySlug),
    rows.map(({ visitorId }) => visitorId),
    rows.map(({ visitorId }) => salt.visitorHash(visitorId, newest)),
    rows.map(({ shownAt }) => new Date(shownAt).toISOString()),
    rows.map(({ localDay }) => localDay),
    rows.map(({ locale }) => locale),
    rows.map(({ device }) => device),
    rows.map(({ trace }) => JSON.stringify(trace)),
  ]);
  onWritten?.("showings", rows.length);
}

const ACTS_SQL = `
  INSERT INTO "VisitorEvent" ("id", "kind", "memeId", "categoryId", "visitorId", "at", "dwellMs", "device")
  SELECT r."id", r."kind"::"EventKind", r."memeId", c."id", r."visitorId", r."at", r."dwellMs", r."device"::"DeviceClass"
  FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::text[], $6::timestamptz[], $7::int[], $8::text[])
    AS r("id", "kind", "memeId", "slug", "visitorId", "at", "dwellMs", "device")
  LEFT JOIN "Category" c ON c."slug" = r."slug"
  ON CONFLICT DO NOTHING`;

async function writeActs(
  { sql, onWritten }: Needs,
  rows: Act[],
): Promise<void> {
  await sql.query(ACTS_SQL, [
    rows.map(({ id }) => id),
    rows.map(({ kind }) => kind),
    rows.map(({ memeId }) => memeId),
    rows.map(({ categorySlug }) => categorySlug),
    rows.map(({ visitorId }) => visitorId),
    rows.map(({ at }) => new Date(at).toISOString()),
    rows.map(({ dwellMs }) => dwellMs),
    rows.map(({ device }) => device),
  ]);
  onWritten?.("acts", rows.length);
}

/** A version 7 UUID: its first 48 bits are the time, so that rows written together lie together. RFC 9562, 5.7. */
export function timeOrderedId(at: number): string {
  const high = Math.floor(at / 2 ** 16).toString(16);
  const low = (at % 2 ** 16).toString(16);
  return `${high.padStart(8, "0")}-${low.padStart(4, "0")}-7${randomUUID().slice(15)}`;
}
