import { LOCALES } from "./catalogue.ts";
import type { Locale } from "./catalogue.ts";

/** Longer headers are cut: nobody lists so many languages. */
const HEADER_READ_CHARACTERS = 200;

/**
 * The language to speak: the preferred one if we have it, else the best of an `Accept-Language` header, else the first
 * of ours. Regions are ignored, garbage too; nothing throws. Source: RFC 9110, section 12.5.4.
 */
export function negotiateLocale(
  acceptLanguage: string | undefined,
  preferred?: string | null,
): Locale {
  const wanted = preferred ? localeOf(preferred) : undefined;
  if (wanted || !acceptLanguage) return wanted ?? LOCALES[0];
  let best: Locale = LOCALES[0];
  let bestQuality = 0;
  for (const range of acceptLanguage
    .slice(0, HEADER_READ_CHARACTERS)
    .split(",")) {
    const [tag = "", ...parameters] = range.split(";");
    const locale = localeOf(tag);
    const quality = qualityOf(parameters);
    if (!locale || quality <= bestQuality) continue;
    best = locale;
    bestQuality = quality;
  }
  return best;
}

function localeOf(tag: string): Locale | undefined {
  const [language] = tag.trim().toLowerCase().split("-", 1);
  return LOCALES.find((locale) => locale === language);
}

/** 0 to 1; 1 when none is given, 0 when it is no number. */
function qualityOf(parameters: string[]): number {
  const weight = parameters
    .map((part) => part.trim())
    .find((part) => /^q=/i.test(part));
  const quality =
    weight === undefined ? 1 : Number(weight.slice(2) || Number.NaN);
  return quality >= 0 && quality <= 1 ? quality : 0;
}
