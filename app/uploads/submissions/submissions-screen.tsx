import { messagesFor, type Locale } from "#app/ui/messages/catalogue.ts";
import { Page } from "#app/ui/page.tsx";
import {
  submissionMessagesFor,
  type SubmissionMessages,
} from "../messages/submissions-catalogue.ts";
import { DoneNotice } from "./submission-done.tsx";
import type { SubmissionDone } from "./submission-notices.ts";
import { OwnPicture } from "./submission-picture.tsx";
import { StateWords } from "./submission-state-words.tsx";
import { Day, TypedText } from "./submission-typed.tsx";
import type { SubmissionRow } from "./submissions.server.ts";
import type { UsualWait } from "./submissions-wait.server.ts";

export interface SubmissionsScreenProps {
  rows: readonly SubmissionRow[];
  next: string | null;
  previous: string | null;
  /** What was looked for. */
  q: string;
  state: string | null;
  usual: UsualWait | null;
  done: SubmissionDone | null;
  locale: Locale;
  timeZone: string;
}

/** Everything that one person has put in, newest first. */
export function SubmissionsScreen(props: SubmissionsScreenProps) {
  const { rows, q, state, done, locale, next, previous } = props;
  const words = submissionMessagesFor(locale);
  const isNarrowed = q !== "" || state !== null;
  const isEmpty = rows.length === 0 && !isNarrowed && !previous;
  return (
    <Page messages={messagesFor(locale)} homeUrl="/">
      <div className="submissions">
        <div className="headline">
          <h1>{words.title}</h1>
          {!isEmpty && <p className="lead">{words.lead}</p>}
        </div>
        <DoneNotice done={done} words={words} />
        {isEmpty ? (
          <Empty words={words} />
        ) : (
          <>
            <p>
              <a className="go" href="/upload">
                {words.add}
              </a>
            </p>
            <Search {...{ q, state, words }} />
            {rows.length === 0 && <NoneFits words={words} />}
            <ul className="submission-list">
              {rows.map((row) => (
                <Row key={row.id} row={row} {...props} />
              ))}
            </ul>
            <Pages {...{ next, previous, words }} />
          </>
        )}
      </div>
    </Page>
  );
}

type Words = { words: SubmissionMessages };

function Empty({ words: { empty } }: Words) {
  return (
    <section className="submission-empty">
      <h2>{empty.title}</h2>
      <p>{empty.words}</p>
      <a className="go" href="/upload">
        {empty.act}
      </a>
    </section>
  );
}

function Search({
  q,
  state,
  words: { search, filters },
}: Words & Pick<SubmissionsScreenProps, "q" | "state">) {
  return (
    <form className="submission-search" role="search" action="/submissions">
      <div className="field">
        <label htmlFor="q">{search.label}</label>
        <div className="hint" id="q-hint">
          {search.hint}
        </div>
        <input
          {...{ id: "q", name: "q", type: "search", defaultValue: q }}
          aria-describedby="q-hint"
          dir="auto"
        />
      </div>
      <div className="field">
        <label htmlFor="state">{search.state}</label>
        <select id="state" name="state" defaultValue={state ?? ""}>
          <option value="">{search.any}</option>
          {Object.entries(filters).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <button type="submit">{search.submit}</button>
    </form>
  );
}

function NoneFits({ words: { search } }: Words) {
  return (
    <div className="part" role="status">
      <p>{search.none}</p>
      <a href="/submissions">{search.all}</a>
    </div>
  );
}

interface RowProps extends Pick<
  SubmissionsScreenProps,
  "usual" | "locale" | "timeZone"
> {
  row: SubmissionRow;
}

function Row({ row, usual, locale, timeZone }: RowProps) {
  const words = submissionMessagesFor(locale);
  const { id, text, thumbnail } = row;
  const isMeme = row.fault === undefined;
  const name = text.caption || row.fileName || words.screen.untitled;
  const title = (
    <TypedText {...{ locale, lang: text.caption ? text.locale : locale }}>
      {name}
    </TypedText>
  );
  return (
    <li>
      <OwnPicture
        {...{ picture: thumbnail, altText: "", size: "small" }}
        nothing={isMeme ? words.noPicture : words.noFile}
      />
      <div>
        <h2>{isMeme ? <a href={`/submissions/${id}`}>{title}</a> : title}</h2>
        <StateWords {...{ submission: row, usual, locale }} />
        <p className="when">
          {words.screen.sentOn} <Day {...{ at: row.sent, locale, timeZone }} />
        </p>
      </div>
    </li>
  );
}

function Pages({
  next,
  previous,
  words: { pages },
}: Words & Pick<SubmissionsScreenProps, "next" | "previous">) {
  if (!next && !previous) return null;
  return (
    <nav className="acts" aria-label={pages.title}>
      {previous && (
        <a className="go second" rel="prev" href={previous}>
          {pages.previous}
        </a>
      )}
      {next && (
        <a className="go second" rel="next" href={next}>
          {pages.next}
        </a>
      )}
    </nav>
  );
}
