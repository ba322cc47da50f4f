import type { ReactNode } from "react";
import { ActForm } from "#app/ui/form/submit-button.tsx";
import { messagesFor, type Locale } from "#app/ui/messages/catalogue.ts";
import { Page } from "#app/ui/page.tsx";
import { uploadMessagesFor } from "../messages/catalogue.ts";
import { submissionMessagesFor } from "../messages/submissions-catalogue.ts";
import type { Neighbours } from "../duplicates/near-duplicates.server.ts";
import { DoneNotice } from "./submission-done.tsx";
import { SubmissionNeighbours } from "./submission-neighbours.tsx";
import type { SubmissionDone } from "./submission-notices.ts";
import { OwnPicture } from "./submission-picture.tsx";
import { StateWords } from "./submission-state-words.tsx";
import { Day, SourceNote, TypedText } from "./submission-typed.tsx";
import type { OwnSubmission } from "./submission.server.ts";
import type { UsualWait } from "./submissions-wait.server.ts";

export interface SubmissionScreenProps {
  submission: OwnSubmission;
  neighbours: Neighbours;
  usual: UsualWait | null;
  done: SubmissionDone | null;
  locale: Locale;
  timeZone: string;
  cdnBase: string;
}

/** One picture that a person has put in: what it is, what became of it, and what they can do. */
export function SubmissionScreen(props: SubmissionScreenProps) {
  const { submission, neighbours, usual, done, locale, cdnBase } = props;
  const { picture, text, decorative } = submission;
  const words = submissionMessagesFor(locale);
  const name = text.caption || submission.fileName || words.screen.untitled;
  return (
    <Page messages={messagesFor(locale)} homeUrl="/">
      <article className="submission">
        <div className="headline">
          <h1>
            <TypedText
              {...{ locale, lang: text.caption ? text.locale : locale }}
            >
              {name}
            </TypedText>
          </h1>
        </div>
        <DoneNotice done={done} words={words} />
        <div className="submission-beside">
          <div className="part">
            <OwnPicture
              {...{ picture, size: "large", nothing: words.noPicture }}
              altText={decorative ? "" : text.altText}
              lang={text.locale}
              hold={messagesFor(locale).splash.hold}
            />
            {picture?.publicUrl && (
              <a href={picture.publicUrl}>{words.screen.seePublic}</a>
            )}
          </div>
          <div className="part">
            <StateWords {...{ submission, usual, locale }} />
            <Acts {...{ submission, locale }} />
          </div>
        </div>
        <SubmissionNeighbours
          {...{ id: submission.id, neighbours, locale, cdnBase }}
        />
        <div className="submission-beside">
          <Facts {...props} />
          <History {...props} />
        </div>
        <p>
          <a href="/submissions">{words.screen.back}</a>
        </p>
      </article>
    </Page>
  );
}

type PartProps = Pick<SubmissionScreenProps, "submission" | "locale">;

function Acts({ submission: { id, acts, form }, locale }: PartProps) {
  const { screen } = submissionMessagesFor(locale);
  const { withdraw } = screen;
  if (!acts.mayEdit) return null;
  const fields = { stamp: form.stamp };
  return (
    <section className="part" aria-label={screen.acts}>
      <div className="acts">
        {acts.maySendAgain && (
          <ActForm action={`/submissions/${id}/resubmission`} fields={fields}>
            {screen.sendAgain}
          </ActForm>
        )}
        <a className="go second" href={`/submissions/${id}/words`}>
          {screen.edit}
        </a>
      </div>
      {acts.mayWithdraw && (
        <details className="confirm">
          <summary>{withdraw.ask}</summary>
          <p>{withdraw.words}</p>
          <ActForm
            action={`/submissions/${id}/withdrawal`}
            fields={fields}
            second
          >
            {withdraw.button}
          </ActForm>
        </details>
      )}
    </section>
  );
}

function Facts({ submission, locale, timeZone }: SubmissionScreenProps) {
  const { text, decorative, tags, source, fileName } = submission;
  const { screen } = submissionMessagesFor(locale);
  const { fields } = uploadMessagesFor(locale).screen;
  const typed = (value: string) =>
    value ? (
      <TypedText {...{ locale, lang: text.locale }}>{value}</TypedText>
    ) : (
      screen.nothing
    );
  return (
    <dl className="facts">
      <Fact term={fields.caption}>{typed(text.caption)}</Fact>
      <Fact term={fields.altText}>
        {decorative ? screen.decorative : typed(text.altText)}
      </Fact>
      <Fact term={fields.category}>{submission.category.label}</Fact>
      <Fact term={fields.tags}>{typed(tags.join(", "))}</Fact>
      <Fact term={fields.source}>
        {source ? <SourceNote html={source} /> : screen.nothing}
      </Fact>
      {fileName && (
        <Fact term={screen.facts.fileName}>
          <bdi>{fileName}</bdi>
        </Fact>
      )}
      <Fact term={screen.facts.sent}>
        <Day {...{ at: submission.sent, locale, timeZone }} exact />
      </Fact>
    </dl>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function History({ submission, locale, timeZone }: SubmissionScreenProps) {
  const { screen, history, reasons } = submissionMessagesFor(locale);
  return (
    <section className="part" aria-labelledby="history">
      <h2 id="history">{screen.history}</h2>
      <ol className="history">
        {submission.history.map(({ kind, reason, at }) => (
          <li key={at + kind}>
            {history[kind](reason ? withinSentence(reasons[reason].name) : "")}
            <span className="when">
              <Day {...{ at, locale, timeZone }} exact />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The name of a reason begins with an ordinary word. */
function withinSentence(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
