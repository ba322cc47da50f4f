/** The longest lifetime browsers grant a cookie: 400 days (RFC 6265bis, 5.5). */
export const COOKIE_MAX_AGE_SECONDS = 400 * 24 * 60 * 60;

/** A cookie of ours: sent with every same-site request and top-level navigation, never to scripts. */
export interface CookieKind {
  name: string;
  secure: boolean;
}

/** Names a cookie for the site at `baseUrl`. Under https it is `Secure` and bound to the host by the `__Host-` prefix. */
export function cookieKind(name: string, baseUrl: string): CookieKind {
  const secure = baseUrl.startsWith("https:");
  return { name: secure ? `__Host-${name}` : name, secure };
}

/** A `Set-Cookie` value. `value` must already be made of cookie characters, as base64url is. */
export function setCookie(
  kind: CookieKind,
  value: string,
  maxAgeSeconds = COOKIE_MAX_AGE_SECONDS,
): string {
  const base = `${kind.name}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax`;
  return kind.secure ? `${base}; Secure` : base;
}

/** A `Set-Cookie` value that makes the browser forget the cookie. */
export function clearCookie(kind: CookieKind): string {
  return setCookie(kind, "", 0);
}

/**
 * The first value of the cookie `name` in a `Cookie` header, undecoded; null when it is not there.
 * Looks for the one name instead of parsing the header: it runs on every page view.
 */
export function readCookie(
  header: string | undefined,
  name: string,
): string | null {
  if (!header) return null;
  const needle = `${name}=`;
  let at = header.indexOf(needle);
  while (at !== -1 && !startsPair(header, at))
    at = header.indexOf(needle, at + 1);
  if (at === -1) return null;
  const end = header.indexOf(";", at);
  return header.slice(at + needle.length, end === -1 ? undefined : end).trim();
}

function startsPair(header: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && (header[before] === " " || header[before] === "\t"))
    before--;
  return before < 0 || header[before] === ";";
}
