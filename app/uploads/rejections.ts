import type { PictureFault } from "#app/platform/images/faults.ts";
import type { PictureLimits } from "#app/platform/images/limits.ts";
import { READABLE_FORMATS, sayLimits } from "./limits.ts";

/** Why a picture is refused. Several reasons may share the code that callers see. */
export type RejectionReason = PictureFault;

/** A refusal, ready to be answered. */
export interface Rejection {
  reason: RejectionReason;
  /** The stable code of the API. */
  code: string;
  /** HTTP status. */
  status: number;
  /** The limits that were in force. */
  limits: PictureLimits;
}

interface Row {
  code: string;
  status: 413 | 415 | 422 | 503;
  /** What is wrong and what would do, for the person who sent the file. Never a library's words. */
  words(limits: PictureLimits): string;
}

/** Every refusal with its code, status and words. */
export const REJECTIONS = {
  too_large: {
    code: "too_large",
    status: 413,
    words: (limits) => `Files can be up to ${sayLimits(limits).bytes}.`,
  },
  unsupported_type: {
    code: "unsupported_type",
    status: 415,
    words: () =>
      `This file is none of the pictures we can read: ${READABLE_FORMATS}.`,
  },
  heic: {
    code: "unsupported_type",
    status: 415,
    words: () =>
      `This is a HEIC photo. Send it as JPEG: on an iPhone, share it by mail or choose "Most Compatible" under Settings, Camera, Formats. We read ${READABLE_FORMATS}.`,
  },
  animated_png: {
    code: "unsupported_type",
    status: 415,
    words: () =>
      `Animated PNG would lose its movement here. Save it as GIF or WebP. We read ${READABLE_FORMATS}.`,
  },
  animated_avif: {
    code: "unsupported_type",
    status: 415,
    words: () =>
      `Animated AVIF would lose its movement here. Save it as GIF or WebP. We read ${READABLE_FORMATS}.`,
  },
  unreadable_image: {
    code: "unreadable_image",
    status: 422,
    words: () =>
      "This picture is damaged or incomplete. Open it on your device, save it again and send that file.",
  },
  too_many_pixels: {
    code: "too_many_pixels",
    status: 422,
    words: (limits) =>
      `Pictures can have up to ${sayLimits(limits).pixels}. Make it smaller.`,
  },
  too_many_pixels_in_all_frames: {
    code: "too_many_pixels",
    status: 422,
    words: (limits) =>
      `All frames of an animation together can have up to ${sayLimits(limits).pixelsInAllFrames}. Make it smaller or shorter.`,
  },
  too_long_side: {
    code: "too_long_side",
    status: 422,
    words: (limits) =>
      `A side can be up to ${sayLimits(limits).side} long. Make it smaller.`,
  },
  too_many_frames: {
    code: "too_many_frames",
    status: 422,
    words: (limits) =>
      `Animations can have up to ${sayLimits(limits).frames}. Make it shorter.`,
  },
  busy: {
    code: "busy",
    status: 503,
    words: () => "We have too much to do at the moment. Try again in a minute.",
  },
} as const satisfies Record<RejectionReason, Row>;

export function rejectionOf(
  reason: RejectionReason,
  limits: PictureLimits,
): Rejection {
  const { code, status } = REJECTIONS[reason];
  return { reason, code, status, limits };
}

/** The sentence that a person reads. */
export function rejectionWords({ reason, limits }: Rejection): string {
  return REJECTIONS[reason].words(limits);
}
