import type { Locale } from "#app/ui/messages/catalogue.ts";
import type { WordFault, WordField } from "../word-limits.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";

/** What is said about memes. A catalogue that misses a string does not compile. */
export interface MemeMessages {
  /** Beside a field that has this fault: what is wrong and what would do. */
  wordFaults: { [Field in WordField]: Record<WordFault<Field>, string> };
}

const CATALOGUES: Readonly<Record<Locale, MemeMessages>> = { en, es, fr };

/** The strings of one language. */
export function memeMessagesFor(locale: Locale): MemeMessages {
  return CATALOGUES[locale];
}
