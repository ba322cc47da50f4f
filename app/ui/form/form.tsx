import type { FormMetadata } from "@conform-to/react";
import { useContext, createContext, type ReactNode } from "react";
import type { Messages } from "../messages/catalogue.ts";
import { ErrorSummary } from "./error-summary.tsx";

/** What every part of a form needs to speak: the catalogue, and what each field is called, by its name. */
interface FormSpeech {
  messages: Messages;
  labels: Readonly<Record<string, string>>;
}

const Speech = createContext<FormSpeech | null>(null);

/** How the form around a field speaks. */
export function useFormSpeech(): FormSpeech {
  const speech = useContext(Speech);
  if (!speech) throw new Error("a field stands outside of a Form");
  return speech;
}

export interface FormProps extends FormSpeech {
  form: Pick<FormMetadata, "id" | "allErrors">;
  /**
   * The path that takes it, the screen's own too: a form without one is sent to the page's address as it stands, after
   * `#main` with `#main`, and where there is a fragment no browser heeds the `autofocus` of the summary.
   */
  action: string;
  encType?: "multipart/form-data";
  children: ReactNode;
}

/**
 * A form that is sent by POST, with what was wrong last time above its fields. The browser does not check it itself:
 * its bubbles speak the browser's language, one at a time, and vanish.
 */
export function Form({ form, messages, labels, children, ...way }: FormProps) {
  return (
    <Speech.Provider value={{ messages, labels }}>
      <form id={form.id} method="post" noValidate className="form" {...way}>
        <ErrorSummary form={form} messages={messages} labels={labels} />
        {children}
      </form>
    </Speech.Provider>
  );
}
