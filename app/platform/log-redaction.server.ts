import type { Fields } from "./logs.server.ts";

/** A key that holds one of these words (case and separators aside) never shows a text or an object. */
const SECRET_WORDS = [
  "password",
  "passphrase",
  "secret",
  "cookie",
  "authorization",
  "token",
  "signature",
  "credential",
  "apikey",
  "privatekey",
  "encryptionkey",
  "databaseurl",
  "redisurl",
  "smtpurl",
] as const;

/** Secrets inside texts, such as a URL in an error's message. */
const SECRET_TEXTS: readonly [RegExp, string][] = [
  [/\/\/[^/\s@:]{0,256}:[^\s@]{0,256}@/g, "//[redacted]@"],
  [
    /([?&](?:x-amz-[a-z-]+|[a-z_]*token|code|state|signature|password|secret|key)=)[^&\s"']+/gi,
    "$1[redacted]",
  ],
  [/\b(bearer|basic)\s+[\w.~+/=-]+/gi, "$1 [redacted]"],
];
const MAY_HOLD_SECRET = /[=@]|bearer |basic /i;

const REDACTED = "[redacted]";
/** Keys that every line has of its own. */
const OWN_KEYS = ["level", "time", "stream", "event"] as const;
const MAX_CHARACTERS = 8192;
const MAX_ENTRIES = 100;
const MAX_DEPTH = 5;

/**
 * The one secret that is meant to be read in the log: by whoever starts the server, while it has no admin. Its line is
 * known by event and key together, so that no other line can carry a secret by that name.
 */
const SHOWN_ON_PURPOSE = { event: "setup_link", key: "url" } as const;

/**
 * What may be written of a line's fields: secrets replaced, errors spelled out, long texts and deep objects cut,
 * and fields that carry the name of one of the line's own keys renamed (`_level`).
 */
export function safeFields(fields: Fields, event?: string): Fields {
  const safe = safeObject(fields, 0);
  const { key } = SHOWN_ON_PURPOSE;
  if (event === SHOWN_ON_PURPOSE.event && typeof fields[key] === "string")
    safe[key] = fields[key];
  for (const key of OWN_KEYS) {
    if (!(key in safe)) continue;
    safe[`_${key}`] = safe[key];
    delete safe[key];
  }
  return safe;
}

function safeObject(object: object, depth: number): Fields {
  const safe: Fields = {};
  let left = MAX_ENTRIES;
  for (const key of Object.keys(object)) {
    if (left-- === 0) break;
    if (key === "__proto__") continue;
    const value: unknown = object[key as keyof typeof object];
    const hidden =
      (typeof value === "string" || typeof value === "object") &&
      value !== null &&
      isSecretKey(key);
    safe[key] = hidden ? REDACTED : safeValue(value, depth);
  }
  return safe;
}

function safeValue(value: unknown, depth: number): unknown {
  if (typeof value === "string") return safeText(value);
  if (typeof value === "bigint") return String(value);
  if (typeof value !== "object" || value === null || value instanceof Date)
    return value;
  if (depth >= MAX_DEPTH) return "[deep]";
  if (value instanceof Error) return safeObject(spelledOut(value), depth + 1);
  if (Array.isArray(value))
    return value
      .slice(0, MAX_ENTRIES)
      .map((item) => safeValue(item, depth + 1));
  return safeObject(value, depth + 1);
}

function spelledOut(error: Error): Fields {
  const { name, message, stack, cause } = error;
  const code = "code" in error ? error.code : undefined;
  return { name, message, code, stack, cause };
}

/** A text without the secrets that a pattern can find, cut where it is too long. */
export function safeText(text: string): string {
  const short =
    text.length > MAX_CHARACTERS
      ? `${text.slice(0, MAX_CHARACTERS)}... (${text.length})`
      : text;
  if (!MAY_HOLD_SECRET.test(short)) return short;
  return SECRET_TEXTS.reduce(
    (clean, [secret, replacement]) => clean.replace(secret, replacement),
    short,
  );
}

/** Keys are written in our code, so few of them are ever asked about. */
const knownKeys = new Map<string, boolean>();
const MAX_KNOWN_KEYS = 1000;

function isSecretKey(key: string): boolean {
  const known = knownKeys.get(key);
  if (known !== undefined) return known;
  const plain = key.toLowerCase().replace(/[^a-z]/g, "");
  const secret = SECRET_WORDS.some((word) => plain.includes(word));
  if (knownKeys.size < MAX_KNOWN_KEYS) knownKeys.set(key, secret);
  return secret;
}
