import { memeMessagesFor } from "#app/memes/messages/catalogue.ts";
import type { ErrorCode } from "#app/platform/errors.ts";
import type { PictureLimits } from "#app/platform/images/limits.ts";
import type { Locale } from "#app/ui/messages/catalogue.ts";
import { sayLimits } from "./limits.ts";
import { uploadMessagesFor } from "./messages/catalogue.ts";
import type { IntakeFault } from "./receiving/receive.server.ts";
import { rejectionWords } from "./rejections.ts";
import type { SlotRefusal } from "./receiving/submit-intake.server.ts";

/** A refusal as it leaves the house: the contract's code, a sentence, and what is wrong with each field. */
export interface ToldRefusal {
  code: ErrorCode;
  message: string;
  /** For programs: a code, or the forbidden term. */
  fields: Record<string, string>;
  /** For people, in sentences. */
  fieldWords: Record<string, string>;
}

/** The words of a refusal in a language. */
export function tellRefusal(refusal: SlotRefusal, locale: Locale): ToldRefusal {
  const { refusals, forbiddenTerm } = uploadMessagesFor(locale);
  switch (refusal.code) {
    case "picture": {
      const message = rejectionWords(refusal.rejection, locale);
      const { code, reason } = refusal.rejection;
      const fieldWords = { file: message };
      const isOfFile = code !== "busy";
      const fields = isOfFile ? { file: reason as string } : undefined;
      return { code, message, fields: { ...fields }, fieldWords };
    }
    case "file": {
      const message = refusals[refusal.fault];
      const fields = {
        file: refusal.fault === "no_file" ? "required" : "empty",
      };
      return {
        code: "bad_form",
        message,
        fields,
        fieldWords: { file: message },
      };
    }
    case "rate_limited":
      return plain("rate_limited", refusals.too_many_uploads);
    case "bad_form": {
      const fields = { ...refusal.faults };
      const fieldWords = faultWords(fields, locale);
      return {
        code: "bad_form",
        message: refusals.check_words,
        fields,
        fieldWords,
      };
    }
    case "forbidden_term": {
      const blocked = refusal.hits.filter(
        ({ severity }) => severity === "block",
      );
      const terms = blocked.map(({ field, term }) => [field, term] as const);
      const said = terms.map(([field, term]) => [field, forbiddenTerm(term)]);
      const message = terms.map(
        ([field, term]) => `${field}: ${forbiddenTerm(term)}`,
      );
      return {
        ...{ code: "forbidden_term", message: message.join(" ") },
        fields: Object.fromEntries(terms),
        fieldWords: Object.fromEntries(said) as Record<string, string>,
      };
    }
  }
}

/** The same for people, who see labels beside the fields, and no names that programs have for them. */
export function tellPeople(refusal: SlotRefusal, locale: Locale): ToldRefusal {
  const told = tellRefusal(refusal, locale);
  if (refusal.code !== "forbidden_term") return told;
  // What a file is called is changed by choosing it under another name.
  const { fileName, ...others } = told.fieldWords;
  return {
    ...told,
    message: uploadMessagesFor(locale).refusals.check_words,
    fieldWords: fileName ? { ...others, file: fileName } : others,
  };
}

/**
 * The same for a request that was refused whole.
 * @param request.isSingle where one request is one file
 */
export function tellIntakeFault(
  fault: IntakeFault,
  locale: Locale,
  { limits, isSingle }: { limits: PictureLimits; isSingle: boolean },
): ToldRefusal {
  const { refusals, rejections } = uploadMessagesFor(locale);
  const said = sayLimits(limits, locale);
  const tooLarge = isSingle
    ? rejections.too_large(said)
    : refusals.too_much_at_once;
  const TOLD: Record<IntakeFault, ToldRefusal> = {
    bad_form: plain("bad_form", refusals.bad_form),
    too_many_files: {
      ...plain("bad_form", refusals.too_many_files),
      fields: { file: "too_many" },
    },
    unnamed_file: {
      ...plain("bad_form", refusals.unnamed_file),
      fields: { file: "malformed" },
    },
    too_large: plain("too_large", tooLarge),
    busy: plain("busy", rejections.busy(said)),
    rate_limited: plain("rate_limited", refusals.too_many_uploads),
  };
  return TOLD[fault];
}

function plain(code: ErrorCode, message: string): ToldRefusal {
  return { code, message, fields: {}, fieldWords: {} };
}

function faultWords(
  faults: Readonly<Record<string, string>>,
  locale: Locale,
): Record<string, string> {
  const { wordFaults } = memeMessagesFor(locale);
  const words: Partial<Record<string, Record<string, string>>> = wordFaults;
  return Object.fromEntries(
    Object.entries(faults).map(([field, fault]) => [
      field,
      words[field]?.[fault] ?? fault,
    ]),
  );
}
