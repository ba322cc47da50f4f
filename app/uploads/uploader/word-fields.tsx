import { useId, type ReactNode } from "react";
import { countCharacters } from "#app/memes/typed-text.ts";
import type { Messages } from "#app/ui/messages/catalogue.ts";

/** What all fields here have. */
interface FieldFacts {
  id: string;
  label: string;
  /** Read out after the label: which picture it belongs to. */
  about?: string | undefined;
  /** What is wrong with it. */
  fault?: string | undefined;
  hint?: ReactNode;
  /** Behind the hint. */
  counter?: ReactNode;
  messages: Messages;
  isOptional?: boolean;
  isFixed?: boolean;
}

interface TextFieldProps extends FieldFacts {
  value: string;
  onType: (value: string) => void;
  limit?: number;
  rows?: number;
}

/** A text with a counter that goes along. What is too long is not cut off: the counter says so. */
export function TextField(props: TextFieldProps) {
  const { id, value, onType, limit, rows, messages, isFixed } = props;
  const used = countCharacters(value);
  const counter = limit !== undefined && (
    <span className={used > limit ? "counter over" : "counter"}>
      {used > 0
        ? messages.form.counter(used, limit)
        : messages.form.upTo(limit)}
    </span>
  );
  const control = {
    ...{ id, value, readOnly: isFixed },
    onChange: ({ target }: { target: { value: string } }) =>
      onType(target.value),
  };
  return (
    <FieldFrame {...props} counter={counter}>
      {(spoken) =>
        rows ? (
          <textarea rows={rows} {...control} {...spoken} />
        ) : (
          <input type="text" {...control} {...spoken} />
        )
      }
    </FieldFrame>
  );
}

interface ChoiceFieldProps extends FieldFacts {
  value: string;
  onChoose: (value: string) => void;
  options: readonly (readonly [value: string, words: string])[];
}

/** A list to choose one from. */
export function ChoiceField(props: ChoiceFieldProps) {
  const { id, value, onChoose, options, isFixed } = props;
  return (
    <FieldFrame {...props}>
      {(spoken) => (
        <select
          {...{ id, value, disabled: isFixed, ...spoken }}
          onChange={({ target }) => onChoose(target.value)}
        >
          {options.map(([slug, words]) => (
            <option key={slug} value={slug}>
              {words}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  );
}

interface Spoken {
  "aria-invalid": true | undefined;
  "aria-describedby": string | undefined;
}

function FieldFrame({
  id,
  label,
  about,
  fault,
  hint,
  counter,
  messages,
  isOptional,
  children,
}: FieldFacts & { children: (spoken: Spoken) => ReactNode }) {
  const [faultId, hintId] = [useId(), useId()];
  const isHelped = Boolean(hint || counter);
  const described = [fault && faultId, isHelped && hintId].filter(Boolean);
  return (
    <div className={fault ? "field faulty" : "field"}>
      <label htmlFor={id}>
        {label}
        {about && <b className="unseen"> {about}</b>}
        {isOptional && (
          <span className="optional"> {messages.form.optional}</span>
        )}
      </label>
      {isHelped && (
        <div className="hint" id={hintId}>
          {hint}
          {counter}
        </div>
      )}
      {fault && (
        <p className="fault" id={faultId}>
          {fault}
        </p>
      )}
      {children({
        "aria-invalid": fault ? true : undefined,
        "aria-describedby": described.join(" ") || undefined,
      })}
    </div>
  );
}
