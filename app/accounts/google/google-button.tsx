import type { Locale } from "#app/ui/messages/catalogue.ts";
import { ActForm } from "#app/ui/form/submit-button.tsx";
import { googleMessagesFor } from "./messages/catalogue.ts";
import type { GooglePurpose } from "./google-refusals.ts";

export interface GoogleButtonProps {
  purpose: GooglePurpose;
  locale: Locale;
  /** The path of ours to go on to; without one, the account. */
  next?: string | undefined;
}

/** The way to Google. Show it where `features.accounts.google` is there. */
export function GoogleButton({ purpose, locale, next }: GoogleButtonProps) {
  return (
    <ActForm
      action="/login/google"
      fields={{ purpose, ...(next ? { next } : {}) }}
      second
    >
      {googleMessagesFor(locale).button[purpose]}
    </ActForm>
  );
}
