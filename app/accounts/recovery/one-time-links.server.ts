import type { Db, Tx } from "#app/platform/database.server.ts";
import type { LinkPurpose, OneTimeLink } from "#prisma/generated/client.ts";
import { createSecret, hashSecret } from "../secret-tokens.server.ts";

const HOUR_MS = 60 * 60 * 1000;

/** How long a link is good for, and the page behind it. */
export const LINKS = {
  password_reset: { validMs: HOUR_MS, path: "/password/renewal" },
  setup: { validMs: 24 * HOUR_MS, path: "/setup" },
} as const satisfies Record<LinkPurpose, { validMs: number; path: string }>;

interface NewLink {
  purpose: LinkPurpose;
  /** Whose door it opens; null: it opens one that is nobody's yet. */
  personId: string | null;
  byMail?: boolean;
}

/**
 * Makes a link; older ones to the same door are void from now on. The secret stands in its query, which no log of ours
 * keeps, and otherwise nowhere. @returns the whole address
 */
export async function makeLink(
  tx: Tx,
  { now, baseUrl }: { now: number; baseUrl: string },
  { purpose, personId, byMail = false }: NewLink,
): Promise<string> {
  const { validMs, path } = LINKS[purpose];
  const secret = createSecret();
  const at = new Date(now);
  await tx.oneTimeLink.updateMany({
    where: { purpose, personId, usedAt: null },
    data: { usedAt: at },
  });
  await tx.oneTimeLink.create({
    data: {
      ...{ purpose, personId, byMail, tokenHash: hashSecret(secret) },
      ...{ createdAt: at, expiresAt: new Date(now + validMs) },
    },
  });
  return `${baseUrl}${path}?token=${secret}`;
}

/** The secret of the link that somebody came by; the form behind it is sent to the same address. Empty when there is none. */
export function tokenOf(request: Request): string {
  return new URL(request.url).searchParams.get("token") ?? "";
}

/** A link that has not been used and is not over, by its secret; null for any other. It stays as good as it was. */
export function findLink(
  { db }: { db: Db | Tx },
  now: number,
  { purpose, token }: { purpose: LinkPurpose; token: string },
): Promise<OneTimeLink | null> {
  return db.oneTimeLink.findFirst({ where: living(now, purpose, token) });
}

/** Uses a link up. Of many at once one is told that it did, and all others that there is none (null). */
export async function takeLink(
  tx: Tx,
  now: number,
  { purpose, token }: { purpose: LinkPurpose; token: string },
): Promise<OneTimeLink | null> {
  const { count } = await tx.oneTimeLink.updateMany({
    where: living(now, purpose, token),
    data: { usedAt: new Date(now) },
  });
  if (count === 0) return null;
  return tx.oneTimeLink.findUnique({
    where: { tokenHash: hashSecret(token) },
  });
}

function living(now: number, purpose: LinkPurpose, token: string) {
  return {
    ...{ purpose, tokenHash: hashSecret(token), usedAt: null },
    expiresAt: { gt: new Date(now) },
  };
}
