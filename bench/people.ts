import { randomUUIDv7 } from "node:crypto";
import { API_TOKEN_PREFIX } from "#app/accounts/programs/api-tokens.server.ts";
import {
  createSecret,
  hashSecret,
} from "#app/accounts/secret-tokens.server.ts";
import type { Site } from "./site.ts";

export interface NewPerson {
  /** Before the @. */
  name: string;
  passwordHash?: string;
  googleSubject?: string;
}

/** Gives a site an account. @returns its id */
export async function addPerson(
  { sql }: Pick<Site, "sql">,
  { name, passwordHash, googleSubject }: NewPerson,
): Promise<string> {
  const id = randomUUIDv7();
  await sql.query(
    `INSERT INTO "Person" ("id", "email", "name", "passwordHash", "googleSubject") VALUES ($1, $2, $3, $4, $5)`,
    [id, emailOf(name), name, passwordHash ?? null, googleSubject ?? null],
  );
  return id;
}

export function emailOf(name: string): string {
  return `${name}@example.com`;
}

/** Gives a site somebody who uploads by a program. @returns the secret of their token */
export async function addUploader(
  { sql }: Pick<Site, "sql">,
  name: string,
): Promise<string> {
  const personId = await addPerson({ sql }, { name });
  const secret = API_TOKEN_PREFIX + createSecret();
  await sql.query(
    `INSERT INTO "ApiToken" ("id", "personId", "name", "tokenHash", "hint", "scopes") VALUES ($1, $2, 'The bench', $3, $4, '{upload}')`,
    [randomUUIDv7(), personId, hashSecret(secret), secret.slice(-4)],
  );
  return secret;
}
