/** Where visitors go when even HOME_URL would lead back to the splash. */
const WELCOME_PATH = "/welcome";

/** Tells the host's page that the visitor comes from the splash. */
const RETURN_MARKER = "mingus=seen";

/**
 * Longer targets fall back to the home page: no honest page needs them, and they stand in a header. Counted as they travel,
 * encoded and marked, so that one which the page shows is still one when a form sends it back.
 */
const MAX_PATH_LENGTH = 2048;
const MAX_TARGET_LENGTH = MAX_PATH_LENGTH + `?${RETURN_MARKER}`.length;

/** Only an absolute path or an absolute web address; no control character or backslash, which browsers drop or turn. */
const NEXT_SHAPE = /^(?:\/|https?:\/\/)[^\u0000-\u001f\u007f\\]*$/i;

/** Words, digits and single slashes, with dots inside words alone: parsing it as a URL would change nothing. */
const PLAIN_PATH = /^(?:\/[\w~-]+(?:\.[\w~-]+)*)+$/;

/** Begins with two slashes, plain or encoded, which a proxy that decodes would take for another host. */
const HOST_LIKE_PATH = /^\/(?:\/|%(?:2f|5c|0[0-9a-f]|1[0-9a-f]|20|7f))/i;

export interface TargetRules {
  /** The splash's own address. */
  baseUrl: string;
  allowedOrigins: readonly string[];
  /** Absolute, or a path on the splash's own host. */
  homeUrl: string;
}

/** Where Continue leads. */
export interface Target {
  /** A path on our own host, or an absolute URL. Fit for a `Location` header; escape it in HTML. */
  url: string;
  /** On another host. */
  external: boolean;
  /** `next` was missing or refused. */
  isHome: boolean;
  /** The target is marked `splash=off`: go straight on. */
  splashOff: boolean;
}

/**
 * Turns `?next=` into a place it is safe to send a visitor to: on our own origin, the home page's or an allowed one, with path,
 * query and hash kept and the return marker added once. Anything else, and the splash itself, falls back to the home page.
 */
export function safeTarget(
  next: string | null | undefined,
  rules: TargetRules,
): Target {
  if (next && next.length <= MAX_PATH_LENGTH && PLAIN_PATH.test(next))
    return ownPath(next);
  const base = new URL(rules.baseUrl);
  const home = new URL(rules.homeUrl, base);
  const url = next ? parseNext(next, base) : null;
  const origins = [base.origin, home.origin, ...rules.allowedOrigins];
  if (url && isAllowed(url, base, origins)) {
    const target = targetOf(url, base, false);
    if (target.url.length <= MAX_TARGET_LENGTH) return target;
  }
  return targetOf(
    isSplash(home, base) ? new URL(WELCOME_PATH, base) : home,
    base,
    true,
  );
}

/** What most pages send: a place on our own host that needs no parsing, which costs microseconds. */
function ownPath(path: string): Target {
  const url = `${path}?${RETURN_MARKER}`;
  return { url, external: false, isHome: false, splashOff: false };
}

function parseNext(next: string, base: URL): URL | null {
  if (next.length > MAX_TARGET_LENGTH || !NEXT_SHAPE.test(next)) return null;
  return URL.parse(next, base);
}

function isAllowed(url: URL, base: URL, origins: readonly string[]): boolean {
  // The path is tested after parsing: `/.//host` becomes `//host` only then.
  return (
    origins.includes(url.origin) &&
    url.username === "" &&
    url.password === "" &&
    !HOST_LIKE_PATH.test(url.pathname) &&
    !isSplash(url, base)
  );
}

function isSplash(url: URL, base: URL): boolean {
  return url.origin === base.origin && url.pathname === "/";
}

function targetOf(url: URL, base: URL, isHome: boolean): Target {
  const parameters = url.search.slice(1).split("&");
  if (!parameters.includes(RETURN_MARKER))
    url.search = url.search ? `${url.search}&${RETURN_MARKER}` : RETURN_MARKER;
  const external = url.origin !== base.origin;
  return {
    url: external ? url.href : url.pathname + url.search + url.hash,
    external,
    isHome,
    splashOff: parameters.includes("splash=off"),
  };
}
