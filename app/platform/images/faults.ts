/** Why a file cannot become a picture here. What each means to a person is the feature's to say. */
export const PICTURE_FAULTS = [
  "too_large",
  "unsupported_type",
  "heic",
  "animated_png",
  "animated_avif",
  "unreadable_image",
  "too_many_pixels",
  "too_many_pixels_in_all_frames",
  "too_long_side",
  "too_many_frames",
  "busy",
] as const;

export type PictureFault = (typeof PICTURE_FAULTS)[number];

/** What a picture verb answers: what it found, or the one fault that stopped it. Faults are expected, never thrown. */
export type Outcome<T> =
  ({ ok: true } & T) | { ok: false; fault: PictureFault };
