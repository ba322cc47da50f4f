// Apart from the schema: browsers get this without the library that reads by it.

/** How much may be written to a picture. Characters are counted by `countCharacters`, in browsers too. */
export const WORD_LIMITS = {
  captionCharacters: 500,
  captionLinks: 2,
  altTextMinCharacters: 10,
  altTextCharacters: 200,
  sourceCharacters: 500,
  tags: 10,
  tagCharacters: 30,
  categoryCharacters: 40,
} as const;

/** What can be wrong with each field. */
export const WORD_FAULTS = {
  caption: ["malformed", "unstorable", "too_long", "too_many_links"],
  altText: ["malformed", "unstorable", "too_long", "required", "too_short"],
  decorative: ["malformed"],
  tags: ["malformed", "unstorable", "too_long", "too_many"],
  source: ["malformed", "unstorable", "too_long"],
  category: ["malformed", "required", "unknown"],
} as const;
export type WordField = keyof typeof WORD_FAULTS;
export type WordFault<Field extends WordField = WordField> =
  (typeof WORD_FAULTS)[Field][number];
/** The first fault of each field that has one, as the API tells them in `fields`. */
export type WordFaults = { [Field in WordField]?: WordFault<Field> };
