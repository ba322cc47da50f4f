const MAX_CHARACTERS = 255;
/** Longer endings are part of the name. */
const MAX_ENDING_CHARACTERS = 20;

/** Control characters, and signs that turn the direction of writing: "photo[RLO]gnp.exe" would read as "photoexe.png". */
const UNSHOWABLE = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/**
 * A file's name for people to recognise it by: at most 255 characters, without folders, control characters and
 * direction signs; null when nothing is left. It is shown, escaped, and used for nothing else: no path, no header.
 * Browsers and phones choose it, so nobody is refused because of it.
 */
export function shownFileName(sent: string): string | null {
  const folderEnd = Math.max(sent.lastIndexOf("/"), sent.lastIndexOf("\\"));
  const name = sent
    .slice(folderEnd + 1)
    .toWellFormed()
    .replace(UNSHOWABLE, "")
    .trim();
  return /^\.*$/.test(name) ? null : shortened([...name]);
}

/** What a name says, without its ending: a dot, a dash and a line below stand for spaces, at the same offsets. */
export function fileNameWords(name: string): string {
  const { stem } = parted([...name]);
  return stem.join("").replace(/[-_.]/g, " ");
}

/** In the middle, so that the ending stays to be seen. */
function shortened(characters: string[]): string {
  if (characters.length <= MAX_CHARACTERS) return characters.join("");
  const { stem, ending } = parted(characters);
  const kept = stem.slice(0, MAX_CHARACTERS - ending.length - 1);
  return [...kept, "…", ...ending].join("");
}

function parted(characters: string[]): { stem: string[]; ending: string[] } {
  const dot = characters.lastIndexOf(".");
  const isEnding = dot > 0 && characters.length - dot <= MAX_ENDING_CHARACTERS;
  const at = isEnding ? dot : characters.length;
  return { stem: characters.slice(0, at), ending: characters.slice(at) };
}
