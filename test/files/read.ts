import { readdirSync } from "node:fs";
import { join } from "node:path";

const REFUSED_DIRECTORY = join(import.meta.dirname, "refused");

/** The path of a committed picture that is taken. */
export function acceptedFile(name: string): string {
  return join(import.meta.dirname, "accepted", name);
}

/** The path of a committed file that is refused for a reason. */
export function refusedFile(reason: string, name: string): string {
  return join(REFUSED_DIRECTORY, reason, name);
}

/** The names of all committed pictures that are taken. */
export function acceptedFiles(): string[] {
  return readdirSync(join(import.meta.dirname, "accepted"));
}

/** Every committed file that is refused, with the reason it must be refused for. */
export function refusedFiles(): {
  reason: string;
  name: string;
  path: string;
}[] {
  return readdirSync(REFUSED_DIRECTORY).flatMap((reason) =>
    readdirSync(join(REFUSED_DIRECTORY, reason)).map((name) => {
      return { reason, name, path: join(REFUSED_DIRECTORY, reason, name) };
    }),
  );
}
