import { execFile } from "node:child_process";
import { cp, lstat, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, matchesGlob, resolve } from "node:path";
import { promisify } from "node:util";
import type { Bench, Figure, Reading } from "../figure.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const MB = 1e6;
const GOAL_MB = 150;

/** What the image's stage `dependencies` works with. */
const INSTALL_INPUTS = [
  "package.json",
  "package-lock.json",
  ".npmrc",
  "scripts/prune-modules.mjs",
];
/** Left out of what is sent to the builder, and made there again. */
const MADE_WHILE_BUILDING = ["build", "prisma/generated"];

/**
 * P14: the layers above the base image, without building one, so that it can be measured where there is no builder.
 * It is the sum of the sizes of all files that the last stage of the Dockerfile copies. Packages are installed and
 * pruned anew as the stage `dependencies` does it; the rest is this working tree without what .dockerignore names,
 * with `build` and `prisma/generated` as they were last made here. Uncompressed, as `docker history` counts.
 */
export const imageSize: Figure = { name: "image-size", measure };

async function measure(bench: Bench): Promise<Reading[]> {
  const folder = await mkdtemp(join(tmpdir(), "mingus-image-"));
  try {
    bench.say("installing what production needs");
    await install(folder);
    const isIgnored = await readIgnored();
    const sizes = await Promise.all(
      (await copiedPaths()).map(async (path) => {
        const isInstalled = path === "node_modules";
        const bytes = isInstalled
          ? await sizeOf(folder, path, () => false)
          : await sizeOf(ROOT, path, isIgnored);
        return { path, megabytes: bytes / MB };
      }),
    );
    const parts = sizes.toSorted((a, b) => b.megabytes - a.megabytes);
    return [
      {
        ...{ id: "P14", what: "layers above the base image" },
        ...{ goal: { atMost: GOAL_MB }, unit: "MB" },
        measured: parts.reduce((sum, { megabytes }) => sum + megabytes, 0),
        note: parts
          .map(({ path, megabytes }) => `${path} ${megabytes.toFixed(1)}`)
          .join(", "),
      },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function install(folder: string): Promise<void> {
  for (const input of INSTALL_INPUTS)
    await cp(join(ROOT, input), join(folder, input));
  const run = promisify(execFile);
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
  await run("npm", ["ci", "--omit=dev", ...quiet], { cwd: folder });
  const prune = ["scripts/prune-modules.mjs"];
  await run(process.execPath, prune, { cwd: folder });
}

/** What the last stage copies, as paths in the project. */
async function copiedPaths(): Promise<string[]> {
  const dockerfile = await readFile(join(ROOT, "Dockerfile"), "utf8");
  const lastStage = dockerfile.slice(dockerfile.lastIndexOf("\nFROM "));
  return [...lastStage.matchAll(/^COPY (.+)$/gm)].flatMap(([, words = ""]) => {
    const paths = words.split(" ").filter((word) => !word.startsWith("--"));
    return paths.slice(0, -1).map((path) => path.replace(/^\/app\//, ""));
  });
}

/** Whether .dockerignore leaves a file out. The last line that names it or a folder it lies in decides. */
async function readIgnored(): Promise<(file: string) => boolean> {
  const text = await readFile(join(ROOT, ".dockerignore"), "utf8");
  const lines = text.split("\n").filter((line) => /^[^#]/.test(line));
  return (file) => {
    if (MADE_WHILE_BUILDING.some((made) => liesIn(file, made))) return false;
    const last = lines.findLast((line) => liesIn(file, line.replace("!", "")));
    return last !== undefined && !last.startsWith("!");
  };
}

function liesIn(file: string, pattern: string): boolean {
  const names = file.split("/");
  return names.some((_, index) =>
    matchesGlob(names.slice(0, index + 1).join("/"), pattern),
  );
}

/** Bytes of a file, or of all files in a folder. */
async function sizeOf(
  root: string,
  path: string,
  isIgnored: (file: string) => boolean,
): Promise<number> {
  const found = await lstat(join(root, path));
  if (!found.isDirectory()) return isIgnored(path) ? 0 : found.size;
  const names = await readdir(join(root, path));
  const sizes = await Promise.all(
    names.map((name) => sizeOf(root, `${path}/${name}`, isIgnored)),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
