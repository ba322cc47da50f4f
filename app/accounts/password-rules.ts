import { COMMON_PASSWORDS } from "./common-passwords.ts";

/** Characters (Unicode code points) of a password. */
export const PASSWORD_LENGTH = { atLeast: 12, atMost: 200 } as const;

/** Why a password is not taken. */
export type PasswordFault = "too_short" | "too_long" | "too_common";

/** What everybody would try first for this person on this site. */
export interface PasswordOwner {
  email: string;
  name: string;
}

const SITE_NAME = "mingus";
/** With fewer different characters it is a pattern. */
const FEWEST_DIFFERENT = 5;
/** What a finger slides along. */
const ROWS = [
  "01234567890123456789012345678901234567890",
  "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz",
  "qwertyuiopasdfghjklzxcvbnmqwertyuiopasdfghjklzxcvbnm",
];
const BACKWARDS = ROWS.map((row) => [...row].reverse().join(""));

/** The same characters on every keyboard and system: NFKC, as NIST SP 800-63B, 3.1.1.2, says. Applied before hashing. */
export function plainPassword(typed: string): string {
  return typed.normalize("NFKC");
}

/**
 * What is wrong with a password; null when nothing is. There are no rules about kinds of characters: length is what
 * counts, and what is tried first is refused: the 10,000 commonest, also with figures around them or twice in a row,
 * and rows of the keyboard.
 */
export function passwordFault(typed: string): PasswordFault | null {
  const password = plainPassword(typed);
  const { length } = [...password];
  if (length < PASSWORD_LENGTH.atLeast) return "too_short";
  if (length > PASSWORD_LENGTH.atMost) return "too_long";
  return isTriedFirst(password.toLowerCase(), COMMON_PASSWORDS)
    ? "too_common"
    : null;
}

/** Whether it is what one would try first for this person: their name, their address, the site's name. */
export function isOwnPassword(
  typed: string,
  { email, name }: PasswordOwner,
): boolean {
  const [local = "", host = ""] = email.split("@");
  const words = [email, local, host, name, name.replaceAll(" ", ""), SITE_NAME]
    .map((word) => word.toLowerCase())
    .flatMap((word) => [word, lettersWithin(word)])
    .filter(Boolean);
  return isTriedFirst(plainPassword(typed).toLowerCase(), new Set(words));
}

function isTriedFirst(password: string, words: ReadonlySet<string>): boolean {
  const core = lettersWithin(password);
  const unit = /^(.+?)\1+$/su.exec(password)?.[1] ?? password;
  return (
    words.has(password) ||
    words.has(unit) ||
    (words.has(core) && core.length * 2 >= password.length) ||
    new Set(password).size < FEWEST_DIFFERENT ||
    [...ROWS, ...BACKWARDS].some((row) => row.includes(password))
  );
}

/** Without the figures and signs that people put around a word. */
function lettersWithin(text: string): string {
  return text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
}
