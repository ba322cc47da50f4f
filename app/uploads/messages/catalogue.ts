import type { Locale } from "#app/ui/messages/catalogue.ts";
import type { RejectionReason } from "../rejections.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";

/** The limits in words, each with its unit, and the formats as a sentence names them. */
export interface SaidLimits {
  bytes: string;
  pixels: string;
  side: string;
  frames: string;
  pixelsInAllFrames: string;
  formats: string;
}

/** Why a whole request was refused, beside what a picture is refused for. */
type RequestRefusal =
  | "bad_form"
  | "too_much_at_once"
  | "too_many_files"
  | "unnamed_file"
  | "too_many_uploads"
  | "no_file"
  | "empty_file"
  | "check_words";

/** What is said about uploads. A catalogue that misses a string does not compile. */
export interface UploadMessages {
  /** A number, already written as the language does, with its unit. */
  units: Record<
    "megabytes" | "megapixels" | "pixels" | "frames",
    (number: string) => string
  >;
  /** What is wrong with a picture and what would do. Never a library's words. */
  rejections: Record<RejectionReason, (said: SaidLimits) => string>;
  refusals: Record<RequestRefusal, string>;
  forbiddenTerm: (term: string) => string;
  screen: {
    title: string;
    lead: string;
    /** One sentence with all limits. */
    limits: (said: SaidLimits) => string;
    several: (files: number, megabytes: number) => string;
    privacy: { title: string; words: string };
    words: { title: string; lead: string };
    fields: Record<
      "category" | "tags" | "source" | "file" | "caption" | "altText",
      string
    > & { decorative: string };
    hints: Record<"tags" | "source" | "altText" | "caption", string>;
    chooseCategory: string;
    picture: (number: number) => string;
    another: string;
    /** Leads to the form that fetches a picture. */
    fromAddress: string;
    send: string;
    closed: string;
    /** Above what became of each file. */
    results: string;
    nameless: string;
    taken: string;
    alreadyHere: string;
    look: string;
    /** After a refusal: the browser forgets which file it was. */
    chooseAgain: string;
  };
}

const CATALOGUES: Readonly<Record<Locale, UploadMessages>> = { en, es, fr };

/** The strings of one language. */
export function uploadMessagesFor(locale: Locale): UploadMessages {
  return CATALOGUES[locale];
}
