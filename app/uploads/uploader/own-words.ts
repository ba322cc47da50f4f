import type { SharedWords } from "./picture-words.ts";
import type { Card, CardFaults } from "./queue.ts";

/** Faults of what a card says itself; those of what it takes from above are told there. */
export function ownFaults({ words, faults }: Card): CardFaults {
  const own = Object.entries(faults).filter(
    ([name]) => isShared(name) && words[name].trim() !== "",
  );
  return Object.fromEntries(own);
}

/** Whether a field may be said once for all. */
export function isShared(name: string): name is keyof SharedWords {
  return name === "category" || name === "tags" || name === "source";
}
