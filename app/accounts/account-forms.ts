import { z } from "zod";
import { isStorable } from "#app/memes/typed-text.ts";
import { isTimeZone } from "#app/platform/time-zones.ts";
import { LOCALES } from "#app/ui/messages/catalogue.ts";
import {
  isOwnPassword,
  passwordFault,
  type PasswordFault,
} from "./password-rules.ts";

/** Characters of a name. */
export const NAME_MAX = 80;
/** RFC 5321, 4.5.3.1.3, without its brackets. */
const EMAIL_MAX = 254;

/** What the schemas here find wrong, beside what Zod does. */
export type AccountFault =
  PasswordFault | "unstorable" | "time_zone" | "not_sure";

const email = z.string().trim().toLowerCase().max(EMAIL_MAX).pipe(z.email());

const name = z
  .string()
  .transform((text) => text.replace(/\s+/g, " ").trim())
  .pipe(z.string().min(1).max(NAME_MAX).refine(isStorable, "unstorable"));

/** A path of ours to go on to; `ownPath` looks at it. */
const next = z.string().optional();

export const signInForm = z.object({
  email: z
    .string()
    .trim()
    .toLowerCase()
    .max(EMAIL_MAX)
    .refine(isStorable, "unstorable"),
  password: z.string(),
  next,
});

/** A password that is chosen now. */
export const newPassword = z.string().superRefine((password, context) => {
  const fault = passwordFault(password);
  if (fault) context.addIssue({ code: "custom", message: fault });
});

export const signUpForm = z
  .object({ name, email, password: newPassword, next })
  .refine((person) => !isOwnPassword(person.password, person), {
    path: ["password"],
    message: "too_common",
  });

/** For a link to a new password. */
export const resetForm = z.object({ email });

export const renewalForm = z.object({ password: newPassword });

/** By the link in the log. */
export const setupForm = z
  .object({ name, email, password: newPassword })
  .refine((person) => !isOwnPassword(person.password, person), {
    path: ["password"],
    message: "too_common",
  });

export const profileForm = z.object({
  name,
  locale: z.enum(LOCALES),
  timeZone: z.string().max(64).refine(isTimeZone, "time_zone").optional(),
});
export type Profile = z.output<typeof profileForm>;

export const changePasswordForm = z.object({
  presentPassword: z.string().optional(),
  password: newPassword,
});
