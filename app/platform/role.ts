import { parseArgs } from "node:util";

/** What one process does: answer visitors, work on jobs, or both. */
export type Role = (typeof ROLES)[number];
const ROLES = ["all", "web", "worker"] as const;

/** The role that a command line names, `all` when it names none; null when it cannot be understood. */
export function readRole(args: readonly string[]): Role | null {
  const options = { role: { type: "string", default: "all" } } as const;
  try {
    const { role } = parseArgs({ args: [...args], options }).values;
    return ROLES.find((known) => known === role) ?? null;
  } catch {
    return null;
  }
}

/** The role of this process; or a sentence and exit code 2, as for a fault in the environment. */
export function processRole(): Role {
  const role = readRole(process.argv.slice(2));
  if (role) return role;
  process.stderr.write(`usage: node server.ts [--role ${ROLES.join("|")}]\n`);
  process.exit(2);
}
