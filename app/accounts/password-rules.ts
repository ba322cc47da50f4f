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
 * rows of the keyboard, and what is known of the person.
 */
export function passwordFault(
  typed: string,
  owner: PasswordOwner,
): PasswordFault | null {
  const password = plainPassword(typed);
  const { length } = [...password];
  if (length < PASSWORD_LENGTH.atLeast) return "too_short";
  if (length > PASSWORD_LENGTH.atMost) return "too_long";
  return isTriedFirst(password.toLowerCase(), ownWords(owner))
    ? "too_common"
    : null;
}

function ownWords({ email, name }: PasswordOwner): ReadonlySet<string> {
  const [local = "", host = ""] = email.toLowerCase().split("@");
  const plainName = name.toLowerCase().replaceAll(" ", "");
  const words = [email.toLowerCase(), local, host, plainName, SITE_NAME];
  return new Set(words.map(lettersWithin).concat(words));
}

function isTriedFirst(password: string, own: ReadonlySet<string>): boolean {
  const isKnown = (word: string) => COMMON_PASSWORDS.has(word) || own.has(word);
  const core = lettersWithin(password);
  const unit = /^(.+?)\1+$/su.exec(password)?.[1] ?? password;
  return (
    isKnown(password) ||
    isKnown(unit) ||
    (isKnown(core) && core.length * 2 >= password.length) ||
    new Set(password).size < FEWEST_DIFFERENT ||
    [...ROWS, ...BACKWARDS].some((row) => row.includes(password))
  );
}

/** Without the figures and signs that people put around a word. */
function lettersWithin(text: string): string {
  return text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
}
