/** Lets waiting work go on, so many in each turn of the event loop, in the order they came. */
export type Turnstile = (goOn: () => void) => void;

/** What comes at the same moment would else be worked on in one long turn, in which nobody else is served. */
export function openTurnstile(perTurn: number): Turnstile {
  const waiting: (() => void)[] = [];

  function letThrough(): void {
    for (const goOn of waiting.splice(0, perTurn)) goOn();
    if (waiting.length > 0) setImmediate(letThrough);
  }

  return (goOn) => {
    waiting.push(goOn);
    if (waiting.length === 1) setImmediate(letThrough);
  };
}
