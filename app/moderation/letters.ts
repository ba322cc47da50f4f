/** What stands before a letter: nothing, something invisible, a sign that may be in a word, or a space or a stop. */
export const GAP = { none: 0, invisible: 1, joined: 2, apart: 3 } as const;
export type Gap = (typeof GAP)[keyof typeof GAP];

/** One way to read a letter. */
export interface Sign {
  /** In lower case, without accents. */
  letter: string;
  /** False for what a digit or a sign may stand for: "a" for 4 and @. */
  isOwn: boolean;
}

interface Reading {
  kind: "letter" | "digit" | "sign";
  /** Never none; its own come first. Two of them where one cannot see which it is ("I" and "l"). */
  signs: readonly Sign[];
}

/** One letter of a text, as it may be read. */
export interface Letter extends Reading {
  gap: Gap;
  /** Where it stands in the text, in UTF-16 units. */
  start: number;
  end: number;
}

/** Digits and signs that are written for letters. */
const ALIKE: Readonly<Record<string, string>> = {
  ...{ "0": "o", "1": "il", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b" },
  ...{ "@": "a", "!": "il", "|": "il", $: "s", "€": "e" },
};
/** Letters that look like Latin ones: Cyrillic, Greek, phonetic; each followed by what it looks like. */
const LOOKS = pairs(
  "аaвbеeзeіiїiјjкkмmнhоoрpсcтtуyхxѕsһhԁdԛqԝwґr" +
    "АaВbЕeЗeІiЇiЈjКkМmНhОoРpСcТtУyХxЅsҺhԀdԚqԜw" +
    "αaβbεeηnιiκkνvοoρpτtυuχxγyωw" +
    "ΑaΒbΕeΖzΗhΙiΚkΜmΝnΟoΡpΤtΥyΧx" +
    "ɑaʙbɡgɢgʜhɪiıiʟlɴnʀrʏyƒf",
);
/** Letters that are spelled with others, or with a stroke that is no accent. */
const SPELLED = new Map([
  ...["ß:ss", "ẞ:ss", "æ:ae", "Æ:ae", "œ:oe", "Œ:oe", "ø:o", "Ø:o"].map(halves),
  ...["đ:d", "Đ:d", "ð:d", "Ð:d", "ł:l", "Ł:l", "þ:th", "Þ:th"].map(halves),
]);
/** Which of the two somebody meant, one cannot see. */
const TWINS: Readonly<Record<string, string>> = { I: "il", l: "li" };
/** White letters on black: Unicode gives them no plain form. The first of each 26. */
const BOXED = [0x1f150, 0x1f170];

const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;
const MARK = /\p{M}/u;
const LETTER = /[\p{L}\p{N}]/u;
const APART = /[\s\p{Cc}\p{Ps}\p{Pe}\p{Pi}\p{Pf}–—,;:/\\?¿¡&=<>"#]/u;
const APOSTROPHE = "’";

/** The letters of a text in their order, each with its readings. Linear in the text's length. */
export function lettersOf(text: string): Letter[] {
  const letters: Letter[] = [];
  const known = new Map<string, readonly (Reading | Gap)[]>();
  let gap: Gap = GAP.apart;
  let start = 0;
  for (const character of text) {
    const end = start + character.length;
    let read = known.get(character);
    if (!read) known.set(character, (read = readingsOf(character)));
    for (const reading of read) {
      if (typeof reading === "number") gap = widest(gap, reading);
      else {
        const { kind, signs } = reading;
        letters.push({ kind, signs, gap, start, end });
        gap = GAP.none;
      }
    }
    start = end;
  }
  return letters;
}

function readingsOf(character: string): (Reading | Gap)[] {
  if (INVISIBLE.test(character)) return [GAP.invisible];
  if (character === APOSTROPHE) return [GAP.joined];
  const plain = unboxed(character).normalize("NFKD");
  return [...plain].flatMap((part) =>
    [...(SPELLED.get(part) ?? part)].flatMap(readingOf),
  );
}

function readingOf(part: string): Reading | Gap | [] {
  if (MARK.test(part)) return [];
  const alike = signs(ALIKE[part] ?? "", false);
  if (LETTER.test(part)) {
    const own = TWINS[part] ?? LOOKS.get(part) ?? withoutMarks(part);
    const kind = /\d/.test(part) ? "digit" : "letter";
    return { kind, signs: [...signs(own, true), ...alike] };
  }
  if (alike.length > 0) return { kind: "sign", signs: alike };
  return APART.test(part) ? GAP.apart : GAP.joined;
}

function signs(letters: string, isOwn: boolean): Sign[] {
  return [...letters].map((letter) => ({ letter, isOwn }));
}

/** Some letters have an accent in lower case alone. */
function withoutMarks(letter: string): string {
  return letter.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
}

function unboxed(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  const first = BOXED.find((box) => point >= box && point < box + 26);
  return first === undefined
    ? character
    : String.fromCharCode(97 + point - first);
}

function widest(one: Gap, other: Gap): Gap {
  return one > other ? one : other;
}

function pairs(list: string): ReadonlyMap<string, string> {
  const all = list.match(/../gu) ?? [];
  return new Map(all.map(([from = "", to = ""]) => [from, to]));
}

function halves(pair: string): [string, string] {
  const [from = "", to = ""] = pair.split(":");
  return [from, to];
}
