import type { FormMetadata } from "@conform-to/react";
import type { Messages } from "../messages/catalogue.ts";

interface ErrorSummaryProps {
  form: Pick<FormMetadata, "id" | "allErrors">;
  messages: Messages;
  labels: Readonly<Record<string, string>>;
}

/**
 * Everything that is wrong, in one place, with a link to each field. It takes the focus when the page opens, without
 * JavaScript by `autofocus`, which the HTML standard allows on whatever can be focused; with React by the reference.
 */
export function ErrorSummary({ form, messages, labels }: ErrorSummaryProps) {
  const faults = Object.entries(form.allErrors).flatMap(([name, words]) =>
    words.map((fault: string) => ({ name, fault })),
  );
  if (faults.length === 0) return null;
  return (
    <div
      className="fault-summary"
      role="alert"
      tabIndex={-1}
      autoFocus
      ref={takeFocus}
      aria-labelledby={`${form.id}-faults`}
    >
      <h2 id={`${form.id}-faults`}>{messages.form.summary}</h2>
      <ul>
        {faults.map(({ name, fault }) => (
          <li key={name + fault}>
            {name === "" ? (
              fault
            ) : (
              <a href={`#${form.id}-${name}`}>
                {messages.form.of(labels[name] ?? name, fault)}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function takeFocus(summary: HTMLElement | null): void {
  summary?.focus();
}
