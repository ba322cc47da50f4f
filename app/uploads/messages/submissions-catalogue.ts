import type { Locale } from "#app/ui/messages/catalogue.ts";
import type { Reason } from "#prisma/generated/enums.ts";
import type { HistoryKind } from "../submissions/submission-history.ts";
import type { SubmissionDone } from "../submissions/submission-notices.ts";
import type { SubmissionState } from "../submissions/submission-states.ts";
import type { UploadFilter } from "../submissions/submissions-query.ts";
import type { UploadRowState } from "../submissions/uploads-without-meme.server.ts";
import { en } from "./submissions-en.ts";
import { es } from "./submissions-es.ts";
import { fr } from "./submissions-fr.ts";

/** What is said about one's own submissions. A catalogue that misses a string does not compile. */
export interface SubmissionMessages {
  title: string;
  lead: string;
  /** Leads to the upload screen. */
  add: string;
  /** When there is nothing yet. */
  empty: { title: string; words: string; act: string };
  search: {
    label: string;
    hint: string;
    state: string;
    any: string;
    submit: string;
    /** When nothing fits. */
    none: string;
    all: string;
  };
  pages: { title: string; next: string; previous: string };
  /** The states to choose from. */
  filters: Record<
    | "pending"
    | "flagged"
    | "approved"
    | "rejected"
    | "taken_down"
    | "withdrawn"
    | UploadFilter,
    string
  >;
  states: Record<
    SubmissionState | UploadRowState,
    { name: string; words: string }
  >;
  /** In the place of the words of `waiting`: a span of time, written as the language does. */
  usually: (span: string) => string;
  progress: (done: number, of: number) => string;
  /** Each reason of the closed list, and the rule behind it. */
  reasons: Record<Reason, { name: string; rule: string }>;
  refusal: { reason: string; rule: string; words: string };
  /** The picture itself was deleted. */
  gone: string;
  /** In the place of a picture that is not shown. */
  noPicture: string;
  /** In place of the picture of an upload that has none. */
  noFile: string;
  done: Record<SubmissionDone, string>;
  /** `reason` is "" when there is none. */
  history: Record<HistoryKind, (reason: string) => string>;
  screen: {
    back: string;
    untitled: string;
    seePublic: string;
    /** Beside the fields of the upload screen, which have its names. */
    facts: Record<"fileName" | "sent", string>;
    /** A date follows. */
    sentOn: string;
    decorative: string;
    nothing: string;
    history: string;
    acts: string;
    edit: string;
    sendAgain: string;
    withdraw: { ask: string; words: string; button: string };
  };
  neighbours: {
    title: string;
    lead: string;
    own: string;
    /** The same bytes, which somebody else has published. */
    same: string;
    button: string;
    said: string;
    hidden: string;
  };
  edit: {
    title: string;
    /** What saving does, by the state. */
    leads: Record<SubmissionState, string>;
    otherPicture: string;
    submit: string;
    cancel: string;
    /** Above the form, when it was changed meanwhile. */
    conflict: string;
    closed: string;
    present: string;
    /** When a term stands in the way of sending it again. */
    terms: string;
  };
}

const CATALOGUES: Readonly<Record<Locale, SubmissionMessages>> = { en, es, fr };

/** The strings of one language. */
export function submissionMessagesFor(locale: Locale): SubmissionMessages {
  return CATALOGUES[locale];
}
