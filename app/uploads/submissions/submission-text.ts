/** The words to a picture in one language. */
export interface OwnText {
  locale: string;
  caption: string;
  altText: string;
}

/** The words in the reader's language, or those that there are. Nearly always there is one language: the contributor's. */
export function ownText(texts: readonly OwnText[], locale: string): OwnText {
  const { caption, altText, ...text } = texts.find(
    (each) => each.locale === locale,
  ) ??
    texts[0] ?? { locale, caption: "", altText: "" };
  return { locale: text.locale, caption, altText };
}
