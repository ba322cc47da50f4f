import type { FieldMetadata } from "@conform-to/react";
import type { ReactNode } from "react";
import { useFormSpeech } from "./form.tsx";

/** What a schema and a reply say of one field; every field of `useScreenForm` has it. */
export type FieldFacts = Pick<
  FieldMetadata<unknown>,
  "id" | "errorId" | "descriptionId" | "name" | "required" | "errors"
> & {
  initialValue: unknown;
};

export interface FieldProps {
  field: FieldFacts;
  hint?: ReactNode;
  type?: "text" | "email" | "password" | "url" | "search" | "file" | "date";
  /** Where the schema lets it be empty, and this screen does not. */
  required?: boolean;
  /** Makes it a text area of this height. */
  rows?: number;
  /** Makes it a list to choose one from: values and what they are called, with the language that this is in where it may be another. */
  options?: readonly (readonly [
    value: string,
    words: string,
    language?: string,
  ])[];
  /** A token of https://html.spec.whatwg.org/#autofill, or "off". */
  autoComplete?: string;
  /** How many characters there may be: said with how many there are. */
  limit?: number;
  /** What a file field takes, as in HTML. */
  accept?: string;
  inputMode?: "text" | "email" | "url" | "numeric";
}

/** A label, what helps to fill the field in, what was wrong last time, and the field itself with what was typed in it. */
export function Field({ field, hint, limit, ...control }: FieldProps) {
  const { messages, labels } = useFormSpeech();
  const [fault] = field.errors ?? [];
  const helpId = hint || limit ? field.descriptionId : undefined;
  const spoken = [fault && field.errorId, helpId].filter(Boolean).join(" ");
  return (
    <div className={fault ? "field faulty" : "field"}>
      <label htmlFor={field.id}>
        {labels[field.name] ?? field.name}
        {!(control.required ?? field.required) && (
          <span className="optional"> {messages.form.optional}</span>
        )}
      </label>
      {helpId && (
        <div className="hint" id={helpId}>
          {hint}
          {limit !== undefined && (
            <span className="counter">{messages.form.upTo(limit)}</span>
          )}
        </div>
      )}
      {fault && (
        <p className="fault" id={field.errorId}>
          {fault}
        </p>
      )}
      <Control {...control} field={field} describedBy={spoken} />
    </div>
  );
}

type ControlProps = Omit<FieldProps, "hint" | "limit"> & {
  describedBy: string;
};

// No `maxlength`: it cuts what is pasted without a word, and counts other characters than we do.
function Control({
  field,
  describedBy,
  type,
  rows,
  options,
  ...more
}: ControlProps) {
  const typed =
    typeof field.initialValue === "string" ? field.initialValue : "";
  const shared = {
    id: field.id,
    name: field.name,
    required: field.required,
    "aria-invalid": field.errors?.length ? true : undefined,
    "aria-describedby": describedBy || undefined,
    defaultValue: type === "password" || type === "file" ? undefined : typed,
    ...more,
  };
  if (rows) return <textarea rows={rows} {...shared} />;
  if (!options) return <input type={type ?? "text"} {...shared} />;
  return (
    <select {...shared}>
      {options.map(([value, words, language]) => (
        <option key={value} value={value} lang={language}>
          {words}
        </option>
      ))}
    </select>
  );
}

/** A box to tick, with its words beside it. */
export function Checkbox({ field, hint }: Pick<FieldProps, "field" | "hint">) {
  const { labels } = useFormSpeech();
  const [fault] = field.errors ?? [];
  const spoken = [fault && field.errorId, hint && field.descriptionId];
  return (
    <div className={fault ? "field faulty" : "field"}>
      {fault && (
        <p className="fault" id={field.errorId}>
          {fault}
        </p>
      )}
      <label className="tick">
        <input
          type="checkbox"
          id={field.id}
          name={field.name}
          defaultChecked={field.initialValue === "on"}
          aria-invalid={fault ? true : undefined}
          aria-describedby={spoken.filter(Boolean).join(" ") || undefined}
        />
        {labels[field.name] ?? field.name}
      </label>
      {hint && (
        <div className="hint" id={field.descriptionId}>
          {hint}
        </div>
      )}
    </div>
  );
}
