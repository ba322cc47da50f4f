/** Where finished lines go: standard output, or a rotated file. */
export interface LineTarget {
  /** Calls back once, with an error when the text was not written. */
  write(text: string, done: (error?: Error | null) => void): void;
  /** The last resort while the process exits. */
  writeSync(text: string): void;
  close(): Promise<void>;
}

export interface LineBuffer {
  write(line: string): void;
  /** Writes at once what waits for its turn, as the process exits. */
  flushSync(): void;
  /** Writes what is pending, for at most CLOSE_LIMIT_MS, then closes the target. */
  close(): Promise<void>;
}

/** How far a target may be behind. */
const FLUSH_MS = 250;
/** Beyond this many characters a flush starts before its time. */
const FLUSH_CHARACTERS = 32 * 1024;
/** What a stalled target may hold back before lines are dropped. */
const CAPACITY_CHARACTERS = 4 * 1024 * 1024;
const CLOSE_LIMIT_MS = 2000;

/**
 * Gathers lines and hands them on in one piece, one piece at a time. Adding a line costs a string join and never waits:
 * a target that is full, broken or stalled loses lines, and `onLost` hears how many.
 */
export function openLineBuffer(
  target: LineTarget,
  onLost: (lines: number) => void,
): LineBuffer {
  let pending = "";
  let lines = 0;
  let writing: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  function write(line: string): void {
    if (pending.length + line.length > CAPACITY_CHARACTERS) return onLost(1);
    pending += line;
    lines += 1;
    if (pending.length >= FLUSH_CHARACTERS) flush();
    else timer ??= setTimeout(flush, FLUSH_MS).unref();
  }

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    if (writing || pending === "") return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const piece = take();
    writing = promise;
    target.write(piece.text, (error) => {
      if (error) onLost(piece.lines);
      writing = undefined;
      if (pending !== "") timer ??= setTimeout(flush, FLUSH_MS).unref();
      resolve();
    });
  }

  function take(): { text: string; lines: number } {
    const piece = { text: pending, lines };
    pending = "";
    lines = 0;
    return piece;
  }

  async function drain(): Promise<void> {
    while (writing || pending !== "") {
      flush();
      await writing;
    }
    await target.close();
  }

  return {
    write,
    flushSync() {
      // A target that is still at work may be stalled, and writing to it would keep the process from exiting.
      if (pending !== "" && !writing) target.writeSync(take().text);
    },
    async close() {
      const { promise: late, resolve } = Promise.withResolvers<void>();
      const limit = setTimeout(resolve, CLOSE_LIMIT_MS);
      await Promise.race([drain(), late]);
      clearTimeout(limit);
      clearTimeout(timer);
    },
  };
}
