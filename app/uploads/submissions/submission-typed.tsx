import type { Locale } from "#app/ui/messages/catalogue.ts";

interface TypedTextProps {
  children: string;
  /** The language of the page. */
  locale: Locale;
  /** The language it was typed in. */
  lang: string;
}

/** What somebody typed, in its own direction: a sign that turns the writing around turns nothing else around. */
export function TypedText({ children, locale, lang }: TypedTextProps) {
  return (
    <bdi className="typed" {...(lang === locale ? {} : { lang })}>
      {children}
    </bdi>
  );
}

/** Sanitised when it was written: the one text that may hold markup. */
export function SourceNote({ html }: { html: string }) {
  return <bdi className="typed" dangerouslySetInnerHTML={{ __html: html }} />;
}

interface DayProps {
  /** ISO 8601. */
  at: string;
  locale: Locale;
  timeZone: string;
  /** The hour too. */
  exact?: boolean;
}

/** A moment as the reader's calendar has it. */
export function Day({ at, locale, timeZone, exact }: DayProps) {
  const format = new Intl.DateTimeFormat(locale, {
    dateStyle: "medium",
    ...(exact ? { timeStyle: "short" } : {}),
    timeZone,
  });
  return <time dateTime={at}>{format.format(new Date(at))}</time>;
}
