import { readEnvFile } from "./env-file.ts";
import { parseEnvironment, type Env } from "./env.server.ts";

/** The environment of this process, its `.env` included; or every fault on a line of its own and exit code 2. */
export function processEnvironment(): Env {
  readEnvFile();
  const report = parseEnvironment(process.env);
  for (const warning of report.warnings) tell(`warning: ${warning}`);
  if (report.ok) return report.env;
  report.faults.forEach(tell);
  process.exit(2);
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}
