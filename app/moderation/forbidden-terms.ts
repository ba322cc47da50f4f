import { fileNameWords } from "#app/memes/file-name.ts";
import { GAP, lettersOf, type Letter } from "./letters.ts";

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
  root: TermNode;
}

interface TermNode {
  letter: string;
  next: Map<string, TermNode>;
  /** Where the next word of a term goes on. */
  word: TermNode | null;
  terms: ForbiddenTerm[];
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
      search(terms.root, lettersOf(words), (found, from, to) => {
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
  const root = newNode("");
  for (const term of terms) {
    const folded = foldTerm(term.term);
    let node = root;
    for (const letter of folded) {
      if (letter === " ") node = node.word ??= newNode("");
      else node = childOf(node, letter);
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

/** What lies between two letters of a term: nothing, what may be in a word or end it, or what ends it. */
const CROSSED = { nothing: 0, maybe: 1, space: 2 } as const;
type Crossed = (typeof CROSSED)[keyof typeof CROSSED];

/** A term that fits so far. */
interface Beginning {
  node: TermNode;
  /** Index of its first letter. */
  from: number;
  /** Whether any of it is a letter, and not only digits and signs that may stand for one: "455" is a number. */
  isWritten: boolean;
  /** What came since its last letter. */
  crossed: Crossed;
}
type Report = (terms: ForbiddenTerm[], start: number, end: number) => void;

function search(root: TermNode, letters: Letter[], report: Report): void {
  const { before, after } = edgesOf(letters);
  let open: Beginning[] = [];
  for (const [at, letter] of letters.entries()) {
    if (open.length === 0 && !before[at]) continue;
    const next: Beginning[] = [];
    const crossed = crossedBefore(letters, at);
    for (const one of open) goOn(one, { letter, crossed, next });
    if (before[at]) begin(root, { letter, at, next });
    open = next;
    if (after[at]) reportEnds(open, letters, { at, report });
  }
}

function begin(
  { next: first }: TermNode,
  { letter, at, next }: { letter: Letter; at: number; next: Beginning[] },
): void {
  const crossed = CROSSED.nothing;
  for (const { letter: sign, isOwn } of letter.signs)
    add(next, first.get(sign), { from: at, isWritten: isOwn, crossed });
}

function goOn(
  one: Beginning,
  step: { letter: Letter; crossed: Crossed; next: Beginning[] },
): void {
  const { node, from } = one;
  const { letter, next } = step;
  const crossed = one.crossed > step.crossed ? one.crossed : step.crossed;
  for (const { letter: sign, isOwn } of letter.signs) {
    const isWritten = one.isWritten || isOwn;
    const facts = { from, isWritten, crossed: CROSSED.nothing };
    if (crossed < CROSSED.space) {
      add(next, node.next.get(sign), facts);
      // Once more the same: "heeello".
      if (node.letter === sign) add(next, node, facts);
    }
    if (crossed > CROSSED.nothing) add(next, node.word?.next.get(sign), facts);
  }
  // A sign may also be no letter at all: "kill! you".
  if (letter.kind === "sign")
    add(next, node, { ...one, crossed: crossed || CROSSED.maybe });
}

/** Of two that have come to the same, the one that began first stays: what is kept does not grow with the text. */
function add(
  next: Beginning[],
  node: TermNode | undefined,
  { from, isWritten, crossed }: Omit<Beginning, "node">,
): void {
  if (!node) return;
  for (const one of next)
    if (
      one.node === node &&
      one.isWritten === isWritten &&
      one.crossed === crossed
    )
      return;
  next.push({ node, from, isWritten, crossed });
}

function reportEnds(
  open: Beginning[],
  letters: Letter[],
  { at, report }: { at: number; report: Report },
): void {
  for (const { node, from, isWritten, crossed } of open)
    if (isWritten && crossed === CROSSED.nothing && node.terms.length > 0)
      report(node.terms, letters[from]?.start ?? 0, letters[at]?.end ?? 0);
}

/** Spaces part words, but for letters that stand alone on both sides. */
function crossedBefore(letters: Letter[], at: number): Crossed {
  const gap = letters[at]?.gap ?? GAP.apart;
  if (gap === GAP.none) return CROSSED.nothing;
  if (gap !== GAP.apart) return CROSSED.maybe;
  return standsAlone(letters, at - 1) && standsAlone(letters, at)
    ? CROSSED.maybe
    : CROSSED.space;
}

function standsAlone(letters: Letter[], at: number): boolean {
  return isParted(letters[at]) && isParted(letters[at + 1]);
}

/** Where words begin and end. A sign may belong to the word or not; digits at a word's end are not the word: "kill22". */
function edgesOf(letters: Letter[]): Record<"before" | "after", Uint8Array> {
  const before = new Uint8Array(letters.length);
  const after = new Uint8Array(letters.length);
  for (const [at, letter] of letters.entries())
    before[at] = edge(isParted(letter), letters[at - 1], before[at - 1]);
  for (let at = letters.length - 1; at >= 0; at -= 1)
    after[at] = edge(isParted(letters[at + 1]), letters[at + 1], after[at + 1]);
  return { before, after };
}

function edge(parted: boolean, neighbour?: Letter, beyond = 1): 0 | 1 {
  if (parted || !neighbour || neighbour.kind === "sign") return 1;
  return neighbour.kind === "digit" && beyond === 1 ? 1 : 0;
}

function isParted(letter: Letter | undefined): boolean {
  return !letter || letter.gap >= GAP.joined;
}

function childOf(node: TermNode, letter: string): TermNode {
  const child = node.next.get(letter) ?? newNode(letter);
  node.next.set(letter, child);
  return child;
}

function newNode(letter: string): TermNode {
  return { letter, next: new Map(), word: null, terms: [] };
}
