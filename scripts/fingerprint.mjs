import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";

/** One text for everything in these files and folders, tests aside, on this platform. What is not there counts as that. */
export function fingerprintOf(root, paths) {
  const hash = createHash("sha256").update(process.platform + process.arch);
  for (const path of paths.map((path) => join(root, path)))
    for (const file of filesIn(path))
      hash.update(`\0${relative(root, file)}\0`).update(readFileSync(file));
  return hash.digest("hex");
}

function filesIn(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path).sort();
  return names
    .filter((name) => !/\.test\.tsx?$/.test(name))
    .flatMap((name) => filesIn(join(path, name)));
}
