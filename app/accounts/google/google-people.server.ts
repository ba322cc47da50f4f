import { recordAudit } from "#app/moderation/audit.server.ts";
import type { Clock } from "#app/platform/clock.ts";
import type { Db, Tx } from "#app/platform/database.server.ts";
import { NAME_MAX } from "../account-forms.ts";
import { isStillProven } from "../proofs.server.ts";
import type { GoogleIdentity } from "./google-issuer.server.ts";
import type { GoogleRefusal } from "./google-refusals.ts";

/** What PostgreSQL refuses or a screen would obey: control characters and signs that turn the direction of writing. */
const UNSHOWABLE = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

export type Admission =
  { ok: true; personId: string } | { ok: false; refusal: GoogleRefusal };

interface Needs {
  db: Db;
  clock: Clock;
}

const refuse = (refusal: GoogleRefusal) => ({ ok: false, refusal }) as const;

/**
 * Finds whose sign-in this is, or makes a contributor of somebody new. The subject decides first. An address joins an
 * account only when both sides have checked it: the issuer, and we. Otherwise whoever signed up first with a stranger's
 * address, or got a stranger's address from an issuer, would be let into their account.
 */
export function admitByGoogle(
  { db, clock, locale }: Needs & { locale: string },
  identity: GoogleIdentity,
): Promise<Admission> {
  return onceMoreAfterConflict(() =>
    db.$transaction(
      async (tx) =>
        (await findBySubject(tx, identity)) ??
        (await joinByAddress(tx, clock.now(), identity)) ??
        (await createPerson(tx, clock.now(), { identity, locale })),
    ),
  );
}

/** Lets a Google account open this person's account from now on, while the session lasts from which they ask. */
export function connectGoogle(
  { db, clock }: Needs,
  { subject }: GoogleIdentity,
  session: { id: string; sessionId: string },
): Promise<Admission> {
  const { id: personId } = session;
  return onceMoreAfterConflict(() =>
    db.$transaction(async (tx) => {
      if (!(await isStillProven(tx, session))) return refuse("other_person");
      const owner = await tx.person.findUnique({
        where: { googleSubject: subject },
      });
      if (owner && owner.id !== personId) return refuse("taken");
      if (owner) return { ok: true, personId };
      await tx.person.update({
        where: { id: personId },
        data: { googleSubject: subject },
      });
      await audit(tx, clock.now(), { personId, action: "person.google" });
      return { ok: true, personId };
    }),
  );
}

async function findBySubject(
  tx: Tx,
  { subject }: GoogleIdentity,
): Promise<Admission | null> {
  const person = await tx.person.findUnique({
    where: { googleSubject: subject },
  });
  if (!person) return null;
  return person.deletedAt
    ? refuse("closed")
    : { ok: true, personId: person.id };
}

async function joinByAddress(
  tx: Tx,
  now: number,
  { subject, verifiedEmail }: GoogleIdentity,
): Promise<Admission | null> {
  if (verifiedEmail === null) return refuse("unverified");
  const person = await tx.person.findUnique({
    where: { email: verifiedEmail },
  });
  if (!person) return null;
  if (person.deletedAt) return refuse("closed");
  // Somebody was faster, between the look for the subject and this one.
  if (person.googleSubject === subject)
    return { ok: true, personId: person.id };
  // Another subject with the same address is another owner of the address: it was given away, or the issuer errs.
  if (!person.emailVerifiedAt || person.googleSubject)
    return refuse("password_first");
  await tx.person.update({
    where: { id: person.id },
    data: { googleSubject: subject },
  });
  await audit(tx, now, { personId: person.id, action: "person.google" });
  return { ok: true, personId: person.id };
}

async function createPerson(
  tx: Tx,
  now: number,
  { identity, locale }: { identity: GoogleIdentity; locale: string },
): Promise<Admission> {
  const { subject, verifiedEmail: email, name } = identity;
  if (email === null) return refuse("unverified");
  const person = await tx.person.create({
    data: {
      ...{ email, name: shownName(name) || email.split("@")[0]!, locale },
      ...{ googleSubject: subject, emailVerifiedAt: new Date(now) },
      createdAt: new Date(now),
    },
  });
  await audit(tx, now, { personId: person.id, action: "person.sign_up" });
  return { ok: true, personId: person.id };
}

function shownName(name: string | null): string {
  const clean = (name ?? "").toWellFormed().replace(UNSHOWABLE, "").trim();
  // As long as the profile takes it, and without half a character at its end.
  return clean
    .slice(0, NAME_MAX)
    .replace(/\p{Cs}$/u, "")
    .trim();
}

function audit(
  tx: Tx,
  now: number,
  { personId, action }: { personId: string; action: string },
): Promise<void> {
  return recordAudit(tx, now, {
    ...{ actor: personId, action, subject: `person:${personId}` },
    detail: { via: "google" },
  });
}

/** Two first sign-ins at once meet at the unique subject or address; the slower one finds what the faster one made. */
async function onceMoreAfterConflict<Result>(
  run: () => Promise<Result>,
): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    // Prisma's unique violation. https://www.prisma.io/docs/orm/reference/error-reference#p2002
    if ((error as { code?: unknown } | null)?.code !== "P2002") throw error;
    return run();
  }
}
