import { recordAudit } from "#app/moderation/audit.server.ts";
import type { Tx } from "#app/platform/database.server.ts";
import type { Verdict } from "#app/platform/rate-limit-answer.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { OneTimeLink, Person } from "#prisma/generated/client.ts";
import { endEveryAccess } from "../change-password.server.ts";
import { deviceWords } from "../device-words.ts";
import { findLink, takeLink } from "./one-time-links.server.ts";
import { isOwnPassword } from "../password-rules.ts";
import { hashSecret } from "../secret-tokens.server.ts";
import { enqueueLetter } from "./send-mail-job.server.ts";
import {
  accountInLog,
  endSessionOf,
  type Browser,
  type SignInNeeds,
} from "../sign-in.server.ts";
import { endEveryWayIn } from "../ways-in.server.ts";

type Needs = SignInNeeds & Pick<Services, "env" | "jobs">;
type LimitRefusal = { ok: false; rejection: "rate_limited"; verdict: Verdict };

/**
 * Has a link sent to whoever has this address. Known or not, it is the same work and the same answer: a letter is enqueued
 * in each case, and the limits count what was typed.
 */
export async function askForPassword(
  needs: Needs,
  { email }: { email: string },
): Promise<{ ok: true } | LimitRefusal> {
  const { db, jobs, limits, log, requestId, address } = needs;
  const account = hashSecret(email);
  const verdict = await limits.takeAll(
    ["sign_in_address", address],
    ["password_reset", account],
  );
  if (!verdict.allowed)
    return { ok: false, rejection: "rate_limited", verdict };
  const person = await db.person.findUnique({ where: { email } });
  const personId = person?.id ?? null;
  await jobs.ready();
  await db.$transaction((tx) =>
    enqueueLetter(needs, tx, { kind: "password_reset", personId }),
  );
  const facts = { requestId, account: accountInLog(account) };
  log.security("password_reset_asked", facts);
  return { ok: true };
}

/** Whose password a link may renew, while it is good and they are there. */
export async function findRenewal(
  { db, clock }: Pick<Needs, "db" | "clock">,
  token: string,
): Promise<Person | null> {
  const link = { purpose: "password_reset", token } as const;
  const { personId } = (await findLink({ db }, clock.now(), link)) ?? {};
  if (!personId) return null;
  return db.person.findUnique({ where: { id: personId, deletedAt: null } });
}

export type Renewal =
  | { ok: true; cookies: string[] }
  | { ok: false; rejection: "link_over" | "too_common" }
  | LimitRefusal;

/**
 * Sets a new password by a link. Everything that the person was signed in by ends, and the browser at hand has a session
 * of its own. Of many at once with the same link one succeeds.
 */
export async function renewPassword(
  needs: Needs,
  { token, password }: { token: string; password: string },
  { headers, actor }: Browser,
): Promise<Renewal> {
  const { db, limits, jobs, log, requestId, address, features } = needs;
  const verdict = await limits.take("sign_in_address", address);
  if (!verdict.allowed)
    return { ok: false, rejection: "rate_limited", verdict };
  const person = await findRenewal(needs, token);
  if (!person) return { ok: false, rejection: "link_over" };
  if (isOwnPassword(password, person))
    return { ok: false, rejection: "too_common" };
  const { passwords, sessions, knownDevices } = features.accounts;
  const passwordHash = await passwords.hash(password);
  await jobs.ready();
  const cookie = await db.$transaction(async (tx) => {
    const now = needs.clock.now();
    const purpose = "password_reset";
    const link = await takeLink(tx, now, { purpose, token });
    if (!link) return null;
    await writeRenewal(tx, now, { person, link, passwordHash });
    await endSessionOf(tx, actor);
    const { id: personId } = person;
    await enqueueLetter(needs, tx, { kind: "password_changed", personId });
    const device = deviceWords(headers.get("user-agent") ?? undefined);
    return sessions.begin(tx, person, device);
  });
  if (!cookie) return { ok: false, rejection: "link_over" };
  log.security("password_renewed", { requestId, personId: person.id });
  const value = knownDevices.inCookie(headers.get("cookie"));
  const name = knownDevices.read(value, person);
  const known = knownDevices.cookieFor({ ...person, passwordHash }, name);
  return { ok: true, cookies: [cookie, known] };
}

interface RenewalRows {
  person: Pick<Person, "id" | "emailVerifiedAt">;
  link: Pick<OneTimeLink, "byMail">;
  passwordHash: string;
}

async function writeRenewal(
  tx: Tx,
  now: number,
  { person: { id, emailVerifiedAt }, link, passwordHash }: RenewalRows,
): Promise<void> {
  const isFirstProof = link.byMail && !emailVerifiedAt;
  await tx.person.update({
    where: { id },
    data: {
      passwordHash,
      ...(isFirstProof ? { emailVerifiedAt: new Date(now) } : {}),
    },
  });
  // Until now anybody may have signed up with this address: what they have left behind must not open it to them.
  if (emailVerifiedAt) await endEveryAccess(tx, now, id);
  else await endEveryWayIn(tx, now, id);
  await recordAudit(tx, now, {
    ...{ actor: id, action: "person.password_reset", subject: `person:${id}` },
    detail: { byMail: link.byMail },
  });
}
