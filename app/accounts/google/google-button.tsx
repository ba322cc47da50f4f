import type { Locale } from "#app/ui/messages/catalogue.ts";
import { ActForm } from "#app/ui/form/submit-button.tsx";
import { googleMessagesFor } from "./messages/catalogue.ts";

export interface GoogleButtonProps {
  locale: Locale;
  /** The path of ours to go on to; without one, the account. */
  next?: string | undefined;
}

/** The way to sign in by Google. Show it where `features.accounts.google` is there. */
export function GoogleButton({ locale, next }: GoogleButtonProps) {
  return (
    <ActForm
      action="/login/google"
      fields={{ purpose: "sign_in", ...(next ? { next } : {}) }}
      second
    >
      {googleMessagesFor(locale).button.sign_in}
    </ActForm>
  );
}
