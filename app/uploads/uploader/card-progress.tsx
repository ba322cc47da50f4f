import { useId } from "react";
import { Notice } from "#app/ui/form/notice.tsx";
import type { Locale } from "#app/ui/messages/catalogue.ts";
import { uploadMessagesFor } from "../messages/catalogue.ts";
import { uploaderMessagesFor } from "../messages/uploader-catalogue.ts";
import { Countdown } from "./countdown.tsx";
import type { Phase } from "./queue.ts";

interface CardProgressProps {
  phase: Phase;
  locale: Locale;
  /** Which picture it is about, in words. */
  about: string;
}

/** Where a card is on its way, in words. */
export function CardProgress({ phase, locale, about }: CardProgressProps) {
  const own = uploaderMessagesFor(locale);
  const { screen } = uploadMessagesFor(locale);
  switch (phase.name) {
    case "empty":
    case "looking":
      return null;
    case "ready":
      return <p className="standing">{own.ready}</p>;
    case "queued":
      return <p className="standing">{own.queued}</p>;
    case "sending":
      return <SendingBar {...{ part: phase.part, own, about }} />;
    case "paused":
      return <PauseNotice {...{ phase, locale }} />;
    case "done":
      if (phase.otherWordsOf)
        return <OtherWords {...{ memeId: phase.otherWordsOf, own, about }} />;
      return (
        <Notice kind="done">
          <p>
            {phase.isNew ? screen.taken : screen.alreadyHere}{" "}
            <a href={`/submissions/${phase.uploadId}`}>
              {screen.look}
              <b className="unseen"> {about}</b>
            </a>
          </p>
        </Notice>
      );
  }
}

/** What was typed since stays beside it, to be copied. */
function OtherWords({
  memeId,
  own,
  about,
}: {
  memeId: string;
  own: ReturnType<typeof uploaderMessagesFor>;
  about: string;
}) {
  return (
    <Notice kind="note">
      <p>
        {own.otherWords}{" "}
        <a href={`/submissions/${memeId}/words`} target="_blank" rel="noopener">
          {own.changeWords}
          <b className="unseen"> {about}</b>
        </a>
      </p>
    </Notice>
  );
}

function SendingBar({
  part,
  own,
  about,
}: {
  part: number;
  own: ReturnType<typeof uploaderMessagesFor>;
  about: string;
}) {
  const wordsId = useId();
  const percent = Math.floor(part * 100);
  return (
    <div className="standing">
      <p id={wordsId}>{percent < 100 ? own.sending(percent) : own.examining}</p>
      <progress
        max={100}
        value={percent}
        aria-label={about}
        aria-describedby={wordsId}
      />
    </div>
  );
}

/** No region that speaks: one that comes with its words is not heard everywhere, so the tally says them. */
function PauseNotice({
  phase: { why, until },
  locale,
}: {
  phase: Extract<Phase, { name: "paused" }>;
  locale: Locale;
}) {
  const own = uploaderMessagesFor(locale);
  return (
    <div className="notice note">
      <p>{own.paused[why]}</p>
      {until !== null && (
        <p>
          <Countdown key={until} locale={locale} until={until} />
        </p>
      )}
      {why === "signed_out" && (
        <p>
          <a href="/login" target="_blank" rel="noopener">
            {own.signIn}
          </a>
        </p>
      )}
    </div>
  );
}
