import type { Actor } from "#app/accounts/actor.ts";
import { shownFileName } from "#app/memes/file-name.ts";
import type { ErrorCode } from "#app/platform/errors.ts";
import type { Verdict } from "#app/platform/rate-limit-answer.ts";
import type { Locale } from "#app/ui/messages/catalogue.ts";
import type { Intake, ReceivedSlot } from "./receive.server.ts";
import type { Typed } from "./receive-slots.ts";
import { noteRefusal } from "../refusal-note.server.ts";
import { rejectionOf } from "../rejections.ts";
import {
  submitUpload,
  type UploadNeeds,
  type UploadRefusal,
  type UploadResult,
} from "../submit-upload.server.ts";

/** Why one picture of a form was refused. */
export type SlotRefusal =
  | UploadRefusal
  | { code: "file"; fault: "no_file" | "empty_file" }
  | { code: "rate_limited"; verdict: Verdict | null };

/** What became of one picture of a form. */
export interface SlotOutcome {
  /** As it is shown. */
  fileName: string | null;
  typed: Typed;
  result:
    Exclude<UploadResult, { ok: false }> | { ok: false; refusal: SlotRefusal };
}

interface Sender {
  person: Pick<Actor, "id" | "locale">;
  method: "form" | "api";
  /** The language of the page or request: the words are taken to be in it. */
  locale: Locale;
  /** For all pictures of the request; a form has one for each. */
  idempotencyKey?: string | null;
}

/** Puts in what has come, one picture after the other: a bad one does not stop the others. In the order of the form. */
export async function submitIntake(
  needs: UploadNeeds,
  { slots }: Pick<Intake, "slots" | "verdict">,
  sender: Sender,
): Promise<SlotOutcome[]> {
  const outcomes: SlotOutcome[] = [];
  for (const slot of slots) {
    const fileName = shownFileName(slot.file?.sentName ?? "");
    const result =
      judgeSlot(needs, slot) ?? (await submitSlot(needs, slot, sender));
    outcomes.push({ fileName, typed: slot.typed, result });
  }
  return outcomes;
}

/** What is refused before anybody looks into it; null when there is something to look into. */
function judgeSlot(
  needs: UploadNeeds,
  { file, verdict }: ReceivedSlot,
): SlotOutcome["result"] | null {
  const refuse = (code: ErrorCode, reason: string, refusal: SlotRefusal) => {
    noteRefusal(needs, { code, reason });
    return { ok: false, refusal } as const;
  };
  const withoutFile = (fault: "no_file" | "empty_file") =>
    refuse("bad_form", fault, { code: "file", fault });
  if (!file) return withoutFile("no_file");
  if (verdict)
    return refuse("rate_limited", "uploads", { code: "rate_limited", verdict });
  if (file.isTooLarge) {
    const rejection = rejectionOf("too_large", needs.pictures.limits);
    return refuse("too_large", "too_large", { code: "picture", rejection });
  }
  return file.bytes === 0 ? withoutFile("empty_file") : null;
}

async function submitSlot(
  needs: UploadNeeds,
  { file, typed, malformed }: ReceivedSlot,
  { person, method, locale, idempotencyKey }: Sender,
): Promise<SlotOutcome["result"]> {
  if (!file) throw new Error("a picture without a file was not refused");
  const { path, sha256, sentName } = file;
  return submitUpload(needs, person, {
    ...{ path, sha256, sentName, typed, malformed, method, locale },
    idempotencyKey: idempotencyKey ?? typed.idempotencyKey ?? null,
  });
}
