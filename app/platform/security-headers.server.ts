import { randomBytes } from "node:crypto";
import type { Env } from "./env.server.ts";

/** Names and values in turn, as `writeHead` takes them. */
export type FlatHeaders = readonly string[];

const HSTS_SECONDS = 63_072_000;
const NONCE_BYTES = 18;
const POLICIES_REMEMBERED = 100;
const UNUSED_FEATURES = [
  "camera",
  "microphone",
  "geolocation",
  "payment",
  "usb",
  "browsing-topics",
];
const CLOSED = [
  "default-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
];

type HeaderEnv = Pick<
  Env,
  | "NODE_ENV"
  | "BASE_URL"
  | "HOME_URL"
  | "CDN_BASE_URL"
  | "SPLASH_MODULE"
  | "ALLOWED_NEXT_ORIGINS"
  | "ALLOWED_EMBED_ORIGINS"
>;

/** The headers of every kind of answer, built once. */
export interface SecurityHeaders {
  /** JSON, redirects, refusals: nothing may be loaded from them. */
  plain: FlatHeaders;
  /** Public pictures. */
  media: FlatHeaders;
  /** Screens without scripts. */
  screen: FlatHeaders;
  /** Screens that take React to the browser. They may show pictures that were chosen and not sent yet: `blob:`. */
  hydrated(nonce: string): FlatHeaders;
  /** The splash page, whose style elements are allowed by their hashes. The same sources give the same array. */
  splash(styleSources: readonly string[]): FlatHeaders;
}

export function openSecurityHeaders(env: HeaderEnv): SecurityHeaders {
  const everywhere = [...commonHeaders(env.BASE_URL)];
  const sameOrigin = ["Cross-Origin-Resource-Policy", "same-origin"];
  const policy = (...directives: string[]) => [
    "Content-Security-Policy",
    [...CLOSED, ...directives].join("; "),
  ];
  const page = pageDirectives(env);
  const ownForms = "form-action 'self'";
  const remembered = new Map<string, FlatHeaders>();
  const own = (...directives: string[]) => [
    ...everywhere,
    ...sameOrigin,
    ...policy(...directives),
  ];
  return {
    plain: own(),
    media: [
      ...everywhere,
      "Cross-Origin-Resource-Policy",
      mediaAudience(env),
      ...policy("sandbox"),
    ],
    screen: own(...page, ownForms, "style-src 'self'"),
    hydrated: (nonce) =>
      own(
        ...pageDirectives(env, "blob:"),
        ownForms,
        "style-src 'self'",
        `script-src 'self' 'nonce-${nonce}'`,
      ),
    splash(styleSources) {
      const styles = ["style-src 'self'", ...styleSources].join(" ");
      const known = remembered.get(styles);
      if (known) return known;
      const scripts =
        env.SPLASH_MODULE === "on" ? "script-src 'self'" : "script-src 'none'";
      const made = own(
        ...page,
        `form-action ${onwardOrigins(env)}`,
        styles,
        scripts,
      );
      if (remembered.size < POLICIES_REMEMBERED) remembered.set(styles, made);
      return made;
    },
  };
}

/** Allows the scripts of one answer. */
export function createNonce(): string {
  return randomBytes(NONCE_BYTES).toString("base64");
}

function commonHeaders(baseUrl: string): FlatHeaders {
  const transport = [
    "Strict-Transport-Security",
    `max-age=${HSTS_SECONDS}; includeSubDomains`,
  ];
  return [
    ...["X-Content-Type-Options", "nosniff"],
    // `no-referrer` would make our own forms send `Origin: null`.
    ...["Referrer-Policy", "same-origin"],
    ...[
      "Permissions-Policy",
      UNUSED_FEATURES.map((feature) => `${feature}=()`).join(", "),
    ],
    ...["X-Frame-Options", "DENY"],
    ...["Cross-Origin-Opener-Policy", "same-origin"],
    ...(baseUrl.startsWith("https:") ? transport : []),
  ];
}

/**
 * `connect-src` is for the link that tells of a Continue, by the browser's own `ping`; in development, for Vite's hot
 * reload too, which listens on a port of its own.
 */
function pageDirectives(
  { CDN_BASE_URL, NODE_ENV }: HeaderEnv,
  ...more: string[]
): string[] {
  const cdn = CDN_BASE_URL ? [new URL(CDN_BASE_URL).origin] : [];
  const pictures = ["'self'", "data:", ...more, ...cdn].join(" ");
  const hotReload = NODE_ENV === "development" ? " ws:" : "";
  return [`img-src ${pictures}`, `connect-src 'self'${hotReload}`];
}

/** A form on the splash may be answered with a redirect to where the visitor was going. */
function onwardOrigins({ HOME_URL, ALLOWED_NEXT_ORIGINS }: HeaderEnv): string {
  const home = URL.canParse(HOME_URL) ? [new URL(HOME_URL).origin] : [];
  return ["'self'", ...new Set([...home, ...ALLOWED_NEXT_ORIGINS])].join(" ");
}

function mediaAudience({
  CDN_BASE_URL,
  ALLOWED_EMBED_ORIGINS,
}: HeaderEnv): string {
  return CDN_BASE_URL || ALLOWED_EMBED_ORIGINS.length > 0
    ? "cross-origin"
    : "same-origin";
}
