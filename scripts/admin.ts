/** What an operator does from the command line: `npm run admin -- meme add FILE --caption C --alt A --category S`. */
import { z } from "zod";
import type { OpenServices } from "#app/platform/open-services.server.ts";
import { openCommand } from "./command.ts";
import { ADMIN_COMMANDS } from "./admin/commands.ts";

const [words, rest] = wordsAndRest(process.argv.slice(2));
const command = ADMIN_COMMANDS[words];
if (!command) {
  const known = Object.values(ADMIN_COMMANDS).map(
    ({ usage }) => `  node scripts/admin.ts ${usage}`,
  );
  console.error(`usage:\n${known.join("\n")}`);
  process.exit(2);
}

try {
  process.exitCode =
    "runOutside" in command
      ? await command.runOutside(rest)
      : await withServices((services) => command.run(services, rest));
} catch (error) {
  console.error(wordsOf(error));
  process.exitCode = 1;
}

async function withServices(
  work: (services: OpenServices) => Promise<number>,
): Promise<number> {
  const services = await openCommand();
  try {
    return await work(services);
  } finally {
    await services.close();
  }
}

/** A command is two words, such as `meme add`, or one. */
function wordsAndRest(typed: string[]): [string, string[]] {
  const [noun = ""] = typed;
  const length = Object.hasOwn(ADMIN_COMMANDS, noun) ? 1 : 2;
  return [typed.slice(0, length).join(" "), typed.slice(length)];
}

/** A wrong parameter by its name; anything else by its message. */
function wordsOf(error: unknown): string {
  if (!(error instanceof z.ZodError)) return String((error as Error).message);
  const lines = error.issues.map(
    ({ path, message }) => `${path.join(".")}: ${message}`,
  );
  return lines.join("\n");
}
