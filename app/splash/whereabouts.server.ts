import type { Features } from "#app/features.server.ts";
import type { Preferences } from "./preferences.ts";

/** In which time zone somebody with an account is told the time: the one that they chose, else the one where the splash takes their browser to be. */
export function timeZoneFor(
  { features }: { features: Pick<Features, "visitors"> },
  request: Request,
  person: { timeZone: string | null },
): string {
  const headers = Object.fromEntries(request.headers);
  return person.timeZone ?? features.visitors.read(headers).state.timeZone;
}

/**
 * What somebody with an account says of themselves holds for the splash too, in the browser that they say it in.
 * @returns the `Set-Cookie` value that remembers it
 */
export function rememberWhereabouts(
  { features }: { features: Pick<Features, "visitors"> },
  request: Request,
  { language, timeZone }: Pick<Preferences, "language" | "timeZone">,
): string {
  const { visitors } = features;
  const { id, state } = visitors.read(Object.fromEntries(request.headers));
  return visitors.visitorCookie.write({
    visitorId: id,
    preferences: { ...state.preferences, language, timeZone },
  });
}
