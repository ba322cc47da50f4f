import type { ErrorCode } from "#app/platform/errors.ts";
import type { PictureFault } from "#app/platform/images/faults.ts";
import type { PictureLimits } from "#app/platform/images/limits.ts";
import type { Locale } from "#app/ui/messages/catalogue.ts";
import { sayLimits } from "./limits.ts";
import { uploadMessagesFor } from "./messages/catalogue.ts";

/** Why a picture is refused. Several reasons may share the code that callers see. */
export type RejectionReason = PictureFault;

/** A refusal, ready to be answered. */
export interface Rejection {
  reason: RejectionReason;
  /** The stable code of the API. */
  code: ErrorCode;
  /** HTTP status. */
  status: number;
  /** The limits that were in force. */
  limits: PictureLimits;
}

/** Every refusal with its code and status; its words are in `messages/`. */
export const REJECTIONS = {
  too_large: { code: "too_large", status: 413 },
  unsupported_type: { code: "unsupported_type", status: 415 },
  heic: { code: "unsupported_type", status: 415 },
  animated_png: { code: "unsupported_type", status: 415 },
  animated_avif: { code: "unsupported_type", status: 415 },
  unreadable_image: { code: "unreadable_image", status: 422 },
  too_many_pixels: { code: "too_many_pixels", status: 422 },
  too_many_pixels_in_all_frames: { code: "too_many_pixels", status: 422 },
  too_long_side: { code: "too_long_side", status: 422 },
  too_many_frames: { code: "too_many_frames", status: 422 },
  busy: { code: "busy", status: 503 },
} as const satisfies Record<
  RejectionReason,
  { code: ErrorCode; status: 413 | 415 | 422 | 503 }
>;

/** Whether a word that was kept, such as `Upload.refusal`, is a reason of the list. */
export function isRejectionReason(word: string): word is RejectionReason {
  return Object.hasOwn(REJECTIONS, word);
}

export function rejectionOf(
  reason: RejectionReason,
  limits: PictureLimits,
): Rejection {
  const { code, status } = REJECTIONS[reason];
  return { reason, code, status, limits };
}

/** The sentence that a person reads. */
export function rejectionWords(
  { reason, limits }: Rejection,
  locale: Locale = "en",
): string {
  const { rejections } = uploadMessagesFor(locale);
  return rejections[reason](sayLimits(limits, locale));
}
