import type { Env } from "./env.server.ts";

/** Names and values in turn, as `writeHead` takes them. */
export type HeaderList = readonly string[];

const HSTS = "max-age=63072000; includeSubDomains";
const UNUSED_FEATURES = ["camera", "microphone", "geolocation", "payment", "usb", "browsing-topics"];

/** On every answer, whatever it is. */
const EVERYWHERE: HeaderList = [
  ...["X-Content-Type-Options", "nosniff"],
  // `no-referrer` would make our own forms send `Origin: null`.
  ...["Referrer-Policy", "same-origin"],
  ...["Permissions-Policy", UNUSED_FEATURES.map((feature) => `${feature}=()`).join(", ")],
  ...["X-Frame-Options", "DENY"],
  ...["Cross-Origin-Opener-Policy", "same-origin"],
];

export interface SecurityHeaders {
  /** JSON, redirects, refusals: nothing may be loaded from them. */
  plain: HeaderList;
  /** Public pictures, which other sites may embed. */
  media: HeaderList;
  /** Screens without scripts. */
  screen: HeaderList;
  /** The splash page, whose style elements are allowed by their hashes. Remembered per set of sources. */
  splash(styleSources: readonly string[]): HeaderList;
}

/** Builds the headers of every kind of answer once. */
export function securityHeaders(env: Pick<Env, "BASE_URL" | "CDN_BASE_URL">): SecurityHeaders {
  const pictures = env.CDN_BASE_URL ? ` ${new URL(env.CDN_BASE_URL).origin}` : "";
  const transport = env.BASE_URL.startsWith("https:") ? ["Strict-Transport-Security", HSTS] : [];
  const base = [...EVERYWHERE, ...transport];
  const closed = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";
  const page = `${closed}; img-src 'self' data:${pictures}; form-action 'self'; connect-src 'self'`;
  const sameOrigin = ["Cross-Origin-Resource-Policy", "same-origin"];
  const remembered = new Map<string, HeaderList>();
  return {
    plain: [...base, ...sameOrigin, "Content-Security-Policy", closed],
    media: [...base, "Cross-Origin-Resource-Policy", "cross-origin", "Content-Security-Policy", `${closed}; sandbox`],
    screen: [...base, ...sameOrigin, "Content-Security-Policy", `${page}; style-src 'self'`],
    splash(styleSources) {
      const sources = styleSources.join(" ") || "'none'";
      const known = remembered.get(sources);
      if (known) return known;
      const made = [...base, ...sameOrigin, "Content-Security-Policy", `${page}; script-src 'none'; style-src ${sources}`];
      if (remembered.size < 100) remembered.set(sources, made);
      return made;
    },
  };
}
