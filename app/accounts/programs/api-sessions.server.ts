import { z } from "zod";
import type { Verdict } from "#app/platform/rate-limit-answer.ts";
import type { Person, Role } from "#prisma/generated/client.ts";
import {
  ACCESS_TOKEN_SECONDS,
  type AccessTokens,
} from "./access-tokens.server.ts";
import { signInForm } from "../account-forms.ts";
import type { Actor } from "../actor.ts";
import { deviceWords } from "../device-words.ts";
import { isStillProven } from "../proofs.server.ts";
import {
  beginFamily,
  findFamilyOf,
  revokeFamilies,
  useRefreshToken,
  type RefreshGrant,
} from "./refresh-tokens.server.ts";
import {
  provePassword,
  type Credentials,
  type SignInNeeds,
  type SignInRefusal,
} from "../sign-in.server.ts";

/** What programs send. */
export const signInBody = signInForm
  .pick({ email: true, password: true })
  .extend({ device: z.string().optional() })
  .strict();
export const refreshBody = z.strictObject({ refreshToken: z.string() });

/** What a program is given: OAuth's words (RFC 6749, 5.1) in this API's spelling. */
export interface TokenAnswer {
  accessToken: string;
  tokenType: "Bearer";
  /** Seconds that the access token is good for. */
  expiresIn: number;
  /** Good for one next pair. */
  refreshToken: string;
  /** When one has to sign in again, ISO 8601. */
  refreshExpiresAt: string;
  person: { id: string; name: string; role: Role };
}

/** What it is given for a password, beside that. */
export interface SignInAnswer extends TokenAnswer {
  /** Sent along with the next sign-in, it says that the person has signed in from here before. It opens nothing by itself. */
  device: string;
}

type Needs = SignInNeeds & {
  features: { accounts: { accessTokens: AccessTokens } };
};
type Granted<Answer = TokenAnswer> = { ok: true; answer: Answer };

/** Signs a program in by the same proof, the same words and the same limits as a browser. */
export async function signInProgram(
  needs: Needs,
  { device: sent, ...credentials }: Credentials & { device?: string },
  headers: Headers,
): Promise<Granted<SignInAnswer> | SignInRefusal> {
  const { db, clock, log, requestId } = needs;
  const { knownDevices } = needs.features.accounts;
  const value = sent ?? knownDevices.inCookie(headers.get("cookie"));
  const proven = await provePassword(needs, credentials, value);
  if (!proven.ok) return proven;
  const { person, proof } = proven;
  const device = deviceWords(headers.get("user-agent") ?? undefined);
  const begun = { personId: person.id, device };
  const grant = await db.$transaction(async (tx) =>
    (await isStillProven(tx, proof))
      ? beginFamily(tx, clock.now(), begun)
      : null,
  );
  if (!grant) return { ok: false, rejection: "wrong" };
  log.security("program_signed_in", { requestId, ...begun });
  const tokens = await answerWith(needs, person, grant);
  const known = knownDevices.remember(person, proven.device);
  return { ok: true, answer: { ...tokens, device: known } };
}

/** Gives the next pair for a refresh token. Of an unknown, a used and a dead one nothing is told apart. */
export async function refreshProgram(
  needs: Needs,
  refreshToken: string,
): Promise<
  | Granted
  | { ok: false; rejection: "unauthenticated" }
  | { ok: false; rejection: "rate_limited"; verdict: Verdict }
> {
  const { limits, log, metrics, requestId } = needs;
  const known = await findFamilyOf(needs, refreshToken);
  if (known === null) return { ok: false, rejection: "unauthenticated" };
  const verdict = await limits.takeAll(
    ["token_minute", known],
    ["token_hour", known],
  );
  if (!verdict.allowed)
    return { ok: false, rejection: "rate_limited", verdict };
  const refreshed = await useRefreshToken(needs, refreshToken);
  if (refreshed.ok) {
    const { person, grant } = refreshed;
    return { ok: true, answer: await answerWith(needs, person, grant) };
  }
  if (refreshed.rejection === "reused") {
    metrics.securityEvent("refresh_reused");
    log.security("refresh_reused", { requestId, family: known });
  }
  return { ok: false, rejection: "unauthenticated" };
}

/** Ends a program's sign-in, told by its access token or by any of its refresh tokens, used or not. */
export async function signOutProgram(
  { db, clock }: Pick<Needs, "db" | "clock">,
  proof: { actor: Actor } | { refreshToken: string },
): Promise<void> {
  const id =
    "actor" in proof
      ? proof.actor.credentialId
      : await findFamilyOf({ db }, proof.refreshToken);
  if (id !== null) await revokeFamilies(db, clock.now(), { id });
}

async function answerWith(
  { features }: Pick<Needs, "features">,
  { id, name, role }: Person,
  { familyId, refreshToken, expiresAt }: RefreshGrant,
): Promise<TokenAnswer> {
  const { accessTokens } = features.accounts;
  return {
    accessToken: await accessTokens.issue({ personId: id, familyId }),
    tokenType: "Bearer",
    expiresIn: ACCESS_TOKEN_SECONDS,
    refreshToken,
    refreshExpiresAt: expiresAt.toISOString(),
    person: { id, name, role },
  };
}
