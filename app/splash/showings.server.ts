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
      isRowFault,
      gatherMs: SHOWING_GATHER_MS,
      maxRows: MAX_ROWS,
      maxWaiting: MAX_WAITING,
      ...(needs.onDropped ? { onDropped: needs.onDropped } : {}),
    }),
    acts: openGroupCommit<Act>({
      write: (rows) => writeActs(needs, rows),
      isRowFault,
      gatherMs: ACT_GATHER_MS,
      maxRows: MAX_ROWS,
      maxWaiting: MAX_WAITING,
    }),
  };
}

// The rows travel as one JSON text: half the work of an array a column, and names instead of places.
const SHOWINGS_SQL = `
  INSERT INTO "Showing" ("id", "memeId", "categoryId", "visitorId", "visitorHash", "shownAt", "localDay", "locale", "device", "trace")
  SELECT r."id", r."memeId", c."id", r."visitorId", r."visitorHash", to_timestamp(r."shownAt" / 1000), r."localDay", r."locale", r."device", r."trace"
  FROM json_to_recordset($1) AS r("id" uuid, "memeId" uuid, "categorySlug" text, "visitorId" text, "visitorHash" text,
    "shownAt" float8, "localDay" date, "locale" text, "device" "DeviceClass", "trace" jsonb)
  JOIN "Category" c ON c."slug" = r."categorySlug"
  ON CONFLICT DO NOTHING`;

async function writeShowings(
  { sql, salt, onWritten }: Needs,
  rows: Showing[],
): Promise<void> {
  const newest = rows.at(-1)?.shownAt ?? 0;
  await salt.prepare(newest);
  const written = rows.map((row) => ({
    ...row,
    visitorHash: salt.visitorHash(row.visitorId, newest),
  }));
  await sql.query(SHOWINGS_SQL, [JSON.stringify(written)]);
  onWritten?.("showings", rows.length);
}

const ACTS_SQL = `
  INSERT INTO "VisitorEvent" ("id", "kind", "memeId", "categoryId", "visitorId", "at", "dwellMs", "device")
  SELECT r."id", r."kind", r."memeId", c."id", r."visitorId", to_timestamp(r."at" / 1000), r."dwellMs", r."device"
  FROM json_to_recordset($1) AS r("id" uuid, "kind" "EventKind", "memeId" uuid, "categorySlug" text, "visitorId" text,
    "at" float8, "dwellMs" int, "device" "DeviceClass")
  LEFT JOIN "Category" c ON c."slug" = r."categorySlug"
  ON CONFLICT DO NOTHING`;

async function writeActs(
  { sql, onWritten }: Needs,
  rows: Act[],
): Promise<void> {
  await sql.query(ACTS_SQL, [JSON.stringify(rows)]);
  onWritten?.("acts", rows.length);
}

/** SQLSTATE classes 22 and 23: what is in the row, not whether it can be reached. */
function isRowFault(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === "string" && /^2[23]...$/.test(code);
}

/** A version 7 UUID: its first 48 bits are the time, so that rows written together lie together. RFC 9562, 5.7. */
export function timeOrderedId(at: number): string {
  const high = Math.floor(at / 2 ** 16).toString(16);
  const low = (at % 2 ** 16).toString(16);
  return `${high.padStart(8, "0")}-${low.padStart(4, "0")}-7${randomUUID().slice(15)}`;
}
