import type { DecodeCrew } from "./decode-crew.server.ts";
import type { DecodeAnswer, DecodeTask } from "./decode-tasks.ts";

export interface DecodePool {
  /**
   * Decodes when it is this task's turn; background tasks let all others pass. Never rejects: the answer is `busy`
   * when too many wait already, or when the pool is closing.
   */
  run(task: DecodeTask, turn?: { background?: boolean }): Promise<DecodeAnswer>;
  /** Tasks in a child's hands. */
  active(): number;
  waiting(): number;
  /** Lets running tasks end, answers `busy` to those that wait, and resolves when no child is left. */
  close(): Promise<void>;
}

interface Waiting {
  task: DecodeTask;
  answer(answer: DecodeAnswer): void;
}

const BUSY: DecodeAnswer = {
  kind: "failed",
  fault: "busy",
  note: "the decode queue is full",
};

/** A queue before the crew: at most `concurrency` tasks at once and `queue` waiting. */
export function openDecodePool(
  crew: DecodeCrew,
  { concurrency, queue }: { concurrency: number; queue: number },
): DecodePool {
  const foreground: Waiting[] = [];
  const background: Waiting[] = [];
  const running = new Set<Promise<void>>();
  let isClosing = false;

  return {
    run(task, { background: isBackground } = {}) {
      const isFull =
        running.size >= concurrency &&
        foreground.length + background.length >= queue;
      if (isFull || isClosing) return Promise.resolve(BUSY);
      return new Promise((answer) => {
        (isBackground ? background : foreground).push({ task, answer });
        startNext();
      });
    },
    active: () => running.size,
    waiting: () => foreground.length + background.length,
    async close() {
      isClosing = true;
      for (const { answer } of [
        ...foreground.splice(0),
        ...background.splice(0),
      ])
        answer(BUSY);
      await Promise.all(running);
      await crew.dismiss();
    },
  };

  function startNext(): void {
    if (running.size >= concurrency) return;
    const next = foreground.shift() ?? background.shift();
    if (!next) return;
    const run = crew.perform(next.task).then((answer) => {
      running.delete(run);
      next.answer(answer);
      startNext();
    });
    running.add(run);
  }
}
