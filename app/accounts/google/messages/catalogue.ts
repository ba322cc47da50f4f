import type { Locale } from "#app/ui/messages/catalogue.ts";
import type { GooglePurpose, GoogleRefusal } from "../google-refusals.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";

/** What is said around Google. A catalogue that misses a string does not compile. */
export interface GoogleMessages {
  /** On the button that leads to Google. */
  button: Record<GooglePurpose, string>;
  /** The page that asks for the password before Google is connected. */
  connecting: { title: string; lead: string };
  onTheWay: {
    title: string;
    words: string;
    link: string;
  };
  refused: {
    title: Record<GooglePurpose, string>;
    words: Record<GoogleRefusal, string>;
    /** Back to where it began. */
    back: Record<GooglePurpose, string>;
  };
}

const CATALOGUES: Readonly<Record<Locale, GoogleMessages>> = { en, es, fr };

/** The strings of one language. */
export function googleMessagesFor(locale: Locale): GoogleMessages {
  return CATALOGUES[locale];
}
