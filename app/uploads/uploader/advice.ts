import { countCharacters } from "#app/memes/typed-text.ts";
import { WORD_LIMITS } from "#app/memes/word-limits.ts";
import type { PictureWords } from "./picture-words.ts";

/** What might make words better. None of it is asked for. */
export const ADVICE = [
  "alt_says_picture",
  "alt_repeats_caption",
  "alt_is_file_name",
  "caption_is_file_name",
  "caption_is_long",
] as const;
export type Advice = (typeof ADVICE)[number];

/** Beyond it a caption is set as text to read, not as a headline. Characters. */
const HEADLINE_CHARACTERS = 140;
const FILE_NAME =
  /^[\w.-]+\.(?:jpe?g|png|webp|gif|avif|heic)$|^(?:img|dsc|pxl)[_-]?\d+$/i;
/** How descriptions begin that say what is said anyway: in the languages of the house. */
const SAYS_PICTURE =
  /^(?:an? |the |una? |la |el |une? |l[’'])?(?:picture|image|photo|imagen|foto|fotografía|photographie)s? (?:of|de|d[’']|con|avec)\b/i;

/** Advice on a caption, while it is typed. */
export function adviseCaption({ caption }: PictureWords): Advice | null {
  if (FILE_NAME.test(caption.trim())) return "caption_is_file_name";
  return countCharacters(caption) > HEADLINE_CHARACTERS
    ? "caption_is_long"
    : null;
}

/** Advice on a description, once it is long enough to be one. */
export function adviseAltText(words: PictureWords): Advice | null {
  const altText = words.altText.trim();
  const isShort = countCharacters(altText) < WORD_LIMITS.altTextMinCharacters;
  if (words.decorative || isShort) return null;
  if (FILE_NAME.test(altText)) return "alt_is_file_name";
  if (SAYS_PICTURE.test(altText)) return "alt_says_picture";
  const isSame = altText.toLowerCase() === words.caption.trim().toLowerCase();
  return isSame ? "alt_repeats_caption" : null;
}
