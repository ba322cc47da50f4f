import { FORMAT_FACTS } from "#app/platform/images/formats.ts";
import { WORD_LIMITS } from "#app/memes/word-limits.ts";
import { Checkbox, Field, type FieldFacts } from "#app/ui/form/field.tsx";
import { Form } from "#app/ui/form/form.tsx";
import { SubmitButton } from "#app/ui/form/submit-button.tsx";
import { messagesFor } from "#app/ui/messages/catalogue.ts";
import {
  uploadMessagesFor,
  type UploadMessages,
} from "../messages/catalogue.ts";
import { FORM_ID } from "../uploader/field-ids.ts";
import type { ToldOutcome, UploadReply } from "./upload-reply.server.ts";
import type { UploadScreenProps } from "./upload-screen.tsx";

const ACCEPT = Object.values(FORMAT_FACTS)
  .map(({ mime }) => mime)
  .join(",");
/** Said once, for all pictures of a form. */
const SHARED = ["category", "tags", "source"] as const;
/** Said of each picture. */
const OWN = ["caption", "altText", "decorative", "file"] as const;
type FieldName = (typeof SHARED)[number] | (typeof OWN)[number];

/** Words for all pictures once, then each picture with its own: the form that needs no script. */
export function PicturesForm({
  locale,
  categories,
  keys,
  reply,
}: UploadScreenProps) {
  const own = uploadMessagesFor(locale);
  const { screen } = own;
  const refused = refusedOf(reply);
  const [shared] = refused;
  const options = [["", screen.chooseCategory] as const, ...categories];
  return (
    <Form
      form={{ id: FORM_ID, allErrors: faultsOf(reply?.fault, refused) }}
      messages={messagesFor(locale)}
      labels={labelsOf(screen, keys.length)}
      action="/upload"
      encType="multipart/form-data"
    >
      <fieldset className="picture-words">
        <legend>{screen.words.title}</legend>
        <p>{screen.words.lead}</p>
        <Field field={sharedField("category", shared)} options={options} />
        <Field field={sharedField("tags", shared)} hint={screen.hints.tags} />
        <Field
          field={sharedField("source", shared)}
          hint={screen.hints.source}
          limit={WORD_LIMITS.sourceCharacters}
        />
      </fieldset>
      {keys.map((key, index) => (
        <PictureFields
          key={key}
          idempotencyKey={key}
          number={index + 1}
          screen={screen}
          outcome={refused[index]}
        />
      ))}
      <SubmitButton>{screen.send}</SubmitButton>
    </Form>
  );
}

/** What comes back to be changed, in the order of the form. */
export function refusedOf(reply: UploadReply | undefined): ToldOutcome[] {
  return (reply?.outcomes ?? []).filter(({ done }) => done === null);
}

interface PictureFieldsProps {
  idempotencyKey: string;
  number: number;
  screen: UploadMessages["screen"];
  outcome: ToldOutcome | undefined;
}

/** The words stand before the file: they are read first, and are kept when the file is refused. */
function PictureFields(props: PictureFieldsProps) {
  const { idempotencyKey, number, screen, outcome } = props;
  const field = (name: FieldName) => ownField(name, number, outcome);
  const fields = (
    <fieldset className="picture-words">
      <legend>{screen.picture(number)}</legend>
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      <Field
        field={field("caption")}
        hint={screen.hints.caption}
        rows={2}
        limit={WORD_LIMITS.captionCharacters}
      />
      <Field
        field={field("altText")}
        hint={screen.hints.altText}
        rows={2}
        limit={WORD_LIMITS.altTextCharacters}
      />
      <Checkbox field={field("decorative")} />
      <Field field={field("file")} type="file" accept={ACCEPT} />
    </fieldset>
  );
  if (number === 1 || outcome) return fields;
  return (
    <details className="another">
      <summary>
        {screen.another}
        <b className="unseen"> {screen.picture(number)}</b>
      </summary>
      {fields}
    </details>
  );
}

function sharedField(name: FieldName, outcome: ToldOutcome | undefined) {
  return fieldFacts({ name, id: `${FORM_ID}-${name}`, outcome });
}

function ownField(
  name: FieldName,
  number: number,
  outcome: ToldOutcome | undefined,
) {
  return fieldFacts({ name, id: `${FORM_ID}-${number}-${name}`, outcome });
}

/** Needed without a script only where every picture needs it: an empty fieldset is none. */
const REQUIRED: readonly FieldName[] = ["category", "altText", "file"];

function fieldFacts({
  name,
  id,
  outcome,
}: {
  name: FieldName;
  id: string;
  outcome: ToldOutcome | undefined;
}): FieldFacts {
  const fault = outcome?.fieldWords[name];
  return {
    ...{ id, name, required: REQUIRED.includes(name) },
    ...{ errorId: `${id}-error`, descriptionId: `${id}-description` },
    errors: fault === undefined ? undefined : [fault],
    initialValue: name === "file" ? undefined : outcome?.typed[name],
  };
}

/** What is wrong, by the ends of the fields' ids. What holds for all pictures is told once. */
function faultsOf(
  fault: string | null | undefined,
  refused: readonly ToldOutcome[],
): Record<string, string[]> {
  const told: Record<string, string[]> = fault ? { "": [fault] } : {};
  for (const [index, { fieldWords }] of refused.entries())
    for (const [name, words] of Object.entries(fieldWords)) {
      const isShared = (SHARED as readonly string[]).includes(name);
      const key = isShared ? name : `${index + 1}-${name}`;
      told[key] ??= [words];
    }
  return told;
}

function labelsOf(
  { fields, picture }: UploadMessages["screen"],
  count: number,
) {
  const labels: Record<string, string> = { ...fields };
  for (let number = 1; number <= count; number++)
    for (const name of OWN)
      labels[`${number}-${name}`] = `${picture(number)}, ${fields[name]}`;
  return labels;
}
