import type { Actor } from "#app/accounts/actor.ts";
import { ERRORS } from "#app/platform/errors.ts";
import { tooManyHeaders } from "#app/platform/private-screen.ts";
import type { Locale } from "#app/ui/messages/catalogue.ts";
import { BUSY_HEADERS } from "./api-upload.server.ts";
import { uploadMessagesFor } from "../messages/catalogue.ts";
import type { Intake } from "./receive.server.ts";
import type { Typed } from "./receive-slots.ts";
import { submitIntake, type SlotOutcome } from "./submit-intake.server.ts";
import type { UploadNeeds } from "../submit-upload.server.ts";
import {
  tellIntakeFault,
  tellPeople,
  type ToldRefusal,
} from "../told-refusals.server.ts";

/** What became of one picture, in words. */
export interface ToldOutcome {
  fileName: string | null;
  /** What was typed, to be typed on. */
  typed: Typed;
  done: { id: string; isNew: boolean } | null;
  /** Why it was refused; null when it was not. */
  message: string | null;
  /** What is wrong with each field. */
  fieldWords: Record<string, string>;
}

/** What the screen is told about a form that was sent. */
export interface UploadReply {
  /** Why all of it was refused. */
  fault: string | null;
  outcomes: ToldOutcome[];
}

/** The reply to a form of pictures, and how it is answered: 200 when one of them was taken, else as the first was refused. */
export async function replyToUpload(
  needs: UploadNeeds & { locale: Locale; intake?: Intake | undefined },
  person: Actor,
): Promise<{ reply: UploadReply; status: number; headers: HeadersInit }> {
  const { intake, locale } = needs;
  if (!intake || intake.fault) return refusedWhole(needs, intake);
  const sender = { person, method: "form", locale } as const;
  const outcomes = await submitIntake(needs, intake, sender);
  const told = outcomes.map((outcome) => tellOutcome(outcome, locale));
  const reply = { fault: null, outcomes: told.map(({ outcome }) => outcome) };
  const isTaken = outcomes.some(({ result }) => result.ok);
  const first = told.find(({ refusal }) => refusal)?.refusal;
  if (isTaken || !first) return { reply, status: 200, headers: {} };
  return { reply, ...answerOf(first, intake) };
}

function refusedWhole(
  { locale, pictures }: UploadNeeds & { locale: Locale },
  intake: Intake | undefined,
) {
  const about = { limits: pictures.limits, isSingle: false };
  const told = tellIntakeFault(intake?.fault ?? "bad_form", locale, about);
  const { chooseAgain } = uploadMessagesFor(locale).screen;
  const slots = intake?.slots ?? [];
  const outcomes = slots.map<ToldOutcome>(({ typed, file }) => ({
    ...{ typed, fileName: null, done: null, message: null },
    fieldWords: file ? { file: chooseAgain } : ({} as Record<string, string>),
  }));
  const reply: UploadReply = { fault: told.message, outcomes };
  return { reply, ...answerOf(told, intake) };
}

function tellOutcome(
  { fileName, typed, result }: SlotOutcome,
  locale: Locale,
): { outcome: ToldOutcome; refusal: ToldRefusal | null } {
  if (result.ok) {
    const { id, isNew } = result;
    const done = { id, isNew };
    const outcome = { fileName, typed, done, message: null, fieldWords: {} };
    return { outcome, refusal: null };
  }
  const refusal = tellPeople(result.refusal, locale);
  const { chooseAgain } = uploadMessagesFor(locale).screen;
  const { message } = refusal;
  const fieldWords = { file: chooseAgain, ...refusal.fieldWords };
  return {
    outcome: { fileName, typed, done: null, message, fieldWords },
    refusal,
  };
}

function answerOf({ code }: ToldRefusal, intake: Intake | undefined) {
  const { status } = ERRORS[code];
  const verdict = intake?.verdict;
  if (code === "rate_limited" && verdict)
    return { status, headers: tooManyHeaders(verdict) };
  return { status, headers: code === "busy" ? BUSY_HEADERS : {} };
}
