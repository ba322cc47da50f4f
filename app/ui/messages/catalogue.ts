import { en } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";

/** The languages every string exists in. The first is spoken when nothing else fits. */
export const LOCALES = ["en", "es", "fr"] as const;
export type Locale = (typeof LOCALES)[number];

/** Refusals and faults that have words of their own, by HTTP status. */
export const ERROR_STATUSES = [
  400, 403, 404, 405, 413, 421, 429, 500, 503,
] as const;
export type ErrorStatus = (typeof ERROR_STATUSES)[number];

/** Every string of every screen. A catalogue that misses one does not compile. */
export interface Messages {
  splash: {
    /** The tab's title. */
    title: string;
    description: string;
    /** The heading: what this page is, in a few friendly words. */
    greeting: string;
    /** Read out before the category's name. */
    category: string;
    continue: string;
    notToday: string;
    /** A box that stops a moving picture. */
    hold: string;
  };
  quiet: { title: string; words: string };
  page: {
    skip: string;
    tagline: string;
    /** The links at the head of a page. */
    ways: {
      title: string;
      upload: string;
      submissions: string;
      account: string;
      signIn: string;
      signOut: string;
    };
  };
  welcome: {
    title: string;
    words: string;
    again: string;
    stepsTitle: string;
    steps: { home: Step; add: Step; more: Step };
  };
  form: {
    /** Above the list of what is wrong with a form. */
    summary: string;
    /** A fault in that list, with the name of its field. */
    of: (label: string, fault: string) => string;
    /** After the label of a field that may stay empty. */
    optional: string;
    upTo: (limit: number) => string;
    counter: (used: number, limit: number) => string;
    /** What is wrong with a field, when nothing better is known. */
    faults: {
      missing: string;
      tooShort: (atLeast: number) => string;
      tooLong: (atMost: number) => string;
      email: string;
      choice: string;
      unreadable: string;
    };
  };
  errors: Record<ErrorStatus, { title: string; words: string }>;
  error: {
    /** Before the request id. */
    reference: string;
    home: string;
    retry: string;
    /** Whole seconds, at least 1. */
    retryIn: (seconds: number) => string;
  };
}

interface Step {
  title: string;
  words: string;
}

const CATALOGUES: Readonly<Record<Locale, Messages>> = { en, es, fr };

/** The strings of one language. */
export function messagesFor(locale: Locale): Messages {
  return CATALOGUES[locale];
}
