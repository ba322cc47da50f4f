import { fork, type ChildProcess } from "node:child_process";
import type {
  DecodeAnswer,
  DecodeMessage,
  DecodeTask,
} from "./decode-tasks.ts";

/** A child died over its task, or was killed for taking too long, or never came up (then no picture is to blame). */
export interface ChildFailure {
  kind: "crashed" | "timed_out" | "unavailable";
  note: string;
}

/** Two malloc arenas instead of eight a core: glibc keeps what each has once held, and pictures are large. */
const CHILD_SETTINGS = {
  MALLOC_ARENA_MAX: "2",
  NODE_ENV: "production",
} as const;

/** What a process needs to start at all. Nothing else in our environment is a decoder's business. */
const INHERITED_NAMES = ["PATH", "LD_LIBRARY_PATH", "LD_PRELOAD", "SystemRoot"];

/** How much of a child's standard error is kept for the log. */
const LAST_WORDS_LENGTH = 300;

/** One decoding process. */
export class DecodeChild {
  /** Resolves when it is gone, however it went. */
  readonly gone: Promise<void>;
  /** How many tasks it has answered. */
  answered = 0;
  #isReady = false;
  #lastWords = "";
  #settle: (end: DecodeAnswer | ChildFailure) => void = () => undefined;
  readonly #process: ChildProcess;

  constructor(worker: URL) {
    this.#process = fork(worker, [], {
      env: childEnvironment(),
      execArgv: ["--expose-gc"],
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    this.#process.on("message", (message: DecodeMessage) =>
      this.#hear(message),
    );
    this.#process.stderr?.setEncoding("utf8").on("data", (text: string) => {
      this.#lastWords = (this.#lastWords + text).slice(-LAST_WORDS_LENGTH);
    });
    this.gone = new Promise((resolve) => {
      this.#process.on("error", (error) => resolve(this.#die(String(error))));
      this.#process.on("exit", (code, signal) =>
        resolve(this.#die(`exit ${signal ?? code}`)),
      );
    });
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  /** One task at a time. Never rejects. A child that failed is dead or dying, and must not be used again. */
  async run(
    task: DecodeTask,
    limitMs: number,
  ): Promise<DecodeAnswer | ChildFailure> {
    const timer = setTimeout(() => this.#giveUp(limitMs), limitMs);
    const end = await new Promise<DecodeAnswer | ChildFailure>((resolve) => {
      this.#settle = resolve;
      // Without a process there is no way to it: "error" comes, and settles this.
      if (this.pid === undefined) return;
      this.#process.send(task, (error) => error && this.#die(String(error)));
    });
    clearTimeout(timer);
    return end;
  }

  /** Kills it, whatever it is doing. One that never began has the number 0, which stands for all of us. */
  stop(): void {
    if (this.pid !== undefined) this.#process.kill("SIGKILL");
  }

  #giveUp(limitMs: number): void {
    this.#settle({ kind: "timed_out", note: `no answer in ${limitMs} ms` });
    this.stop();
  }

  #hear(message: DecodeMessage): void {
    if (message.kind === "ready") {
      this.#isReady = true;
    } else {
      this.answered++;
      this.#settle(message);
    }
  }

  #die(cause: string): void {
    const note = `${cause} ${this.#lastWords}`.trim();
    this.#settle({ kind: this.#isReady ? "crashed" : "unavailable", note });
  }
}

function childEnvironment(): NodeJS.ProcessEnv {
  const inherited = INHERITED_NAMES.map(
    (name) => [name, process.env[name]] as const,
  );
  return {
    ...Object.fromEntries(inherited.filter(([, value]) => value)),
    ...CHILD_SETTINGS,
  };
}
