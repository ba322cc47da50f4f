import { FORMAT_FACTS } from "#app/platform/images/formats.ts";
import type { PictureLimits } from "#app/platform/images/limits.ts";
import type { Locale } from "#app/ui/messages/catalogue.ts";
import { uploadMessagesFor, type SaidLimits } from "./messages/catalogue.ts";

/** Files of one request, where several are taken. */
export const MAX_FILES = 20;
const BYTES_PER_MEGABYTE = 1024 * 1024;
/** Of all files of one request together: five of the largest, or twenty of the usual. */
export const MAX_REQUEST_MEGABYTES = 50;
const PIXELS_PER_MEGAPIXEL = 1_000_000;

/** Bytes of all files of one request together. One picture always fits. */
export function requestBytes(maxFileBytes: number): number {
  return Math.max(maxFileBytes, MAX_REQUEST_MEGABYTES * BYTES_PER_MEGABYTE);
}

/** The limits in words, for sentences about them. */
export function sayLimits(
  limits: PictureLimits,
  locale: Locale = "en",
): SaidLimits {
  const { megabytes, megapixels, pixels, frames } =
    uploadMessagesFor(locale).units;
  const say = (value: number) =>
    value.toLocaleString(locale, { maximumFractionDigits: 1 });
  return {
    bytes: megabytes(say(limits.bytes / BYTES_PER_MEGABYTE)),
    pixels: megapixels(say(limits.pixels / PIXELS_PER_MEGAPIXEL)),
    side: pixels(say(limits.side)),
    frames: frames(say(limits.frames)),
    pixelsInAllFrames: megapixels(
      say(limits.pixelsInAllFrames / PIXELS_PER_MEGAPIXEL),
    ),
    formats: sayFormats(locale),
  };
}

/** The formats we take, as a sentence names them: "JPEG, PNG, WebP, GIF or AVIF". */
function sayFormats(locale: Locale): string {
  // British English has no comma before "or".
  const spelling = locale === "en" ? "en-GB" : locale;
  return new Intl.ListFormat(spelling, { type: "disjunction" }).format(
    Object.values(FORMAT_FACTS).map(({ label }) => label),
  );
}

/** What may be uploaded, in one sentence to be shown before anybody tries. */
export function describeLimits(
  limits: PictureLimits,
  locale: Locale = "en",
): string {
  const { screen } = uploadMessagesFor(locale);
  return screen.limits(sayLimits(limits, locale));
}
