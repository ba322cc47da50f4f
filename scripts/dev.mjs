/**
 * `npm run dev`: the server with Vite's hot reload, on data of its own in `data/`. It installs first when need be. Plain JavaScript
 * that Node 20 runs.
 */
import { spawn, spawnSync } from "node:child_process";
import { delimiter, join } from "node:path";
import { isInstalled } from "./installed.mjs";

const ROOT = join(
  import.meta.dirname ?? new URL(".", import.meta.url).pathname,
  "..",
);
const env = {
  ...process.env,
  PATH: join(ROOT, "node_modules", ".bin") + delimiter + process.env.PATH,
  // What hot reload needs is not installed for production.
  NODE_ENV: "development",
};
const INSTALL = ["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"];
const BEFORE = [
  ...(isInstalled(ROOT) ? [] : [INSTALL]),
  ["prisma", "generate"],
  ["node", "scripts/migrate.ts", "up"],
  ["node", "scripts/seed.ts", "--if-empty"],
];

process.chdir(ROOT);
for (const step of BEFORE) {
  const [command, ...parameters] = step;
  const { status, error } = spawnSync(command, parameters, {
    env,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status !== 0) stop(step, error?.message ?? `exit code ${status}`);
}
console.log(`\nMingus is at http://localhost:${process.env.PORT || 3000}\n`);
const SERVE = ["node", "server.ts"];
const server = spawn(SERVE[0], SERVE.slice(1), { env, stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM"])
  process.on(signal, () => server.kill(signal));
server.on("error", ({ message }) => stop(SERVE, message));
server.on("exit", (code) => process.exit(code ?? 1));

function stop(step, why) {
  console.error(`\nThe step "${step.join(" ")}" failed (${why}).`);
  process.exit(1);
}
