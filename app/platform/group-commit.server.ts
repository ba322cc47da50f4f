export interface GroupCommit<Row> {
  /** Resolves once the row is committed, rejects when it could not be written. */
  add(row: Row): Promise<void>;
  /** Takes the row without promising anything; it is kept and tried again while the database is away. */
  push(row: Row): void;
  /** Writes what is gathered now and waits for it. */
  flush(): Promise<void>;
}

interface Waiting<Row> {
  row: Row;
  resolve?: () => void;
  reject?: (error: unknown) => void;
}

interface Options<Row> {
  /** Writes all rows in one statement, or none. Called for one group at a time. */
  write: (rows: Row[]) => Promise<void>;
  /** How long rows are gathered before they are written, in milliseconds. */
  gatherMs: number;
  /** Rows in one write. */
  maxRows: number;
  /** Pushed rows kept while writing fails; the oldest beyond it are dropped. */
  maxWaiting: number;
  onDropped?: (count: number) => void;
}

const RETRY_MS = 1_000;

/** Gathers rows from many requests for a few milliseconds, writes them once, answers all. */
export function openGroupCommit<Row>(options: Options<Row>): GroupCommit<Row> {
  let waiting: Waiting<Row>[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> | null = null;

  function schedule(delay: number): void {
    timer ??= setTimeout(() => void flush(), delay);
  }

  function enqueue(entry: Waiting<Row>): void {
    waiting.push(entry);
    if (waiting.length >= options.maxRows && !writing) void flush();
    else schedule(options.gatherMs);
  }

  async function writeGroup(): Promise<boolean> {
    const group = waiting.splice(0, options.maxRows);
    try {
      await options.write(group.map(({ row }) => row));
      for (const { resolve } of group) resolve?.();
      return true;
    } catch (error) {
      for (const { reject } of group) reject?.(error);
      const kept = group.filter(({ reject }) => !reject);
      waiting = [...kept, ...waiting];
      drop();
      return false;
    }
  }

  function drop(): void {
    const excess =
      waiting.filter(({ reject }) => !reject).length - options.maxWaiting;
    if (excess <= 0) return;
    let left = excess;
    waiting = waiting.filter(
      ({ reject }) => reject !== undefined || left-- <= 0,
    );
    options.onDropped?.(excess);
  }

  async function writeAll(): Promise<void> {
    let written = true;
    while (written && waiting.length > 0) written = await writeGroup();
    if (waiting.length > 0) schedule(RETRY_MS);
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    writing ??= writeAll().finally(() => (writing = null));
    await writing;
  }

  return {
    add: (row) =>
      new Promise((resolve, reject) => enqueue({ row, resolve, reject })),
    push: (row) => enqueue({ row }),
    async flush() {
      if (writing) await writing;
      await flush();
    },
  };
}
