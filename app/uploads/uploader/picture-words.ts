import {
  cleanText,
  countCharacters,
  countLinks,
  isStorable,
} from "#app/memes/typed-text.ts";
import { WORD_LIMITS, type WordFaults } from "#app/memes/word-limits.ts";

/** Words that hold for every picture of which nothing else is said. */
export interface SharedWords {
  category: string;
  /** With commas between them. */
  tags: string;
  source: string;
}

/** What is typed to one picture. A category, tags or source of its own that is empty is as above. */
export interface PictureWords extends SharedWords {
  caption: string;
  altText: string;
  decorative: boolean;
}

export const NO_SHARED_WORDS: SharedWords = {
  ...{ category: "", tags: "", source: "" },
};
export const NO_WORDS: PictureWords = {
  ...NO_SHARED_WORDS,
  ...{ caption: "", altText: "", decorative: false },
};

/** What is said of a picture in all. */
export function wordsOf(own: PictureWords, shared: SharedWords): PictureWords {
  return {
    ...own,
    category: own.category || shared.category,
    tags: own.tags.trim() ? own.tags : shared.tags,
    source: own.source.trim() ? own.source : shared.source,
  };
}

/** What the server keeps of them. How it writes a source down is its own business. */
type KeptWords = Omit<PictureWords, "source" | "tags"> & { tags: string[] };

/** Whether they are the words that the server has, but for how it tidies them up. */
export function areKept(words: PictureWords, kept: KeptWords): boolean {
  const { caption, altText, decorative, category, tags } = words;
  return (
    cleanText(caption) === kept.caption &&
    cleanText(altText) === kept.altText &&
    decorative === kept.decorative &&
    category === kept.category &&
    tagsOf(tags).join() === kept.tags.join()
  );
}

/** As the schema folds them. */
function tagsOf(typed: string): string[] {
  const tags = typed
    .split(/[,\r\n]/)
    .map((tag) => tag.normalize("NFC").toLowerCase().trim());
  return [...new Set(tags)].filter((tag) => tag !== "");
}

/** Whether anything is typed to this picture alone. */
export function isTyped({ decorative, ...texts }: PictureWords): boolean {
  return decorative || Object.values(texts).some((text) => text.trim() !== "");
}

/**
 * What the schema of `memes/words.ts` would refuse, without the library that it is made with; a test holds the two
 * together. The server asks the schema itself.
 */
export function findWordFaults(words: PictureWords): WordFaults {
  const { caption, altText, decorative, category } = words;
  const characters = countCharacters(altText);
  const faults: WordFaults = {};
  if (countLinks(caption) > WORD_LIMITS.captionLinks)
    faults.caption = "too_many_links";
  if (!decorative && characters < WORD_LIMITS.altTextMinCharacters)
    faults.altText = characters === 0 ? "required" : "too_short";
  if (category === "") faults.category = "required";
  return { ...faults, ...findTextFaults(words) };
}

function findTextFaults({ caption, altText, tags, source }: PictureWords) {
  const faults: WordFaults = {};
  const single = tags.split(/[,\r\n]/).filter((tag) => tag.trim() !== "");
  const unique = new Set(single.map((tag) => tag.trim().toLowerCase()));
  if (unique.size > WORD_LIMITS.tags) faults.tags = "too_many";
  const texts = [
    ["caption", [caption], WORD_LIMITS.captionCharacters],
    ["altText", [altText], WORD_LIMITS.altTextCharacters],
    ["source", [source], WORD_LIMITS.sourceCharacters],
    ["tags", single, WORD_LIMITS.tagCharacters],
  ] as const;
  for (const [field, parts, limit] of texts) {
    if (!parts.every((part) => isStorable(part.replace(/[\r\v\f\u0085]/g, ""))))
      faults[field] = "unstorable";
    if (parts.some((part) => countCharacters(part) > limit))
      faults[field] = "too_long";
  }
  return faults;
}
