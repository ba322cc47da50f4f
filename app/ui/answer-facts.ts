import { createContext } from "react";
import type { Locale } from "./messages/catalogue.ts";

/**
 * What every answer is made with, for error pages that no loader ran for: after an act that failed, none does. Null in
 * the browser, where no error page is rendered anew.
 */
export const AnswerFacts = createContext<{
  locale: Locale;
  requestId: string;
} | null>(null);
