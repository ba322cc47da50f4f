import type { Reason } from "#prisma/generated/enums.ts";

/** Reasons that hold for the picture itself, whoever sends it again. */
export const LASTING_REASONS: Reason[] = [
  "offensive",
  "sexual",
  "violence",
  "hate",
  "harassment",
  "personal_data",
  "rights",
  "spam",
  "misleading",
];
