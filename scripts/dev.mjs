/** `npm run dev`: the server with Vite's hot reload, on data of its own in `data/`. Plain JavaScript that Node 20 runs. */
import { spawn, spawnSync } from "node:child_process";
import { delimiter, join } from "node:path";

const ROOT = join(
  import.meta.dirname ?? new URL(".", import.meta.url).pathname,
  "..",
);
const env = {
  ...process.env,
  PATH: join(ROOT, "node_modules", ".bin") + delimiter + process.env.PATH,
};
const BEFORE = [
  ["prisma", "generate"],
  ["node", "scripts/migrate.ts", "up"],
  ["node", "scripts/seed.ts", "--if-empty"],
];

process.chdir(ROOT);
for (const [command, ...parameters] of BEFORE) {
  const { status } = spawnSync(command, parameters, {
    env,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status !== 0) process.exit(status ?? 1);
}
console.log(`\nMingus is at http://localhost:${process.env.PORT || 3000}\n`);
const server = spawn("node", ["server.ts"], {
  env: { ...env, NODE_ENV: "development" },
  stdio: "inherit",
});
for (const signal of ["SIGINT", "SIGTERM"])
  process.on(signal, () => server.kill(signal));
server.on("exit", (code) => process.exit(code ?? 1));
