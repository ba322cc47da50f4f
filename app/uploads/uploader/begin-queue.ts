import type { ToldOutcome } from "../receiving/upload-reply.server.ts";
import { emptyCard, type CardFaults, type Queue } from "./queue.ts";
import type { TypedBefore } from "./typed-before.ts";

/**
 * The queue that a page begins with: what was typed while there was no script, with what the server refused of it.
 * Cards keep the numbers of their fieldsets, so that their fields have the same ids.
 * @param room how many pictures the form has room for
 */
export function beginQueue(
  { shared, pictures }: TypedBefore,
  refused: readonly Pick<ToldOutcome, "fieldWords" | "message">[],
  room: number,
): Queue {
  const cards = pictures.map(({ number, words }) => {
    const { fieldWords = {}, message = null } = refused[number - 1] ?? {};
    const isTold = Object.values(fieldWords).includes(message ?? "");
    return {
      ...{ ...emptyCard(number), words },
      ...{ faults: fieldWords as CardFaults, message: isTold ? null : message },
    };
  });
  return { shared, cards, nextId: room + 1 };
}
