import { ActForm } from "#app/ui/form/submit-button.tsx";
import type { Locale } from "#app/ui/messages/catalogue.ts";
import { submissionMessagesFor } from "../messages/submissions-catalogue.ts";
import type {
  Neighbour,
  Neighbours,
} from "../duplicates/near-duplicates.server.ts";
import { OwnPicture } from "./submission-picture.tsx";
import { ownText } from "./submission-text.ts";
import { TypedText } from "./submission-typed.tsx";

interface SubmissionNeighboursProps {
  /** Of the submission. */
  id: string;
  neighbours: Neighbours;
  locale: Locale;
  cdnBase: string;
}

/** The pictures that look like a submission's, each with the button that says "mine is another one". */
export function SubmissionNeighbours({
  neighbours: { shown, hasHidden },
  ...about
}: SubmissionNeighboursProps) {
  const { neighbours: words } = submissionMessagesFor(about.locale);
  if (shown.length === 0 && !hasHidden) return null;
  return (
    <section className="part" aria-labelledby="neighbours">
      <h2 id="neighbours">{words.title}</h2>
      {shown.some(({ isSame }) => !isSame) && <p>{words.lead}</p>}
      {shown.length > 0 && (
        <ul className="neighbours">
          {shown.map((neighbour) => (
            <NeighbourItem
              key={neighbour.assetId}
              neighbour={neighbour}
              {...about}
            />
          ))}
        </ul>
      )}
      {hasHidden && <p>{words.hidden}</p>}
    </section>
  );
}

interface NeighbourItemProps extends Omit<
  SubmissionNeighboursProps,
  "neighbours"
> {
  neighbour: Neighbour;
}

function NeighbourItem({ id, neighbour, locale, cdnBase }: NeighbourItemProps) {
  const { neighbours: words, ...messages } = submissionMessagesFor(locale);
  const { texts, decorative, publicUrl } = neighbour;
  const told = Object.entries(texts).map(([lang, text]) => ({
    ...{ locale: lang, ...text },
  }));
  const text = ownText(told, locale);
  const own = text.caption || text.altText;
  const name = own || messages.screen.untitled;
  return (
    <li>
      <OwnPicture
        picture={pictureOf(neighbour, cdnBase)}
        altText={decorative ? "" : text.altText}
        {...{ size: "small", nothing: messages.noPicture, lang: text.locale }}
      />
      <p>
        <TypedText {...{ locale, lang: own ? text.locale : locale }}>
          {name}
        </TypedText>
      </p>
      {neighbour.isOwn && (
        <p>
          <a href={`/submissions/${neighbour.memeId}`}>
            {words.own}
            <b className="unseen"> {name}</b>
          </a>
        </p>
      )}
      {publicUrl && (
        <p>
          <a href={cdnBase + publicUrl}>
            {messages.screen.seePublic}
            <b className="unseen"> {name}</b>
          </a>
        </p>
      )}
      <Difference {...{ id, neighbour, locale, name }} />
    </li>
  );
}

interface DifferenceProps extends Pick<
  NeighbourItemProps,
  "id" | "neighbour" | "locale"
> {
  name: string;
}

/** Nobody can call the same bytes another picture. */
function Difference({ id, neighbour, locale, name }: DifferenceProps) {
  const { neighbours: words } = submissionMessagesFor(locale);
  const { assetId, isSame, isSaidDifferent } = neighbour;
  if (isSame) return <p>{words.same}</p>;
  if (isSaidDifferent) return <p>{words.said}</p>;
  return (
    <ActForm
      action={`/submissions/${id}/neighbours/${assetId}/difference`}
      {...{ about: name, second: true }}
    >
      {words.button}
    </ActForm>
  );
}

/** An own one may still be private. */
function pictureOf(
  { isOwn, memeId, thumbnail }: Neighbour,
  cdnBase: string,
): Neighbour["thumbnail"] {
  if (!thumbnail) return null;
  const url = isOwn
    ? `/submissions/${memeId}/picture?size=thumbnail`
    : cdnBase + thumbnail.url;
  return { ...thumbnail, url };
}
