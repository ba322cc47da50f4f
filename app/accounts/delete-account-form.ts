import { z } from "zod";

/** What becomes of the memes that a deleted account has published: they stay, without a name, or go. */
export const PUBLISHED_MEMES = ["stay", "go"] as const;
export type PublishedMemes = (typeof PUBLISHED_MEMES)[number];

export const deleteAccountForm = z.object({
  published: z.enum(PUBLISHED_MEMES).default("stay"),
  presentPassword: z.string().optional(),
  /** Ticked: "on". */
  sure: z.literal("on", "not_sure"),
});
