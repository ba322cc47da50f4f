import type { Locale } from "#app/ui/messages/catalogue.ts";
import type { AccountFault } from "../account-forms.ts";
import type { AccountDone } from "../account-notices.ts";
import type { PublishedMemes } from "../delete-account-form.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";

/** What is said on the screens about accounts. A catalogue that misses a string does not compile. */
export interface AccountMessages {
  faults: Record<AccountFault, string>;
  /** Of an act that led to this screen. */
  done: Record<AccountDone, string>;
  /** Whole seconds, at least 1. */
  tooMany: (seconds: number) => string;
  signIn: {
    title: string;
    labels: { email: string; password: string };
    submit: string;
    wrong: string;
    newHere: string;
    forgot: string;
    or: string;
  };
  signUp: {
    title: string;
    lead: string;
    labels: { name: string; email: string; password: string };
    nameHint: string;
    emailHint: string;
    passwordHint: string;
    submit: string;
    haveOne: string;
  };
  account: {
    title: string;
    facts: { name: string; email: string; locale: string; timeZone: string };
    edit: string;
    places: {
      title: string;
      password: string;
      tokens: string;
      googleOff: string;
      /** Why Google cannot be disconnected. */
      googleAlone: string;
    };
    data: { title: string; export: string; delete: string };
    programs: { title: string; lead: string; since: (begun: string) => string };
    sessions: {
      title: string;
      lead: string;
      /** Of all times on the page. */
      timeZone: (name: string) => string;
      thisOne: string;
      /** Null: a browser that nobody knows. */
      device: (browser: string | null, system: string | undefined) => string;
      /** Both moments as words. */
      times: (begun: string, lastSeen: string) => string;
      endOne: string;
      endOthers: string;
    };
  };
  profile: {
    title: string;
    labels: { name: string; locale: string; timeZone: string };
    nameHint: string;
    /** The choice of no time zone of one's own. */
    browserTimeZone: string;
    submit: string;
    back: string;
  };
  password: {
    title: string;
    lead: string;
    labels: { presentPassword: string; password: string };
    submit: string;
    wrong: string;
    stale: string;
  };
  deletion: {
    title: string;
    lead: string;
    happens: readonly string[];
    labels: { published: string; presentPassword: string; sure: string };
    published: Record<PublishedMemes, string>;
    submit: string;
    stale: string;
    lastAdmin: string;
    back: string;
  };
}

const CATALOGUES: Readonly<Record<Locale, AccountMessages>> = { en, es, fr };

/** The strings of one language. */
export function accountMessagesFor(locale: Locale): AccountMessages {
  return CATALOGUES[locale];
}
