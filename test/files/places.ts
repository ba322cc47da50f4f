import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { parseEnvironment, type Env } from "#app/platform/env.server.ts";

/** The environment with every default but what is given. */
export function defaultEnv(set: Record<string, string> = {}): Env {
  const report = parseEnvironment(set);
  if (!report.ok) throw new Error(report.faults.join(", "));
  return report.env;
}

/** A folder that is gone after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "mingus-pictures-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes bytes to a file that is gone after the test. */
export async function temporaryFile(bytes: Buffer): Promise<string> {
  const path = join(await temporaryFolder(), "picture");
  await writeFile(path, bytes);
  return path;
}
