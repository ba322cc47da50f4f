/** Where people go on to after they signed in, unless they were on their way somewhere. */
export const AFTER_SIGN_IN_PATH = "/account";

/** No page of ours has a longer address. */
const MAX_PATH_LENGTH = 2048;

/** One slash, then no other; no control character, space or backslash, which browsers drop or turn. */
const PATH_SHAPE = /^\/(?!\/)[^\u0000-\u0020\u007f\\]*$/;

/** Begins like the name of a host once somebody has decoded it. */
const HOST_LIKE_PATH = /^\/(?:\/|%(?:2f|5c|0[0-9a-f]|1[0-9a-f]|20|7f))/i;

/** Any origin does: a path that is ours leads to it whatever it is. */
const SOMEWHERE = "http://own.invalid";

/**
 * Where `next` leads when it is a path on our own site, with query and hash; the fallback for anything else, such as
 * another site, `//host`, `/\host` or `javascript:`. Fit for a `Location` header.
 */
export function ownPath(
  next: unknown,
  fallback: string = AFTER_SIGN_IN_PATH,
): string {
  if (typeof next !== "string" || next.length > MAX_PATH_LENGTH)
    return fallback;
  const url = PATH_SHAPE.test(next) ? URL.parse(next, SOMEWHERE) : null;
  // The path is tested after parsing: `/.//host` becomes `//host` only then.
  if (url?.origin !== SOMEWHERE || HOST_LIKE_PATH.test(url.pathname))
    return fallback;
  const path = url.pathname + url.search + url.hash;
  return path.length > MAX_PATH_LENGTH ? fallback : path;
}
