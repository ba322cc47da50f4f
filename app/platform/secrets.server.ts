import { randomBytes } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Env } from "./env.server.ts";

const SECRET_BYTES = 32;
const stored = z.record(z.string(), z.string().min(32));
const NAMES = ["SESSION_SECRETS", "ENCRYPTION_KEYS", "JWT_SECRETS"] as const;

/**
 * Fills in the secrets that the environment leaves out, from a file in DATA_DIR that is made at the first start.
 * With DATABASE_URL the schema of the environment has already insisted on them.
 */
export async function withSecrets(env: Env): Promise<Env> {
  if (NAMES.every((name) => env[name].length > 0)) return env;
  const kept = await readOrCreate(env.DATA_DIR);
  const filled = NAMES.map((name) => [
    name,
    env[name].length > 0 ? env[name] : [kept[name]],
  ]);
  return { ...env, ...Object.fromEntries(filled) };
}

async function readOrCreate(folder: string): Promise<Record<string, string>> {
  const path = join(folder, "secrets.json");
  const text = await readFile(path, "utf8").catch(() => null);
  if (text !== null) return stored.parse(JSON.parse(text));
  await mkdir(folder, { recursive: true });
  const made = Object.fromEntries(
    NAMES.map((name) => [
      name,
      randomBytes(SECRET_BYTES).toString("base64url"),
    ]),
  );
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, JSON.stringify(made, null, 2), {
    mode: 0o600,
    flush: true,
  });
  // A link is made whole and once: of two processes that start together, the second finds the first one's file.
  await link(draft, path).catch(() => undefined);
  await rm(draft, { force: true });
  return stored.parse(JSON.parse(await readFile(path, "utf8")));
}
