import { createHash } from "node:crypto";
import type { Db, Tx } from "#app/platform/database.server.ts";

/** The hash before the first row. */
const CHAIN_START = "0".repeat(64);

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

export interface AuditFacts {
  /** A person's id, "system" or "command line". */
  actor: string;
  /** What was done, such as "meme.approve". */
  action: string;
  /** To what, such as "meme:<id>". */
  subject: string;
  detail: { [key: string]: Json };
}

/**
 * Adds one row to the audit log, in the transaction of what it tells about.
 * The table is locked until that ends, so that each row follows exactly one other.
 */
export async function recordAudit(
  tx: Tx,
  now: number,
  facts: AuditFacts,
): Promise<void> {
  await tx.$executeRaw`LOCK TABLE "AuditEntry" IN EXCLUSIVE MODE`;
  const last = await tx.auditEntry.findFirst({
    orderBy: { id: "desc" },
    select: { hash: true },
  });
  const previousHash = last?.hash ?? CHAIN_START;
  const at = new Date(now);
  await tx.auditEntry.create({
    data: {
      ...facts,
      at,
      previousHash,
      hash: auditHash(previousHash, at, facts),
    },
  });
}

/** Rows read at once. */
const PAGE_ROWS = 1_000;

/**
 * Walks the whole chain from its beginning.
 * @returns the first row that was changed, or that follows one that was changed or is gone; null when all is well
 */
export async function verifyAudit(db: Db): Promise<{ id: bigint } | null> {
  let previousHash = CHAIN_START;
  let lastId = 0n;
  for (;;) {
    const rows = await db.auditEntry.findMany({
      where: { id: { gt: lastId } },
      orderBy: { id: "asc" },
      take: PAGE_ROWS,
    });
    for (const row of rows) {
      const facts = { ...row, detail: row.detail as AuditFacts["detail"] };
      const hash = auditHash(previousHash, row.at, facts);
      if (row.previousHash !== previousHash || row.hash !== hash)
        return { id: row.id };
      previousHash = row.hash;
      lastId = row.id;
    }
    if (rows.length < PAGE_ROWS) return null;
  }
}

/** Hex SHA-256 over the hash before and the row's own facts, keys in order. */
export function auditHash(
  previousHash: string,
  at: Date,
  facts: AuditFacts,
): string {
  const { actor, action, subject, detail } = facts;
  const text = canonical([
    previousHash,
    at.toISOString(),
    actor,
    action,
    subject,
    detail,
  ]);
  return createHash("sha256").update(text).digest("hex");
}

function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const entries = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? null)}`);
  return `{${entries.join(",")}}`;
}
