import type { Locale } from "#app/ui/messages/catalogue.ts";
import { submissionMessagesFor } from "../messages/submissions-catalogue.ts";
import type { SubmissionState } from "./submission-states.ts";
import type { Refusal } from "./submission-refusal.server.ts";
import type { UploadRowState } from "./uploads-without-meme.server.ts";
import type { UsualWait } from "./submissions-wait.server.ts";

export interface StateWordsProps {
  submission: {
    state: SubmissionState | UploadRowState;
    isGone: boolean;
    refusal: Refusal | null;
    progress: { done: number; of: number } | null;
    /** Why a file could not be taken. */
    fault?: string | null | undefined;
  };
  usual: UsualWait | null;
  locale: Locale;
}

/** What has become of a submission: its state, why, and what follows. */
export function StateWords({ submission, usual, locale }: StateWordsProps) {
  const { state, isGone, refusal, progress, fault } = submission;
  const messages = submissionMessagesFor(locale);
  const { name, words } = messages.states[state];
  const isUsual = state === "waiting" && usual;
  return (
    <div className={`state ${state}`}>
      <p>
        <strong>{name}.</strong>{" "}
        {isUsual ? messages.usually(spokenSpan(locale, usual)) : null}
        {fault ? `${fault} ` : null}
        {!isUsual && !isGone ? words : null}
      </p>
      {progress && (
        <p className="steps-done">
          <progress value={progress.done} max={progress.of} aria-hidden />
          {messages.progress(progress.done, progress.of)}
        </p>
      )}
      {refusal && <Why refusal={refusal} locale={locale} />}
      {isGone && <p>{messages.gone}</p>}
    </div>
  );
}

function Why({ refusal, locale }: { refusal: Refusal; locale: Locale }) {
  const { refusal: labels, reasons } = submissionMessagesFor(locale);
  const known = refusal.reason && reasons[refusal.reason];
  return (
    <dl className="why">
      {known && (
        <div>
          <dt>{labels.reason}</dt>
          <dd>{known.name}.</dd>
        </div>
      )}
      {known && (
        <div>
          <dt>{labels.rule}</dt>
          <dd>{known.rule}</dd>
        </div>
      )}
      {refusal.words && (
        <div>
          <dt>{labels.words}</dt>
          <dd>
            <bdi className="typed">{refusal.words}</bdi>
          </dd>
        </div>
      )}
    </dl>
  );
}

/** "3 hours", "2 jours". */
function spokenSpan(locale: Locale, { count, unit }: UsualWait): string {
  return new Intl.NumberFormat(locale, {
    ...{ style: "unit", unitDisplay: "long" },
    unit,
  }).format(count);
}
