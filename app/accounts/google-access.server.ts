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
