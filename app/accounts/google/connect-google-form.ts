import { z } from "zod";

export const CONNECT_GOOGLE_PATH = "/account/google/connection";

/** The password that somebody has, where they have one. */
export const connectGoogleForm = z.object({
  presentPassword: z.string().optional(),
});
