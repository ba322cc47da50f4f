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
  /** Whether a failed write is the fault of a row, which would fail for ever: the others are written without it. */
  isRowFault: (error: unknown) => boolean;
  /** How long rows are gathered before they are written, in milliseconds. */
  gatherMs: number;
  /** Rows in one write. */
  maxRows: number;
  /** Pushed rows kept while writing fails; the oldest beyond it are dropped. */
  maxWaiting: number;
  /** Pushed rows are lost: too many were waiting, or one cannot be written. */
  onDropped?: (count: number) => void;
}

const RETRY_MS = 1_000;

/** Gathers rows from many requests for a few milliseconds, writes them once, answers all. */
export function openGroupCommit<Row>(options: Options<Row>): GroupCommit<Row> {
  let waiting: Waiting<Row>[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> | null = null;
  /** Rows are kept since a write has failed: then nothing but the timer tries again. */
  let failing = false;

  function schedule(delay: number): void {
    timer ??= setTimeout(() => void flush(), delay);
  }

  function enqueue(entry: Waiting<Row>): void {
    waiting.push(entry);
    if (waiting.length >= options.maxRows && !writing && !failing) void flush();
    else schedule(failing ? RETRY_MS : options.gatherMs);
  }

  /** False when nothing can be written at present. */
  async function write(group: Waiting<Row>[]): Promise<boolean> {
    try {
      await options.write(group.map(({ row }) => row));
      for (const { resolve } of group) resolve?.();
      return true;
    } catch (error) {
      if (!options.isRowFault(error)) return putBack(group, error);
      if (group.length > 1) return writeHalves(group, error);
      if (group[0]?.reject) group[0].reject(error);
      else options.onDropped?.(1);
      return true;
    }
  }

  async function writeHalves(
    group: Waiting<Row>[],
    error: unknown,
  ): Promise<boolean> {
    const middle = group.length >> 1;
    if (await write(group.slice(0, middle))) return write(group.slice(middle));
    return putBack(group.slice(middle), error);
  }

  function putBack(group: Waiting<Row>[], error: unknown): false {
    for (const { reject } of group) reject?.(error);
    waiting = [...group.filter(({ reject }) => !reject), ...waiting];
    drop();
    return false;
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
    do failing = !(await write(waiting.splice(0, options.maxRows)));
    while (!failing && waiting.length > 0);
    clearTimeout(timer);
    timer = undefined;
    failing = waiting.length > 0;
    if (failing) schedule(RETRY_MS);
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length === 0 && !writing) return;
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
