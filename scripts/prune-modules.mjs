/**
 * Takes out of node_modules what production never reads: query compilers for other databases, source maps, type
 * declarations, other C libraries' binaries. Run once, while the image is built.
 */
import { existsSync, globSync, rmSync, statSync } from "node:fs";

const NEVER_READ = [
  "node_modules/**/*.{d.ts,d.mts,d.cts,map,md,markdown,flow}",
  "node_modules/@prisma/client/runtime/*.{mysql,sqlite,sqlserver,cockroachdb}.*",
  "node_modules/@prisma/client/runtime/*{edge,react-native,browser,wasm-engine}*",
  "node_modules/@img/sharp*musl*",
  "node_modules/@electric-sql/pglite/dist/*.tar.gz",
  "node_modules/@electric-sql/pglite/dist/**/*.cjs",
  "node_modules/{prisma,typescript,@prisma/engines,@prisma/studio-core,@prisma/dev}",
];
/** A glibc image needs no other. */
const KEEP = [/^node_modules\/@img\/(?!.*musl)/];

let bytes = 0;
for (const path of NEVER_READ.flatMap((pattern) => globSync(pattern))) {
  if (!existsSync(path) || KEEP.some((kept) => kept.test(path))) continue;
  bytes += statSync(path).isFile() ? statSync(path).size : 0;
  rmSync(path, { recursive: true, force: true });
}
console.log(`took out ${Math.round(bytes / 1024 / 1024)} MB of files`);
