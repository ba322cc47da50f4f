import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Whether `node_modules` holds what the lockfile asks for. Plain JavaScript that Node 20 runs, before anything is installed. */
export function isInstalled(root) {
  const installed = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(installed)) return false;
  const packages = (file) => JSON.parse(readFileSync(file, "utf8")).packages;
  const wanted = packages(join(root, "package-lock.json"));
  const found = packages(installed);
  return Object.entries(wanted).every(
    ([path, { version, optional, peer }]) =>
      path === "" || optional || peer || found[path]?.version === version,
  );
}
