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

/** The words that came with an announced upload, as far as they are texts: its sender may have sent anything. */
export function announcedText(words: unknown, locale: string): OwnText {
  const said = (words ?? {}) as Partial<Record<string, unknown>>;
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  const [caption, altText] = [text(said["caption"]), text(said["altText"])];
  return { locale, caption, altText };
}
