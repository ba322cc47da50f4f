import { z } from "zod";
import { isStorable } from "#app/memes/typed-text.ts";
import { SCOPE_NAMES, type Scope } from "../permissions.ts";

/** What a token is called by its owner: Unicode code points. */
const NAME_CHARACTERS = 60;

/** How long a token may last, in days, as the form offers it. */
export const EXPIRIES = {
  "30": 30,
  "90": 90,
  "365": 365,
  never: null,
} as const satisfies Record<string, number | null>;
export type Expiry = keyof typeof EXPIRIES;
export const EXPIRY_NAMES = Object.keys(EXPIRIES) as Expiry[];

export const apiTokenName = z
  .string()
  .trim()
  .min(1)
  .refine(isStorable, "unstorable")
  .refine((name) => [...name].length <= NAME_CHARACTERS, "long_name");

const box = z.boolean().optional();

/** One box for each scope. */
export const apiTokenForm = z.object({
  name: apiTokenName,
  ...(Object.fromEntries(SCOPE_NAMES.map((scope) => [scope, box])) as Record<
    Scope,
    typeof box
  >),
  expires: z.enum(EXPIRY_NAMES),
});

/** The scopes whose boxes are ticked. */
export function tickedScopes(form: z.output<typeof apiTokenForm>): Scope[] {
  return SCOPE_NAMES.filter((scope) => form[scope]);
}
