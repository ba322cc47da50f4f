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
 * @param options.onCut ends the keeper's transaction; nobody else runs meanwhile
 */
export function createTurns<Holder>(options: {
  idleMs: number;
  onCut: (holder: Holder) => Promise<void>;
}) {
  const waiting: Turn<Holder>[] = [];
  let keeper: Holder | null = null;
  let running = false;
  let closed = false;
  let settled: (() => void) | null = null;
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
    if (keeper !== null) idle = setTimeout(() => void cut(), options.idleMs);
    settled?.();
  }

  async function cut(): Promise<void> {
    if (running || keeper === null) return;
    running = true;
    await options.onCut(keeper).catch(() => undefined);
    keeper = null;
    running = false;
    await run();
  }

  return {
    /** Runs when it is this client's turn; "keep" holds the session for its next one. */
    take(holder: Holder, turn: () => Promise<Outcome>): Promise<void> {
      return new Promise((resolve, reject) => {
        if (closed) return reject(new Error("closed"));
        waiting.push({ holder, run: turn, resolve, reject });
        void run();
      });
    },
    holds: (holder: Holder): boolean => keeper === holder,
    /** Lets the running turn finish, refuses those that wait, cuts off the keeper. */
    async close(): Promise<void> {
      closed = true;
      for (const turn of waiting.splice(0)) turn.reject(new Error("closed"));
      if (running) await new Promise<void>((resolve) => (settled = resolve));
      clearTimeout(idle);
      await cut();
      clearTimeout(idle);
    },
  };
}
