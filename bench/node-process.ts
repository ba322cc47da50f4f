import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import {
  findFreePort,
  startIn,
  type Stoppable,
} from "#test/servers/workplace.ts";
import { startedIn, type Place } from "./cores.ts";

const ROOT = resolve(import.meta.dirname, "..");
/** Linux counts processor time in hundredths of a second (`getconf CLK_TCK`). */
const TICKS_PER_SECOND = 100;

export interface NodePlan {
  /** A file of the project. */
  script: string;
  args?: string[];
  env?: Record<string, string>;
  place?: Place;
  /** Another copy of the project to run it from. */
  root?: string;
  /** Node's own options. */
  nodeOptions?: string[];
}

export interface NodeProcess {
  url: string;
  pid: number;
  /** Where its standard output went. */
  outputFile: string;
  /** Processor time so far, of all its threads. */
  cpuSeconds(): number;
  /** Memory it holds now. */
  residentBytes(): number;
}

/**
 * Starts a server of ours or a peer on a free port, told by `PORT`. Its output goes to a file, as on a server: reading a pipe
 * would take time from the core that makes the load. Nothing of it survives the bench.
 */
export function startNode(plan: NodePlan): Promise<Stoppable<NodeProcess>> {
  return startIn("bench", async ({ folder, start }) => {
    const root = plan.root ?? ROOT;
    const port = await findFreePort();
    const outputFile = `${folder}/stdout.log`;
    const env = {
      NODE_ENV: "production",
      PORT: String(port),
      BASE_URL: `http://127.0.0.1:${port}`,
      ...plan.env,
    };
    const command = [
      ...[
        "env",
        ...Object.entries(env).map(([name, value]) => `${name}=${value}`),
      ],
      ...startedIn(plan.place ?? "server"),
      ...[process.execPath, ...(plan.nodeOptions ?? [])],
      ...[resolve(root, plan.script), ...(plan.args ?? [])],
    ];
    const shell = `cd "$1" && output="$2" && shift 2 && exec "$@" > "$output"`;
    const server = start("sh", [
      "-c",
      shell,
      "sh",
      root,
      outputFile,
      ...command,
    ]);
    const pid = server.pid ?? 0;
    await server.untilListening(port);
    return {
      url: `http://127.0.0.1:${port}`,
      pid,
      outputFile,
      cpuSeconds: () => cpuSeconds(pid),
      residentBytes: () => residentBytes(pid),
    };
  });
}

/** User and system time of a process (proc_pid_stat(5), fields 14 and 15). */
function cpuSeconds(pid: number): number {
  const text = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

function residentBytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) * 1024;
}
