import type { RateLimiter } from "#app/platform/rate-limits.server.ts";
import type { Refusal } from "#app/platform/refusals.server.ts";
import type { GoogleSignIn } from "./google.server.ts";

/** Signing in with Google. Throws 404 where it was not set up. */
export function requireGoogle({
  features: { google },
}: {
  features: { google: GoogleSignIn | null };
}): GoogleSignIn {
  if (google) return google;
  throw new Response(null, { status: 404 });
}

/** One more sign-in from this address. Throws 429 when there were too many. */
export async function requireGoogleTry({
  limits,
  address,
  refuseWith,
}: {
  limits: RateLimiter;
  address: string;
  refuseWith: (refusal: Refusal) => void;
}): Promise<void> {
  const verdict = await limits.take("sign_in_address", address);
  if (verdict.allowed) return;
  refuseWith({ code: "rate_limited", verdict });
  throw new Response(null, { status: 429 });
}
