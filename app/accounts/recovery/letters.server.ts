import type { Letter } from "#app/platform/mail.server.ts";
import { LOCALES, type Locale } from "#app/ui/messages/catalogue.ts";
import { recoveryMessagesFor } from "./messages/catalogue.ts";

/** Every letter that an account gets. */
export const LETTERS = ["password_reset", "password_changed"] as const;
export type LetterKind = (typeof LETTERS)[number];

/** What a letter says of itself, in one language. */
export interface LetterWords {
  subject: string;
  /** Paragraphs; the link stands after the first. */
  words: readonly string[];
}

/**
 * A letter as text and as simple HTML, without pictures and without anything that tells who reads it. It holds no word that
 * somebody typed, not even a name: whoever signs up with a stranger's address would write to them through us.
 */
export function writeLetter(
  kind: LetterKind,
  { to, locale, url }: { to: string; locale: string; url: string },
): Letter {
  const language: Locale = LOCALES.find((known) => known === locale) ?? "en";
  const { letters, greeting, signature } = recoveryMessagesFor(language);
  const { subject, words } = letters[kind];
  const [first = "", ...others] = words;
  const text = [greeting, first, url, ...others, signature].join("\n\n");
  const link = `<a href="${escaped(url)}">${escaped(url)}</a>`;
  const paragraphs = [
    ...[greeting, first].map(escaped),
    link,
    ...[...others, signature].map(escaped),
  ];
  const body = paragraphs.map((words) => `<p>${words}</p>`).join("\n");
  const html = `<!doctype html>\n<html lang="${language}">\n<head><meta charset="utf-8"><title>${escaped(subject)}</title></head>\n<body>\n${body}\n</body>\n</html>\n`;
  return { to, language, subject, text: `${text}\n`, html };
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}
