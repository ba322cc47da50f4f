/** What ends a line in one program or another: Windows, old Macs, a soft break in a text processor, mainframes. */
const LINE_ENDS = /\r\n|[\r\v\f\u0085]/g;
const CONTROL_CHARACTERS = /[^\P{Cc}\t\n]/u;

/**
 * What was typed, kept as it was but for line ends, which all become LF, and white space around it.
 * Everything else stays verbatim: no Unicode normalisation, and signs that change the direction of writing too. Whoever
 * shows it escapes it and isolates it with `dir="auto"` or `<bdi>`, so that a pasted override turns nothing else around.
 */
export function cleanText(text: string): string {
  return text.replace(LINE_ENDS, "\n").trim();
}

/**
 * False for control characters other than tab and LF, and for halves of surrogate pairs. PostgreSQL refuses NUL and the
 * halves; the others a terminal or a log viewer might obey. They are refused, not removed: what is kept is what was typed.
 */
export function isStorable(text: string): boolean {
  return !CONTROL_CHARACTERS.test(text) && text.isWellFormed();
}

/**
 * Characters of a text as it would be kept: Unicode code points. PostgreSQL's char_length and JSON Schema's maxLength
 * count the same; the `maxlength` of HTML counts UTF-16 units, two for most emoji, and CR LF as two.
 */
export function countCharacters(text: string): number {
  return [...cleanText(text)].length;
}

const SCHEME = /https?:\/\//gi;
/** Endings that are hardly ever the first word of a sentence whose space was forgotten. */
const BARE_HOST =
  /\.(?:com|net|org|info|biz|io|co|ru|cn|xyz|top|shop|site|online|club|link|click)(?:[/:?#.!]|$)/i;
const HOST_AND_PATH = /^[^/@]*[^/@.]\.\p{L}{2,}\//u;

/**
 * Links in a text: everything with http:// or https://, words that begin with www., bare hosts with a path ("bit.ly/x")
 * and bare hosts with a usual ending ("example.com"). An e-mail address is none.
 */
export function countLinks(text: string): number {
  return text
    .split(/[\s,;|<>()[\]"]+/)
    .reduce((sum, piece) => sum + linksIn(piece), 0);
}

function linksIn(piece: string): number {
  const schemes = piece.match(SCHEME)?.length ?? 0;
  if (schemes > 0) return schemes;
  if (/^www\./i.test(piece)) return 1;
  const isBare =
    !piece.includes("@") &&
    (BARE_HOST.test(piece) || HOST_AND_PATH.test(piece));
  return isBare ? 1 : 0;
}
