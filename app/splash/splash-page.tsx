import { CategoryBadge } from "#app/memes/category-badge.tsx";
import { pictureShape } from "#app/memes/picture-facts.ts";
import type { ShownMeme } from "#app/memes/picture-facts.ts";
import { HoldBox } from "#app/memes/hold-box.tsx";
import { MemePicture } from "#app/memes/picture.tsx";
import { Face } from "#app/ui/face.tsx";
import type { Messages } from "#app/ui/messages/catalogue.ts";

/** How the page is laid out; experiments compare them. */
export const SPLASH_LAYOUTS = ["poster"] as const;
export type SplashLayout = (typeof SPLASH_LAYOUTS)[number];

export interface SplashPageProps {
  meme: ShownMeme;
  /** What the acts carry to say which meme they are about. */
  memeId: string;
  /** Where Continue leads. It stands in the page exactly twice, both times as the whole value of an attribute. */
  target: string;
  /** Told of a Continue by the browser, without holding it up. */
  ping?: string;
  cdnBase?: string;
  layout: SplashLayout;
  messages: Messages;
}

/** Captions longer than this many characters are set as reading text, not as a headline. */
const HEADLINE_UP_TO_CHARACTERS = 140;

/** One meme and the way on. Holds nothing about the visitor, no script and no style attribute, so it can be cached. */
export function SplashPage({
  meme,
  memeId,
  target,
  ping,
  cdnBase,
  layout,
  messages,
}: SplashPageProps) {
  const words = messages.splash;
  const { picture, category, caption } = meme;
  const isLong = caption.length > HEADLINE_UP_TO_CHARACTERS;
  return (
    <main className={`${layout} ${pictureShape(picture)}`}>
      <Stock colour={category.colour} />
      <header>
        <h1>{words.greeting}</h1>
        <CategoryBadge category={category} prefix={words.category} />
      </header>
      <figure lang={meme.lang}>
        <MemePicture
          picture={picture}
          altText={meme.altText}
          decorative={meme.decorative}
          cdnBase={cdnBase}
          priority
        />
        <figcaption className={isLong ? "long" : undefined}>
          {caption}
        </figcaption>
      </figure>
      <div className="acts">
        <ContinueLink target={target} ping={ping}>
          {words.continue}
        </ContinueLink>
        <form method="post" action="/skips">
          <input type="hidden" name="meme" value={memeId} />
          <input type="hidden" name="next" value={target} />
          <button>{words.notToday}</button>
        </form>
        {picture.animated && <HoldBox label={words.hold} />}
      </div>
    </main>
  );
}

/** The stock of a day without a meme. */
const QUIET_COLOUR = "#8fa7c9";

/** Nothing to show today and nowhere known to go on to. */
export function QuietPage({
  target,
  messages,
}: {
  target: string;
  messages: Messages;
}) {
  return (
    <main className="quiet">
      <Stock colour={QUIET_COLOUR} />
      <Face mood="asleep" />
      <h1>{messages.quiet.title}</h1>
      <p>{messages.quiet.words}</p>
      <ContinueLink target={target}>{messages.splash.continue}</ContinueLink>
    </main>
  );
}

function ContinueLink({
  target,
  ping,
  children,
}: {
  target: string;
  ping?: string;
  children: string;
}) {
  return (
    <a className="go" href={target} ping={ping}>
      {children}
      <span aria-hidden>→</span>
    </a>
  );
}

/** The colour as a presentation attribute: style attributes are forbidden. Without styles it takes no room. */
function Stock({ colour }: { colour: string }) {
  return (
    <svg className="stock" width="0" height="0" aria-hidden>
      <rect width="100%" height="100%" fill={colour} />
    </svg>
  );
}
