type Outcome = "keep" | "free";

interface Turn<Holder> {
  holder: Holder;
  run: () => Promise<Outcome>;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/**
 * One session, many clients: each turn runs alone, and a client inside a transaction keeps the session until it ends.
 * @param options.idleMs how long a keeper may send nothing before it loses the session
 * @param options.onIdle ends the keeper's transaction; nobody else runs meanwhile
 */
export function createTurns<Holder>(options: {
  idleMs: number;
  onIdle: (holder: Holder) => Promise<void>;
}) {
  const waiting: Turn<Holder>[] = [];
  let keeper: Holder | null = null;
  let running = false;
  let finished: (() => void) | null = null;
  let idle: NodeJS.Timeout | undefined;

  function next(): Turn<Holder> | undefined {
    if (keeper === null) return waiting.shift();
    const index = waiting.findIndex((turn) => turn.holder === keeper);
    return index === -1 ? undefined : waiting.splice(index, 1)[0];
  }

  async function run(): Promise<void> {
    if (running) return;
    running = true;
    clearTimeout(idle);
    for (let turn = next(); turn; turn = next()) {
      try {
        keeper = (await turn.run()) === "keep" ? turn.holder : null;
        turn.resolve();
      } catch (error) {
        turn.reject(error);
      }
    }
    running = false;
    if (keeper !== null)
      idle = setTimeout(() => void endKeeper(), options.idleMs);
    else if (waiting.length === 0) finished?.();
  }

  async function endKeeper(): Promise<void> {
    if (running || keeper === null) return;
    running = true;
    await options.onIdle(keeper).catch(() => undefined);
    keeper = null;
    running = false;
    await run();
  }

  return {
    /** Runs when it is this client's turn; "keep" holds the session for its next one. */
    take(holder: Holder, turn: () => Promise<Outcome>): Promise<void> {
      return new Promise((resolve, reject) => {
        waiting.push({ holder, run: turn, resolve, reject });
        void run();
      });
    },
    holds: (holder: Holder): boolean => keeper === holder,
    /** Waits for the turns that are queued. */
    finish(): Promise<void> {
      return new Promise((resolve) => {
        finished = resolve;
        if (!running && waiting.length === 0 && keeper === null) resolve();
      });
    },
  };
}
