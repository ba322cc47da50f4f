/** Lets waiting work go on, so many in each turn of the event loop, in the order they came. */
export type Turnstile = (goOn: () => void) => void;

/** What comes at the same moment would else be worked on in one long turn, in which nobody else is served. */
export function openTurnstile(perTurn: number): Turnstile {
  const waiting: (() => void)[] = [];
  let isRunning = false;

  function letThrough(): void {
    isRunning = false;
    for (const goOn of waiting.splice(0, perTurn)) goOn();
    run();
  }

  function run(): void {
    if (isRunning || waiting.length === 0) return;
    isRunning = true;
    setImmediate(letThrough);
  }

  return (goOn) => {
    waiting.push(goOn);
    run();
  };
}
