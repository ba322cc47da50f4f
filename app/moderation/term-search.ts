import { GAP, type Letter } from "./letters.ts";

/** A tree of terms, letter by letter. */
export interface TermNode<Term> {
  letter: string;
  next: Map<string, TermNode<Term>>;
  /** Where the next word of a term goes on. */
  word: TermNode<Term> | null;
  /** The terms that end here. */
  terms: Term[];
}

export function newNode<Term>(letter: string): TermNode<Term> {
  return { letter, next: new Map(), word: null, terms: [] };
}

/** The node of one more letter; it is made when there is none. */
export function stepTo<Term>(
  node: TermNode<Term>,
  letter: string,
): TermNode<Term> {
  const known = node.next.get(letter) ?? newNode<Term>(letter);
  node.next.set(letter, known);
  return known;
}

/** What lies between two letters of a term: nothing, what may be in a word or end it, or what ends it. */
const CROSSED = { nothing: 0, maybe: 1, space: 2 } as const;
type Crossed = (typeof CROSSED)[keyof typeof CROSSED];

/** A term that fits so far. */
interface Beginning<Term> {
  node: TermNode<Term>;
  /** Index of its first letter. */
  from: number;
  /** Whether any of it is a letter, and not only digits and signs that may stand for one: "455" is a number. */
  isWritten: boolean;
  /** What came since its last letter. */
  crossed: Crossed;
}
type Report<Term> = (terms: Term[], start: number, end: number) => void;

/** Reports each term that ends somewhere in the text, with its offsets; the same one again at every place. */
export function searchTerms<Term>(
  root: TermNode<Term>,
  letters: Letter[],
  report: Report<Term>,
): void {
  const { before, after } = edgesOf(letters);
  let open: Beginning<Term>[] = [];
  for (const [at, letter] of letters.entries()) {
    if (open.length === 0 && !before[at]) continue;
    const next: Beginning<Term>[] = [];
    const crossed = crossedBefore(letters, at);
    for (const one of open) goOn(one, { letter, crossed, next });
    if (before[at]) begin(root, { letter, at, next });
    open = next;
    if (after[at]) reportEnds(open, letters, { at, report });
  }
}

function begin<Term>(
  { next: first }: TermNode<Term>,
  { letter, at, next }: { letter: Letter; at: number; next: Beginning<Term>[] },
): void {
  const crossed = CROSSED.nothing;
  for (const { letter: sign, isOwn } of letter.signs)
    add(next, first.get(sign), { from: at, isWritten: isOwn, crossed });
}

function goOn<Term>(
  one: Beginning<Term>,
  step: { letter: Letter; crossed: Crossed; next: Beginning<Term>[] },
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
function add<Term>(
  next: Beginning<Term>[],
  node: TermNode<Term> | undefined,
  { from, isWritten, crossed }: Omit<Beginning<Term>, "node">,
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

function reportEnds<Term>(
  open: Beginning<Term>[],
  letters: Letter[],
  { at, report }: { at: number; report: Report<Term> },
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
