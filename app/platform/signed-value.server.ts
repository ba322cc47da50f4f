import {
  createHmac,
  createSecretKey,
  timingSafeEqual,
  type KeyObject,
} from "node:crypto";

/** Longer values are refused before any hashing. A cookie's name and value fit into 4,096 bytes. */
const MAX_SIGNED_LENGTH = 4096;

/** HMAC-SHA256 in base64url. */
const MAC_SHAPE = /^[\w-]{43}$/;

/** Signs short texts that travel through a browser, such as cookies. What it signs can be read by anybody. */
export interface Signer {
  sign(payload: string): string;
  /** The payload, or null for anything that was not signed for this purpose with one of the secrets. Never throws. */
  verify(signed: string): string | null;
}

/**
 * The first secret signs, every one verifies, so that secrets can be rotated.
 * `purpose` keeps a value signed for one use from passing in another; put a format version into it.
 * Throws when there is no secret.
 */
export function createSigner(
  secrets: readonly string[],
  purpose: string,
): Signer {
  const keys = secrets.map((secret) => deriveKey(secret, purpose));
  const [current] = keys;
  if (!current) throw new Error(`No secret to sign "${purpose}" with`);
  return {
    sign: (payload) => `${payload}.${macOf(current, payload)}`,
    verify(signed) {
      if (signed.length > MAX_SIGNED_LENGTH) return null;
      const dot = signed.lastIndexOf(".");
      const payload = signed.slice(0, Math.max(dot, 0));
      const mac = signed.slice(dot + 1);
      if (dot < 0 || !MAC_SHAPE.test(mac)) return null;
      return keys.some((key) => isSame(macOf(key, payload), mac))
        ? payload
        : null;
    },
  };
}

function deriveKey(secret: string, purpose: string): KeyObject {
  return createSecretKey(createHmac("sha256", secret).update(purpose).digest());
}

function macOf(key: KeyObject, payload: string): string {
  return createHmac("sha256", key).update(payload).digest("base64url");
}

// The texts are compared, not the bytes they stand for: base64url has four spellings of the same 32 bytes.
function isSame(expected: string, given: string): boolean {
  return timingSafeEqual(
    Buffer.from(expected, "latin1"),
    Buffer.from(given, "latin1"),
  );
}
