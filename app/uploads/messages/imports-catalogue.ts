import type { Locale } from "#app/ui/messages/catalogue.ts";
import { en } from "./imports-en.ts";
import { es } from "./imports-es.ts";
import { fr } from "./imports-fr.ts";

/** What is said about fetching a picture from an address. A catalogue that misses a string does not compile. */
export interface ImportMessages {
  title: string;
  lead: string;
  url: string;
  urlHint: string;
  send: string;
  upload: string;
  closed: string;
  bad_url: string;
  import_refused: string;
  too_many: string;
}

const CATALOGUES: Readonly<Record<Locale, ImportMessages>> = { en, es, fr };

/** The strings of one language. */
export function importMessagesFor(locale: Locale): ImportMessages {
  return CATALOGUES[locale];
}
