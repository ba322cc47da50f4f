import type { Actor } from "#app/accounts/actor.ts";
import { shownFileName } from "#app/memes/file-name.ts";
import type { Verdict } from "#app/platform/rate-limit-answer.ts";
import type { Locale } from "#app/ui/messages/catalogue.ts";
import type { Intake, ReceivedSlot } from "./receive.server.ts";
import type { Typed } from "./receive-slots.ts";
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
    const result = await submitSlot(needs, slot, sender);
    outcomes.push({ fileName, typed: slot.typed, result });
  }
  return outcomes;
}

async function submitSlot(
  needs: UploadNeeds,
  { file, typed, malformed, verdict }: ReceivedSlot,
  { person, method, locale, idempotencyKey }: Sender,
): Promise<SlotOutcome["result"]> {
  if (!file) return { ok: false, refusal: { code: "file", fault: "no_file" } };
  if (verdict) return { ok: false, refusal: { code: "rate_limited", verdict } };
  if (file.isTooLarge) {
    const rejection = rejectionOf("too_large", needs.pictures.limits);
    return { ok: false, refusal: { code: "picture", rejection } };
  }
  if (file.bytes === 0)
    return { ok: false, refusal: { code: "file", fault: "empty_file" } };
  const { path, sha256, sentName } = file;
  return submitUpload(needs, person, {
    ...{ path, sha256, sentName, typed, malformed, method, locale },
    idempotencyKey: idempotencyKey ?? typed.idempotencyKey ?? null,
  });
}
