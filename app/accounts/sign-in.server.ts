import type { Tx } from "#app/platform/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Verdict } from "#app/platform/rate-limit-answer.ts";
import type { Person } from "#prisma/generated/client.ts";
import type { Accounts } from "./accounts.server.ts";
import type { Actor } from "./actor.ts";
import { deviceWords } from "./device-words.ts";
import { isOldHash } from "./passwords.server.ts";
import { isStillProven, type Proof } from "./proofs.server.ts";
import { hashSecret } from "./secret-tokens.server.ts";
import { endSession } from "./sessions.server.ts";

/** What a sign-in needs; the load context has all of it. */
export interface SignInNeeds extends Pick<
  Services,
  "db" | "clock" | "limits" | "log" | "metrics"
> {
  requestId: string;
  /** Where the request comes from, as limits count it. */
  address: string;
  features: {
    accounts: Pick<Accounts, "passwords" | "knownDevices" | "sessions">;
  };
}

export interface Credentials {
  /** In lower case. */
  email: string;
  password: string;
}

/** `wrong` is all that anybody is told: no such account, no password or another password. */
export type SignInRefusal =
  | { ok: false; rejection: "wrong" }
  | { ok: false; rejection: "rate_limited"; verdict: Verdict };

export type ProvenPerson =
  | {
      ok: true;
      person: Person;
      proof: Proof;
      /** The name of the device, if it is a known one. */
      device: string | null;
    }
  | SignInRefusal;

const WRONG = { ok: false, rejection: "wrong" } as const;

/**
 * Who has this address and password. Every refusal but that of a limit takes the same work, whether or not there is
 * such an account; a limit counts what was typed and so tells nothing either. `value` is what the device may be known by.
 */
export async function provePassword(
  needs: SignInNeeds,
  { email, password }: Credentials,
  value: string | null,
): Promise<ProvenPerson> {
  const { passwords, knownDevices } = needs.features.accounts;
  const person = await needs.db.person.findUnique({ where: { email } });
  const device = knownDevices.read(value, person);
  const account = hashSecret(email);
  const before = await takeTry(needs, account, device);
  if (!before.allowed) return refuse(needs, account, before);
  const kept = person?.deletedAt ? null : (person?.passwordHash ?? null);
  const fits = await passwords.verify(kept, password);
  const after = device ? null : await countOutcome(needs, account, fits);
  if (after?.allowed === false) return refuse(needs, account, after);
  if (!fits || !kept || !person) return refuse(needs, account);
  const passwordHash = isOldHash(kept)
    ? await renewHash(needs, person, password)
    : kept;
  if (!passwordHash) return WRONG;
  const proof = { id: person.id, passwordHash };
  return { ok: true, person: { ...person, passwordHash }, proof, device };
}

/** The browser that asks, and whoever it has a session of. */
export interface Browser {
  headers: Headers;
  actor: Actor | null;
}

/** Signs a browser in by a password. @returns the `Set-Cookie` values */
export async function signIn(
  needs: SignInNeeds,
  credentials: Credentials,
  browser: Browser,
): Promise<{ ok: true; cookies: string[] } | SignInRefusal> {
  const { knownDevices } = needs.features.accounts;
  const value = knownDevices.inCookie(browser.headers.get("cookie"));
  const proven = await provePassword(needs, credentials, value);
  if (!proven.ok) return proven;
  const cookies = await beginSession(needs, proven.proof, browser);
  return cookies ? { ok: true, cookies } : WRONG;
}

/**
 * Signs a browser in under a new session; one that it had before ends. @returns the `Set-Cookie` values; null when the
 * proof has ceased to hold meanwhile
 */
