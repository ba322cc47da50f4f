import { WORD_LIMITS } from "#app/memes/word-limits.ts";
import type { FormReply } from "#app/ui/form/check-form.ts";
import { Checkbox, Field } from "#app/ui/form/field.tsx";
import { Form } from "#app/ui/form/form.tsx";
import { useScreenForm } from "#app/ui/form/screen-form.ts";
import { Notice } from "#app/ui/form/notice.tsx";
import { SubmitButton } from "#app/ui/form/submit-button.tsx";
import { messagesFor, type Locale } from "#app/ui/messages/catalogue.ts";
import { Page } from "#app/ui/page.tsx";
import { uploadMessagesFor } from "../messages/catalogue.ts";
import { submissionMessagesFor } from "../messages/submissions-catalogue.ts";
import { submissionForm } from "./submission-form.ts";
import { OwnPicture } from "./submission-picture.tsx";
import { StateWords } from "./submission-state-words.tsx";
import { SourceNote } from "./submission-typed.tsx";
import type { OwnSubmission } from "./submission.server.ts";

export interface SubmissionWordsScreenProps {
  submission: OwnSubmission;
  categories: readonly (readonly [slug: string, label: string])[];
  locale: Locale;
  reply?: FormReply | undefined;
  /** The form was filled with something else than there is now. */
  isStale?: boolean | undefined;
}

/** The words to a picture, to be changed; once nothing can be changed any more, only what was typed is still shown. */
export function SubmissionWordsScreen(props: SubmissionWordsScreenProps) {
  const { submission, locale, isStale, reply } = props;
  const { picture, state, isGone } = submission;
  const { mayEdit } = submission.acts;
  const { edit, noPicture, screen, gone, states } =
    submissionMessagesFor(locale);
  const closed = isGone ? gone : states[state].words;
  return (
    <Page messages={messagesFor(locale)} homeUrl="/">
      <div className="column">
        <div className="headline">
          <h1>{edit.title}</h1>
          <p className="lead">{mayEdit ? edit.leads[state] : closed}</p>
        </div>
        {isStale && <Present {...props} />}
        <OwnPicture
          {...{ picture, altText: "", size: "large", nothing: noPicture }}
          hold={messagesFor(locale).splash.hold}
        />
        <p>
          <a href="/upload">{edit.otherPicture}</a>
        </p>
        {(mayEdit || reply) && <WordsForm {...props} />}
        <p>
          <a href={`/submissions/${submission.id}`}>
            {mayEdit ? edit.cancel : screen.back}
          </a>
        </p>
      </div>
    </Page>
  );
}

/** What somebody else, or the same person elsewhere, has made of it in the meantime. */
function Present({ submission, locale }: SubmissionWordsScreenProps) {
  const { edit } = submissionMessagesFor(locale);
  const { fields } = uploadMessagesFor(locale).screen;
  const { form, category, source } = submission;
  const facts = { ...form, category: category.label };
  return (
    <Notice kind="note">
      <h2>{edit.present}</h2>
      <StateWords {...{ submission, usual: null, locale }} />
      <dl className="facts">
        {PRESENT.filter((field) => facts[field]).map((field) => (
          <div key={field}>
            <dt>{fields[field]}</dt>
            <dd>
              <bdi className="typed">{facts[field]}</bdi>
            </dd>
          </div>
        ))}
        {source && (
          <div>
            <dt>{fields.source}</dt>
            <dd>
              <SourceNote html={source} />
            </dd>
          </div>
        )}
      </dl>
    </Notice>
  );
}

const PRESENT = ["caption", "altText", "category", "tags"] as const;

function WordsForm({
  submission,
  categories,
  locale,
  reply,
}: SubmissionWordsScreenProps) {
  const { edit } = submissionMessagesFor(locale);
  const {
    fields: labels,
    hints,
    chooseCategory,
  } = uploadMessagesFor(locale).screen;
  const { form, fields } = useScreenForm({
    ...{ id: "words", schema: submissionForm, reply },
    defaults: submission.form,
  });
  const limits = WORD_LIMITS;
  return (
    <Form
      form={form}
      messages={messagesFor(locale)}
      labels={labels}
      action={`/submissions/${submission.id}/words`}
    >
      <input type="hidden" name="stamp" value={submission.form.stamp} />
      <Field
        {...{ field: fields.caption, hint: hints.caption, rows: 3 }}
        limit={limits.captionCharacters}
      />
      <Field
        {...{ field: fields.altText, hint: hints.altText, rows: 3 }}
        required={!submission.decorative}
        limit={limits.altTextCharacters}
      />
      <Checkbox field={fields.decorative} />
      <Field
        field={fields.category}
        options={[["", chooseCategory], ...categories]}
      />
      <Field {...{ field: fields.tags, hint: hints.tags }} autoComplete="off" />
      <Field
        {...{ field: fields.source, hint: hints.source, rows: 2 }}
        limit={limits.sourceCharacters}
      />
      {submission.acts.mayEdit && <SubmitButton>{edit.submit}</SubmitButton>}
    </Form>
  );
}
