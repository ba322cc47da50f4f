import type { Locale } from "#app/ui/messages/catalogue.ts";
import type { Expiry } from "../api-token-form.ts";
import type { Scope } from "../../permissions.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";

/** What is said about the named tokens of programs. A catalogue that misses a string does not compile. */
export interface TokenMessages {
  title: string;
  words: string;
  none: string;
  /** The way back to one's account. */
  back: string;
  listTitle: string;
  /** The columns of what is told of a token. */
  facts: { scopes: string; made: string; used: string; expires: string };
  neverUsed: string;
  neverExpires: string;
  /** Of a token whose time is over. */
  expired: string;
  revoke: { ask: string; words: string; button: string };
  create: {
    title: string;
    labels: { name: string; expires: string } & Record<Scope, string>;
    nameHint: string;
    scopesTitle: string;
    scopeHints: Record<Scope, string>;
    expiries: Record<Expiry, string>;
    button: string;
  };
  created: { title: string; words: string; label: string };
  faults: {
    no_scope: string;
    scope_beyond_role: string;
    too_many: string;
    unstorable: string;
    long_name: string;
  };
}

const CATALOGUES: Readonly<Record<Locale, TokenMessages>> = { en, es, fr };

/** The strings of one language. */
export function tokenMessagesFor(locale: Locale): TokenMessages {
  return CATALOGUES[locale];
}
