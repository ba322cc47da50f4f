import { readEnvFile } from "#app/platform/env-file.ts";
import {
  openServices,
  type OpenServices,
} from "#app/platform/open-services.server.ts";
import { parseEnvironment, type Env } from "#app/platform/env.server.ts";

/** The environment for a command, or every fault on its own line and exit code 2. */
export function commandEnvironment(): Env {
  readEnvFile();
  const report = parseEnvironment(process.env);
  for (const warning of report.warnings) console.error(`warning: ${warning}`);
  if (report.ok) return report.env;
  for (const fault of report.faults) console.error(fault);
  process.exit(2);
}

/** The services for a command. It joins a running server's embedded database, and works on no jobs. */
export async function openCommand(): Promise<OpenServices> {
  return openServices(commandEnvironment(), { join: true });
}
