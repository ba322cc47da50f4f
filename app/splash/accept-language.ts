/** A browser sends a handful; anything beyond these is noise. */
const MAX_HEADER_LENGTH = 400;
const MAX_LANGUAGES = 10;

/** The language tags of an `Accept-Language` header, most wanted first (RFC 9110, 12.5.4). `*` and `q=0` are left out. */
export function acceptedLanguages(header: string | undefined): string[] {
  if (!header) return [];
  return header
    .slice(0, MAX_HEADER_LENGTH)
    .split(",", MAX_LANGUAGES)
    .map(parseRange)
    .filter(
      ({ tag, weight }) =>
        weight > 0 && /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(tag),
    )
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}

/** The first of the available locales that one of the tags asks for, exactly or by its language alone; else the fallback. */
export function matchLocale(
  tags: readonly string[],
  available: readonly string[],
  fallback: string,
): string {
  for (const tag of tags) {
    const wanted = tag.toLowerCase();
    const exact = available.find((locale) => locale.toLowerCase() === wanted);
    const found =
      exact ??
      available.find((locale) => languageOf(locale) === languageOf(wanted));
    if (found) return found;
  }
  return fallback;
}

function parseRange(range: string): { tag: string; weight: number } {
  const [tag = "", ...parameters] = range.split(";").map((part) => part.trim());
  const quality = parameters.find((parameter) => /^q=/i.test(parameter));
  return { tag, weight: quality ? Number(quality.slice(2)) : 1 };
}

function languageOf(tag: string): string {
  return tag.toLowerCase().split("-", 1)[0] ?? "";
}
