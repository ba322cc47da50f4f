import { execFile, spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import autocannon from "autocannon";
import { startedIn } from "./cores.ts";

const SCRIPT = join(import.meta.dirname, "load.lua");

/** A request to be sent again and again; `{n}` in its path becomes a number of its own each time. */
export interface PlannedRequest {
  path: string;
  headers: Record<string, string>;
}

export interface Load {
  requests: readonly PlannedRequest[];
  seconds: number;
  connections: number;
}

export interface LoadResult {
  requests: number;
  seconds: number;
  p50Ms: number;
  p99Ms: number;
  /** Answers of 400 and above. */
  refused: number;
  /** Connections that failed. */
  broken: number;
  bytes: number;
}

/** Loads a server as hard as so many connections can, from the load's core: with `wrk` where it is installed. */
export function applyLoad(url: string, load: Load): Promise<LoadResult> {
  const hasWrk = spawnSync("wrk", ["--version"]).error === undefined;
  return hasWrk ? loadByWrk(url, load) : loadByAutocannon(url, load);
}

async function loadByWrk(url: string, load: Load): Promise<LoadResult> {
  const folder = await mkdtemp(join(tmpdir(), "mingus-load-"));
  try {
    const file = join(folder, "requests.txt");
    const { host } = new URL(url);
    await writeFile(
      file,
      load.requests.map((one) => textOf(one, host)).join(""),
    );
    const [program = "", ...args] = [
      ...startedIn("load"),
      ...[
        "wrk",
        "-t1",
        `-c${load.connections}`,
        `-d${load.seconds}s`,
        "--latency",
      ],
      ...["-s", SCRIPT, url, "--", file],
    ];
    const { stdout } = await promisify(execFile)(program, args);
    const result = /^RESULT (.*)$/m.exec(stdout)?.[1];
    if (!result) throw new Error(`wrk said: ${stdout}`);
    return JSON.parse(result) as LoadResult;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function textOf({ path, headers }: PlannedRequest, host: string): string {
  const lines = Object.entries({ host, ...headers });
  const head = lines.map(([name, value]) => `${name}: ${value}\n`).join("");
  return `GET ${path} HTTP/1.1\n${head}END\n`;
}

async function loadByAutocannon(url: string, load: Load): Promise<LoadResult> {
  const requests = load.requests.map(({ path, headers }, index) => ({
    path: path.replace("{n}", String(index)),
    headers,
  }));
  const { connections, seconds } = load;
  const found = await autocannon({
    url,
    connections,
    duration: seconds,
    requests,
  });
  return {
    requests: found.requests.total,
    seconds: found.duration,
    p50Ms: found.latency.p50,
    p99Ms: found.latency.p99,
    refused: found["4xx"] + found["5xx"],
    broken: found.errors + found.timeouts,
    bytes: found.throughput.total,
  };
}
