// Writes the committed test pictures: `node test/files/make.ts`. The same pictures come out every time.
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ACCEPTED } from "./accepted.ts";
import { REFUSED } from "./refused.ts";

const REFUSED_FOLDERS = Object.entries(REFUSED).map(
  ([reason, files]) => [`refused/${reason}`, files] as const,
);

for (const [folder, files] of [
  ["accepted", ACCEPTED] as const,
  ...REFUSED_FOLDERS,
]) {
  const directory = join(import.meta.dirname, folder);
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true });
  for (const [name, make] of Object.entries(files))
    await writeFile(join(directory, name), await make());
}
