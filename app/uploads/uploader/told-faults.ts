import { memeMessagesFor } from "#app/memes/messages/catalogue.ts";
import {
  PICTURE_FAULTS,
  type PictureFault,
} from "#app/platform/images/faults.ts";
import type { PictureLimits } from "#app/platform/images/limits.ts";
import type { ErrorCode } from "#app/platform/errors.ts";
import type { Locale } from "#app/ui/messages/catalogue.ts";
import { sayLimits } from "../limits.ts";
import { uploadMessagesFor } from "../messages/catalogue.ts";
import { uploaderMessagesFor } from "../messages/uploader-catalogue.ts";
import type { Answer } from "./api-answer.ts";
import type { LookFault } from "./first-look.ts";
import type { Card, CardFaults } from "./queue.ts";

/** The language, and the limits that are in force. */
export interface Speech {
  locale: Locale;
  limits: PictureLimits;
}

/** What is wrong with a file, as a sentence. */
export function tellFileFault({ locale, limits }: Speech, fault: LookFault) {
  const { rejections, refusals } = uploadMessagesFor(locale);
  if (fault === "empty_file") return refusals.empty_file;
  return rejections[fault](sayLimits(limits, locale));
}

/** What is wrong with words, by field: faults of the contract, or a forbidden term's name. */
export function tellWordFaults(
  { locale }: Pick<Speech, "locale">,
  fields: Readonly<Record<string, string>>,
): CardFaults {
  const { wordFaults } = memeMessagesFor(locale);
  const words: Partial<Record<string, Record<string, string>>> = wordFaults;
  const told = Object.entries(fields).flatMap(([field, fault]) => {
    const sentence = words[field]?.[fault];
    return sentence === undefined ? [] : [[field, sentence]];
  });
  return Object.fromEntries(told) as CardFaults;
}

/** Codes of the contract that speak of the file. */
const FILE_CODES: readonly ErrorCode[] = [
  ...["too_large", "unsupported_type", "unreadable_image"],
  ...["too_many_pixels", "too_long_side", "too_many_frames"],
] as const;

/** What is wrong with the file: as closely as the answer says it, or else by its code; null when it is something else. */
function fileFaultOf(
  code: ErrorCode,
  reason: string | undefined,
): PictureFault | null {
  if (!FILE_CODES.includes(code)) return null;
  const known = (name: string | undefined) =>
    PICTURE_FAULTS.find((fault) => fault === name);
  return known(reason) ?? known(code) ?? null;
}

/** A refusal of the server, in the words that the form without a script has for it. */
export function tellRefusal(
  speech: Speech,
  { code, fields }: Extract<Answer, { kind: "refused" }>,
): Pick<Card, "faults" | "message"> {
  const { refusals, forbiddenTerm } = uploadMessagesFor(speech.locale);
  const { failures } = uploaderMessagesFor(speech.locale);
  const file = fileFaultOf(code, fields["file"]);
  if (file)
    return { faults: { file: tellFileFault(speech, file) }, message: null };
  if (code === "forbidden_term") {
    const told = Object.entries(fields).map(([field, term]) => [
      // What a file is called is changed by choosing it under another name.
      field === "fileName" ? "file" : field,
      forbiddenTerm(term),
    ]);
    return { faults: Object.fromEntries(told) as CardFaults, message: null };
  }
  if (code === "bad_form") {
    const faults = tellWordFaults(speech, fields);
    const isTold = Object.keys(faults).length > 0;
    return { faults, message: isTold ? null : refusals.bad_form };
  }
  const message = code === "not_found" ? failures.closed : failures.broken;
  const isShut = code === "forbidden" || code === "csrf";
  return { faults: {}, message: isShut ? failures.forbidden : message };
}
