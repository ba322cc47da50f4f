import { createHash, randomBytes } from "node:crypto";

/** 256 bits: nobody guesses one, so a plain hash is enough to keep it. */
const SECRET_BYTES = 32;

/** A new secret, as it travels: 43 characters of base64url. */
export function createSecret(): string {
  return randomBytes(SECRET_BYTES).toString("base64url");
}

/** What the database keeps of a secret: hex SHA-256. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
