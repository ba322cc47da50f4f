/**
 * `npm start`: from a fresh clone to a served page. Plain JavaScript that Node 20 runs; everything after the
 * install runs on the Node that the project pins. Each step prints a line with its time; what is current is skipped.
 */
import { spawn, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { delimiter, join } from "node:path";
import { fingerprintOf } from "./fingerprint.mjs";
import { isInstalled } from "./installed.mjs";

const ROOT = join(
  import.meta.dirname ?? new URL(".", import.meta.url).pathname,
  "..",
);
const STAMPS = join(ROOT, "node_modules", ".mingus");
const NEWEST_TOO_OLD_NODE = 19;
const INSTALL = ["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"];
/** Everything a build is made from. */
const BUILD_INPUTS = [
  "app",
  "public",
  "prisma/schema.prisma",
  "vite.config.ts",
  "remix.config.js",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
];

process.chdir(ROOT);
if (existsSync(".env")) process.loadEnvFile?.();

const env = {
  ...process.env,
  NODE_ENV: "production",
  LOG_DIR: process.env.LOG_DIR ?? "logs",
  PATH: join(ROOT, "node_modules", ".bin") + delimiter + process.env.PATH,
  PRISMA_HIDE_UPDATE_MESSAGE: "1",
  MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX ?? "2",
  NODE_OPTIONS: process.env.NODE_OPTIONS ?? "--max-semi-space-size=4",
  NODE_COMPILE_CACHE:
    process.env.NODE_COMPILE_CACHE ?? join(STAMPS, "compile-cache"),
};

requireNode();
await requirePort(process.env.PORT || "3000");
const dataDir = process.env.DATA_DIR || "data";
requireDisk(dataDir);

if (isInstalled(ROOT)) say("install", "current");
else run("install", INSTALL, { NODE_ENV: "development" });
step("generate", {
  inputs: ["prisma/schema.prisma", "package-lock.json"],
  outputs: ["prisma/generated"],
  command: ["prisma", "generate"],
});
step("build", {
  inputs: BUILD_INPUTS,
  outputs: ["build"],
  command: ["remix", "vite:build", "--logLevel=error"],
});
// The embedded database keeps these two stamps itself: they are gone when it is.
const stamps = process.env.DATABASE_URL ? null : join(dataDir, "db");
step("migrate", {
  inputs: ["prisma/migrations"],
  command: ["node", "scripts/migrate.ts", "up"],
  stamps,
});
step("seed", { command: ["node", "scripts/seed.ts", "--if-empty"], stamps });
serve();

function requireNode() {
  const major = Number(process.versions.node.split(".")[0]);
  if (major > NEWEST_TOO_OLD_NODE) return;
  stop(
    `Mingus needs Node 20 or newer to start; this is ${process.version}. Install it from https://nodejs.org and run npm start again.`,
  );
}

function requirePort(text) {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    stop(`PORT is a number up to 65535, not "${text}": PORT=3000 npm start`);
  const host = process.env.HOST || "127.0.0.1";
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error) => {
      const words = {
        EADDRINUSE: `Port ${port} is in use. Stop what uses it, or choose another: PORT=${port + 1} npm start`,
        EACCES: `Port ${port} needs special rights. Choose one above 1023: PORT=3000 npm start`,
      };
      stop(
        words[error.code] ?? `Cannot listen on ${host}:${port}: ${error.code}`,
      );
    });
    probe.listen(port, host, () => probe.close(resolve));
  });
}

function requireDisk(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    tryToWrite(folder);
  } catch (error) {
    const full = error.code === "ENOSPC" || error.code === "EDQUOT";
    stop(
      full
        ? `The disk is full: nothing can be written to ${folder}.`
        : `Cannot write to the folder ${folder}: ${error.code}`,
    );
  }
}

/** With a new file: one that is written over takes the place that it has already. */
function tryToWrite(folder) {
  const probe = join(folder, `.writable-${process.pid}`);
  try {
    writeFileSync(probe, Buffer.alloc(1 << 20));
  } finally {
    rmSync(probe, { force: true });
  }
}

/**
 * Runs a command unless its inputs, and what it made of them, are as they were when it last succeeded: somebody else may have built
 * since. Without a place for stamps, always.
 */
function step(name, { command, inputs = [], outputs = [], stamps = STAMPS }) {
  const stamp = stamps && join(stamps, `.${name}.stamp`);
  const before = fingerprintOf(ROOT, inputs);
  const fingerprints = () => `${before} ${fingerprintOf(ROOT, outputs)}`;
  if (stamp && readIfThere(stamp) === fingerprints())
    return say(name, "current");
  run(name, command);
  if (!stamp) return;
  mkdirSync(stamps, { recursive: true });
  writeFileSync(stamp, fingerprints());
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}

/** Runs a command, shows what it says only when it fails or says it in one line, and how long it took. */
function run(name, [command, ...parameters], set = {}) {
  const started = Date.now();
  const shell = process.platform === "win32";
  const done = spawnSync(command, parameters, {
    env: { ...env, ...set },
    encoding: "utf8",
    shell,
  });
  if (done.status !== 0) {
    process.stderr.write(`${done.stdout ?? ""}${done.stderr ?? ""}`);
    stop(
      `The step "${name}" failed (${done.error?.message ?? `exit code ${done.status}`}).`,
    );
  }
  // Our own commands end with one line that says what they did.
  const said = command === "node" ? (done.stdout ?? "").trim() : "";
  say(name, `${seconds(started)}  ${said}`.trim());
}

/** The log goes to files; the terminal keeps to what a person at it wants to know. */
function serve() {
  console.log(`
Mingus is at      http://localhost:${process.env.PORT || 3000}
The first admin   the link in the line "setup_link" of the log, or
                  npm run admin -- user create --email you@example.com --role admin
A meme            npm run admin -- meme add FILE --caption "…" --alt "…" --category work-life
Stop              Ctrl-C
`);
  const child = spawn("node", ["server.ts"], { env, stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.on(signal, () => child.kill(signal));
  child.on("error", (error) => stop(error.message));
  child.on("exit", (code, signal) =>
    process.exit(code ?? (signal === "SIGINT" ? 0 : 1)),
  );
}

function say(name, words) {
  console.log(`${name.padEnd(10)} ${words}`);
}

function seconds(started) {
  return `${((Date.now() - started) / 1000).toFixed(1)} s`;
}

function stop(sentence) {
  console.error(`\n${sentence}`);
  process.exit(1);
}
