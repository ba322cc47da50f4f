import type { Locale } from "#app/ui/messages/catalogue.ts";
import type { Advice } from "../uploader/advice.ts";
import type { PrivateTrace } from "../uploader/private-traces.ts";
import { en } from "./uploader-en.ts";
import { es } from "./uploader-es.ts";
import { fr } from "./uploader-fr.ts";

/** What the upload screen says once its script runs. A catalogue that misses a string does not compile. */
export interface UploaderMessages {
  /** The button for files, and what else can be done. */
  choose: string;
  ways: string;
  letGo: string;
  cards: string;
  preview: string;
  noPicture: string;
  chooseOne: string;
  chooseOther: string;
  remove: string;
  send: string;
  sendAll: string;
  cancel: string;
  retry: string;
  own: { title: string; lead: string; asAbove: string };
  traces: Record<PrivateTrace, string>;
  /** The traces of one file, as a list in words. */
  carries: (traces: string) => string;
  looking: string;
  ready: string;
  queued: string;
  sending: (percent: number) => string;
  examining: string;
  /** Another try was taken, with other words. */
  otherWords: string;
  changeWords: string;
  paused: Record<"offline" | "busy" | "rate_limited" | "signed_out", string>;
  signIn: string;
  /** A wait in words, such as "45 seconds". */
  goesOn: (wait: string) => string;
  twice: (names: string) => string;
  added: (pictures: number) => string;
  removed: string;
  sent: (done: number, all: number) => string;
  faulty: (pictures: number) => string;
  advice: Record<Advice, string>;
  failures: Record<"broken" | "closed" | "forbidden", string>;
}

const CATALOGUES: Readonly<Record<Locale, UploaderMessages>> = { en, es, fr };

/** The strings of one language. */
export function uploaderMessagesFor(locale: Locale): UploaderMessages {
  return CATALOGUES[locale];
}
