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

function parseRange(range: string): { tag: string; weight: number } {
  const [tag = "", ...parameters] = range.split(";").map((part) => part.trim());
  const quality = parameters.find((parameter) => /^q=/i.test(parameter));
  return { tag, weight: quality ? Number(quality.slice(2)) : 1 };
}
