import type { Verdict } from "#app/platform/rate-limit-answer.ts";
import type { Locale } from "#app/ui/messages/catalogue.ts";
import type { Credentials, SignInNeeds } from "./sign-in.server.ts";

export interface Newcomer extends Credentials {
  name: string;
}

export type SignUpResult =
  { ok: true } | { ok: false; rejection: "rate_limited"; verdict: Verdict };

/**
 * Makes an account, unless the address has one: then nothing happens, after the same work and with the same answer, so
 * that nobody learns here who is a member. Many at once with one address make one person.
 */
export async function signUp(
  needs: SignInNeeds & { locale: Locale },
  { name, email, password }: Newcomer,
): Promise<SignUpResult> {
  const { db, limits, log, requestId, address, locale, features } = needs;
  const verdict = await limits.take("sign_up", address);
  if (!verdict.allowed)
    return { ok: false, rejection: "rate_limited", verdict };
  const passwordHash = await features.accounts.passwords.hash(password);
  const { count } = await db.person.createMany({
    data: [{ name, email, passwordHash, locale }],
    skipDuplicates: true,
  });
  log.security(count > 0 ? "signed_up" : "signed_up_again", { requestId });
  return { ok: true };
}
