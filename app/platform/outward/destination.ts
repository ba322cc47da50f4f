import { OutwardStop, type OutwardFault } from "./faults.ts";

/** Longer than any address of a picture, signed ones included. In characters. */
export const MAX_URL_LENGTH = 4096;

/** The ports we go to, as WHATWG's URL tells them: none is the scheme's own. */
const PORTS: ReadonlySet<string> = new Set(["", "80", "443"]);

const RULES: readonly {
  fault: OutwardFault;
  holds: (url: URL) => boolean;
}[] = [
  { fault: "bad_url", holds: (url) => /^https?:$/.test(url.protocol) },
  {
    fault: "blocked_url",
    holds: (url) => url.username === "" && url.password === "",
  },
  { fault: "blocked_url", holds: (url) => PORTS.has(url.port) },
];

/**
 * Reads the address that a person typed, once, as browsers do (WHATWG URL): what comes out of here is what is looked up and
 * dialled. Throws OutwardStop. Where a name leads is not judged here: that is known only when it is looked up.
 */
export function readDestination(text: string, base?: URL): URL {
  const url = text.length > MAX_URL_LENGTH ? null : URL.parse(text, base?.href);
  if (url === null) throw new OutwardStop("bad_url");
  const broken = RULES.find(({ holds }) => !holds(url));
  if (broken) throw new OutwardStop(broken.fault);
  return url;
}

/**
 * Reads where a redirect leads, by the same rules. From https to http is refused: who pasted https was promised that nobody
 * on the way reads or changes what we fetch.
 */
export function readRedirect(location: string | undefined, from: URL): URL {
  const url = readLocation(location, from);
  if (from.protocol === "https:" && url.protocol === "http:")
    throw new OutwardStop("bad_redirect");
  return url;
}

function readLocation(location: string | undefined, from: URL): URL {
  try {
    if (location !== undefined) return readDestination(location, from);
  } catch (error) {
    // Only the text that a person typed is that person's mistake.
    if (!(error instanceof OutwardStop && error.fault === "bad_url"))
      throw error;
  }
  throw new OutwardStop("bad_redirect");
}
