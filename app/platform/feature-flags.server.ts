import { createHash } from "node:crypto";
import type { Env } from "./env.server.ts";

/** A room of the house that is open to a share of the people. */
export type Feature = keyof Env & `FEATURE_${string}`;

/**
 * Whether a feature is open to somebody: always the same people, other ones for each feature.
 * @param key what stays the same for one person, such as their id
 */
export function isOpenTo(
  env: Pick<Env, Feature>,
  feature: Feature,
  key: string,
): boolean {
  const hash = createHash("sha256").update(`${feature} ${key}`).digest();
  return hash.readUInt32BE() % 100 < env[feature];
}
