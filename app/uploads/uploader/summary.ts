import type { Locale } from "#app/ui/messages/catalogue.ts";
import { uploadMessagesFor } from "../messages/catalogue.ts";
import { isShared, ownFaults } from "./own-words.ts";
import type { CardFaults, Queue } from "./queue.ts";

/** Faults of what cards take from above, each told once. */
export function sharedFaults({ cards }: Queue): CardFaults {
  const faults = cards.flatMap((card) => {
    const own = ownFaults(card);
    return Object.entries(card.faults).filter(
      ([name]) => isShared(name) && !(name in own),
    );
  });
  return Object.fromEntries(faults);
}

interface Summary {
  /** By the ends of the fields' ids. */
  faults: Record<string, string[]>;
  /** What each of these fields is called. */
  labels: Record<string, string>;
}

/**
 * Everything that is wrong, as the summary above a form has it.
 * @param fault what is wrong with the form as a whole
 */
export function summarise(
  queue: Queue,
  locale: Locale,
  fault: string | null,
): Summary {
  const { fields, picture } = uploadMessagesFor(locale).screen;
  const names: Partial<Record<string, string>> = fields;
  const summary: Summary = { faults: {}, labels: { ...fields } };
  if (fault) summary.faults[""] = [fault];
  for (const [name, words] of Object.entries(sharedFaults(queue)))
    summary.faults[name] = [words];
  for (const [index, card] of queue.cards.entries()) {
    const own = ownFaults(card);
    for (const [name, words] of Object.entries(card.faults)) {
      if (isShared(name) && !(name in own)) continue;
      const key = `${card.id}-${name}`;
      summary.faults[key] = [words];
      summary.labels[key] = `${picture(index + 1)}, ${names[name] ?? name}`;
    }
  }
  return summary;
}
