import type { Locale } from "#app/ui/messages/catalogue.ts";

/** Each language in its own words, so that who needs it can read it. */
export const LANGUAGE_NAMES: Readonly<Record<Locale, string>> = {
  en: "English",
  es: "Español",
  fr: "Français",
};
