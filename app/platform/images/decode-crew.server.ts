import { DecodeChild, type ChildFailure } from "./decode-child.server.ts";
import type { DecodeAnswer, DecodeTask } from "./decode-tasks.ts";

/** A child took a task, or let go of it after so many milliseconds. The note is a library's, for the log alone. */
export type DecodeEvent =
  | { kind: "started"; pid: number | undefined }
  | {
      kind: "ended";
      result: DecodeAnswer["kind"] | ChildFailure["kind"];
      ms: number;
      note: string;
    };

/** The children that decode: started when needed, used again, replaced when they die. */
export interface DecodeCrew {
  /** Never rejects. As many children run at once as there are calls. */
  perform(task: DecodeTask): Promise<DecodeAnswer>;
  /** Kills every child; resolves when none is left. */
  dismiss(): Promise<void>;
}

/** Run from its source by Node itself, wherever this module was loaded from: no build step, no bundle. */
const DECODE_WORKER = new URL("./decode-worker.ts", import.meta.url);

/** Native decoders leak a little: a child that has answered this often makes room for a fresh one. */
const ANSWERS_PER_CHILD = 100;

/** An idle child holds 80 to 100 MiB, and a fresh one is there in a tenth of a second. */
const IDLE_MS = 30_000;

/**
 * What a failure means for the picture. One that crashes its decoder twice, or holds it up for too long, is taken for
 * broken, so that it is never tried for ever; that no child comes up is our trouble.
 */
const FAULTS = {
  crashed: "unreadable_image",
  timed_out: "unreadable_image",
  unavailable: "busy",
} as const;

export interface DecodeCrewOptions {
  limitMs: number;
  observe(event: DecodeEvent): void;
  /** The program of a child. */
  worker?: URL;
}

export function openDecodeCrew({
  limitMs,
  observe,
  worker = DECODE_WORKER,
}: DecodeCrewOptions): DecodeCrew {
  const alive = new Set<DecodeChild>();
  const idle = new Map<DecodeChild, NodeJS.Timeout>();

  return {
    async perform(task) {
      const first = await attempt(task);
      // A crash may be another's fault, such as the kernel's when memory is short: one more try, in a fresh child.
      const last = first.kind === "crashed" ? await attempt(task) : first;
      return isFailure(last)
        ? { kind: "failed", fault: FAULTS[last.kind], note: last.note }
        : last;
    },
    async dismiss() {
      for (const child of alive) child.stop();
      await Promise.all([...alive].map((child) => child.gone));
    },
  };

  async function attempt(
    task: DecodeTask,
  ): Promise<DecodeAnswer | ChildFailure> {
    const child = takeChild();
    const startedAt = performance.now();
    observe({ kind: "started", pid: child.pid });
    const end = await child.run(task, limitMs);
    if (isFailure(end) || child.answered >= ANSWERS_PER_CHILD) child.stop();
    else idle.set(child, setTimeout(() => child.stop(), IDLE_MS).unref());
    const note = end.kind === "made" ? "" : end.note;
    observe({
      kind: "ended",
      result: end.kind,
      ms: performance.now() - startedAt,
      note,
    });
    return end;
  }

  function takeChild(): DecodeChild {
    // The one that rested last: with little to do the others reach their time and go.
    const rested = [...idle.keys()].at(-1);
    if (!rested) return startChild();
    forgetIdle(rested);
    return rested;
  }

  function startChild(): DecodeChild {
    const child = new DecodeChild(worker);
    alive.add(child);
    void child.gone.then(() => {
      alive.delete(child);
      forgetIdle(child);
    });
    return child;
  }

  function forgetIdle(child: DecodeChild): void {
    clearTimeout(idle.get(child));
    idle.delete(child);
  }
}

function isFailure(end: DecodeAnswer | ChildFailure): end is ChildFailure {
  return end.kind in FAULTS;
}
