/**
 * Takes out of node_modules what production never reads: packages that only development reaches (npm keeps those that
 * are somebody's optional peer), query compilers that are not ours, type declarations, source maps, binaries for
 * other C libraries. Run once, while the image is built.
 */
import {
  existsSync,
  globSync,
  lstatSync,
  readdirSync,
  readFileSync,
  rmSync,
} from "node:fs";
import { dirname, join } from "node:path";

const NEVER_READ = [
  "node_modules/**/*.{d.ts,d.mts,d.cts,map,md,markdown,flow}",
  "node_modules/@prisma/client/runtime/*.{mysql,sqlite,sqlserver,cockroachdb}.*",
  "node_modules/@prisma/client/runtime/*{edge,react-native,browser,wasm-engine,_small_}*",
  "node_modules/@prisma/client/runtime/query_compiler*.js",
  "node_modules/@img/sharp*musl*",
  "node_modules/@electric-sql/pglite/dist/*.tar.gz",
  "node_modules/@electric-sql/pglite/dist/**/*.cjs",
];

let bytes = 0;
const reached = new Set();
reach(readJson("package.json"), ".");
for (const path of packagesIn("node_modules"))
  if (!reached.has(path)) remove(path);
for (const path of NEVER_READ.flatMap((pattern) => globSync(pattern)))
  remove(path);
console.log(`took out ${Math.round(bytes / 1024 / 1024)} MB`);

/** Marks what a package needs to run, from where it stands, as Node resolves it. */
function reach(
  {
    dependencies = {},
    optionalDependencies = {},
    peerDependencies = {},
    peerDependenciesMeta = {},
  },
  from,
) {
  const peers = Object.keys(peerDependencies).filter(
    (name) => !peerDependenciesMeta[name]?.optional,
  );
  for (const name of [
    ...Object.keys(dependencies),
    ...Object.keys(optionalDependencies),
    ...peers,
  ]) {
    const path = resolveFrom(name, from);
    if (!path || reached.has(path)) continue;
    reached.add(path);
    reach(readJson(join(path, "package.json")), path);
  }
}

function resolveFrom(name, from) {
  for (let folder = from; ; folder = dirname(folder)) {
    const path = join(folder, "node_modules", name);
    if (existsSync(join(path, "package.json"))) return path;
    if (folder === ".") return null;
  }
}

function packagesIn(folder) {
  const names = readdirSync(folder).filter((name) => !name.startsWith("."));
  const paths = names.flatMap((name) =>
    name.startsWith("@")
      ? readdirSync(join(folder, name)).map((inner) =>
          join(folder, name, inner),
        )
      : [join(folder, name)],
  );
  const nested = paths
    .map((path) => join(path, "node_modules"))
    .filter((path) => existsSync(path));
  return [...paths, ...nested.flatMap(packagesIn)];
}

function remove(path) {
  if (!existsSync(path)) return;
  bytes += sizeOf(path);
  rmSync(path, { recursive: true });
}

function sizeOf(path) {
  const found = lstatSync(path);
  if (!found.isDirectory()) return found.size;
  return readdirSync(path).reduce(
    (sum, name) => sum + sizeOf(join(path, name)),
    0,
  );
}

function readJson(path) {
  return JSON.parse(readFileSync(path, "utf8"));
}
