import type { Locale } from "#app/ui/messages/catalogue.ts";
import type { LetterKind, LetterWords } from "../letters.server.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";

interface LinkOver {
  title: string;
  words: string;
  way: string;
}

/** What is said where somebody without a password, or without an account, is let in, and in the letters about it. */
export interface RecoveryMessages {
  reset: {
    title: string;
    lead: string;
    labels: { email: string };
    submit: string;
    back: string;
    asked: { title: string; words: string; hint: string };
    /** Where no mail can be sent. */
    noMail: string;
  };
  renewal: {
    title: string;
    lead: string;
    labels: { password: string };
    submit: string;
    over: LinkOver;
  };
  setup: {
    title: string;
    lead: string;
    submit: string;
    taken: string;
    over: LinkOver;
  };
  greeting: string;
  signature: string;
  letters: Record<LetterKind, LetterWords>;
}

const CATALOGUES: Readonly<Record<Locale, RecoveryMessages>> = { en, es, fr };

/** The strings of one language. */
export function recoveryMessagesFor(locale: Locale): RecoveryMessages {
  return CATALOGUES[locale];
}