export async function beginSession(
  { db, log, requestId, features }: SignInNeeds,
  proof: Proof,
  { headers, actor }: Browser,
): Promise<string[] | null> {
  const { sessions, knownDevices } = features.accounts;
  const device = deviceWords(headers.get("user-agent") ?? undefined);
  const begun = await db.$transaction(async (tx) => {
    if (!(await isStillProven(tx, proof))) return null;
    await endSessionOf(tx, actor);
    const { id } = proof;
    const person = await tx.person.findUniqueOrThrow({ where: { id } });
    return { person, cookie: await sessions.begin(tx, proof, device) };
  });
  if (!begun) return null;
  const { person, cookie } = begun;
  log.security("signed_in", { requestId, personId: proof.id, device });
  const value = knownDevices.inCookie(headers.get("cookie"));
  const name = knownDevices.read(value, person);
  return [cookie, knownDevices.cookieFor(person, name)];
}

/** Ends the session that the browser had before, if it had one: it is to have one at a time. */
export async function endSessionOf(tx: Tx, actor: Actor | null): Promise<void> {
  if (actor?.via !== "session") return;
  const { id: personId, credentialId: id } = actor;
  await endSession({ db: tx }, { personId, id });
}

/** Ends the session that a request came with, if it came with one. @returns the `Set-Cookie` value that clears it */
export async function signOut(
  { db, log, requestId, features }: SignInNeeds,
  actor: Actor | null,
): Promise<string> {
  if (actor?.via === "session") {
    const { id: personId, credentialId: id } = actor;
    await endSession({ db }, { personId, id });
    log.security("signed_out", { requestId, personId });
  }
  return features.accounts.sessions.clearing;
}

/**
 * A known device has a count of its own, within one of all that are known for the account. All others share one with
 * everybody at their address, and find the account closed after too many wrong passwords from everywhere.
 */
async function takeTry(
  { limits, address }: SignInNeeds,
  account: string,
  device: string | null,
): Promise<Verdict> {
  if (device)
    return limits.takeAll(
      ["sign_in", `${account}|${device}`],
      ["sign_in_known", account],
    );
  const verdict = await limits.takeAll(
    ["sign_in_address", address],
    ["sign_in", `${account}|${address}`],
  );
  return verdict.allowed ? limits.look("sign_in_account", account) : verdict;
}

/**
 * Counts a wrong password against the account. Of many that were begun at once no more are heard than are allowed: what
 * the others have used up meanwhile goes for a right one too.
 */
function countOutcome(
  { limits }: SignInNeeds,
  account: string,
  fits: boolean,
): Promise<Verdict> {
  return limits[fits ? "look" : "take"]("sign_in_account", account);
}

/** Enough of a hash to see that tries belong together, without the address that was typed. */
const ACCOUNT_CHARACTERS = 12;

/** How the log names an account that was typed. */
export function accountInLog(hash: string): string {
  return hash.slice(0, ACCOUNT_CHARACTERS);
}

/** Writes a failure down. @param verdict of the limit, when it was one */
function refuse(
  { log, metrics, requestId }: SignInNeeds,
  account: string,
  verdict?: Verdict,
): SignInRefusal {
  const refusal: SignInRefusal = verdict
    ? { ok: false, rejection: "rate_limited", verdict }
    : WRONG;
  metrics.securityEvent("sign_in_failed");
  log.security("sign_in_failed", {
    ...{ requestId, reason: refusal.rejection },
    account: accountInLog(account),
  });
  return refusal;
}

/** @returns the hash that the password has from now on; null when it is no longer the password */
async function renewHash(
  { db, features }: SignInNeeds,
  { id, passwordHash }: Person,
  password: string,
): Promise<string | null> {
  const { passwords } = features.accounts;
  const renewed = await passwords.hash(password);
  // Not over a password that was changed meanwhile.
  const { count } = await db.person.updateMany({
    where: { id, passwordHash },
    data: { passwordHash: renewed },
  });
  if (count > 0) return renewed;
  // Another sign-in of theirs may have renewed it.
  const now = await db.person.findUnique({ where: { id, deletedAt: null } });
  const kept = now?.passwordHash ?? null;
  return (await passwords.verify(kept, password)) ? kept : null;
}
