import { fileNameWords } from "#app/memes/file-name.ts";
import { GAP, lettersOf } from "./letters.ts";
import { newNode, searchTerms, stepTo, type TermNode } from "./term-search.ts";

/** What happens to words with a forbidden term: they are refused, or a person looks at them first. */
export const TERM_SEVERITIES = ["block", "hold"] as const;
export type TermSeverity = (typeof TERM_SEVERITIES)[number];

/** Where terms are looked for. */
export const TERM_FIELDS = [
  "caption",
  "altText",
  "tags",
  "fileName",
  "source",
] as const;
export type TermField = (typeof TERM_FIELDS)[number];

export interface ForbiddenTerm {
  /** As somebody wrote it into the table. */
  term: string;
  severity: TermSeverity;
  /** Null: in every category. */
  categoryId: string | null;
}

export interface TermHit {
  term: string;
  field: TermField;
  severity: TermSeverity;
  /** UTF-16 offsets in the field's text; in a list, in its parts joined with ", ". */
  start: number;
  end: number;
}

/** The terms, ready to be looked for. Made by `compileTerms`. */
export interface ForbiddenTerms {
  root: TermNode<ForbiddenTerm>;
}

export interface LookedAt {
  /** The source as plain text (`sourceNoteText`), the file's name with its ending. */
  texts: Partial<Record<TermField, string | readonly string[]>>;
  categoryId: string;
}

/**
 * Every forbidden term in what somebody wrote, once for each field.
 *
 * A term is found as whole words, whatever its case, accents, look-alike letters, digits and signs for letters,
 * letters repeated more often than in the term, invisible characters, and signs between letters ("b.a.d"); spaces
 * between letters only where each stands alone ("b a d"). A word that merely contains a term is innocent, and so is a
 * number. Each letter is looked at once, with as many beginnings of terms as still fit: linear in the text's length.
 */
export function findForbiddenTerms(
  terms: ForbiddenTerms,
  { texts, categoryId }: LookedAt,
): TermHit[] {
  return TERM_FIELDS.flatMap((field) => {
    const hits = new Map<ForbiddenTerm, TermHit>();
    let offset = 0;
    for (const part of [texts[field] ?? []].flat()) {
      const words = field === "fileName" ? fileNameWords(part) : part;
      searchTerms(terms.root, lettersOf(words), (found, from, to) => {
        for (const term of found) {
          const isHere = (term.categoryId ?? categoryId) === categoryId;
          if (!isHere || hits.has(term)) continue;
          const place = { start: offset + from, end: offset + to };
          const { severity } = term;
          hits.set(term, { term: term.term, field, severity, ...place });
        }
      });
      offset += part.length + ", ".length;
    }
    return [...hits.values()];
  });
}

/** Makes the terms ready; those that hold no letters find nothing. */
export function compileTerms(terms: readonly ForbiddenTerm[]): ForbiddenTerms {
  const root = newNode<ForbiddenTerm>("");
  for (const term of terms) {
    const folded = foldTerm(term.term);
    let node = root;
    for (const letter of folded) {
      if (letter === " ") node = node.word ??= newNode("");
      else node = stepTo(node, letter);
    }
    if (node !== root) node.terms.push(term);
  }
  return { root };
}

/**
 * A term as it is compared: its letters in lower case, without accents and look-alikes, one space between words.
 * A number stays a number. Empty when there are no letters. Two terms that fold to the same are the same.
 */
export function foldTerm(term: string): string {
  const words = lettersOf(term.replace(/[!|]+(?=\s|$)/g, "")).map(
    ({ gap, signs }) =>
      (gap >= GAP.joined ? " " : "") + (signs[0]?.letter ?? ""),
  );
  return words
    .join("")
    .trim()
    .split(" ")
    .map((word) => (/^\d+$/.test(word) ? word : word.replace(/\d/g, lettered)))
    .join(" ");
}

function lettered(digit: string): string {
  const signs = lettersOf(digit)[0]?.signs ?? [];
  return signs.find(({ isOwn }) => !isOwn)?.letter ?? digit;
}
