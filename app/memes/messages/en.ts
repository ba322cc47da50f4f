import { WORD_LIMITS as limit } from "../word-limits.ts";
import type { MemeMessages } from "./catalogue.ts";

const malformed =
  "This did not reach us as we expected. Please fill it in again.";
const unstorable =
  "An invisible character in here cannot be kept. It often comes along with a paste; typing the words again helps.";

export const en = {
  wordFaults: {
    caption: {
      malformed,
      unstorable,
      too_long: `A caption can have up to ${limit.captionCharacters} characters. Make it a little shorter.`,
      too_many_links: `A caption can have up to ${limit.captionLinks} links. Leave the others out.`,
    },
    altText: {
      malformed,
      unstorable,
      too_long: `A description can have up to ${limit.altTextCharacters} characters. What matters most will do.`,
      required:
        "Say what is to be seen, for people who cannot see it. Or tick that the picture only decorates.",
      too_short: `Say a little more: at least ${limit.altTextMinCharacters} characters, so that it paints a picture.`,
    },
    decorative: { malformed },
    tags: {
      malformed,
      unstorable,
      too_long: `A tag can have up to ${limit.tagCharacters} characters. Put commas between tags.`,
      too_many: `Up to ${limit.tags} tags. Keep the best ones.`,
    },
    source: {
      malformed,
      unstorable,
      too_long: `A source note can have up to ${limit.sourceCharacters} characters, links included.`,
    },
    category: {
      malformed,
      required: "Choose a category.",
      unknown: "We do not have this category. Choose one from the list.",
    },
  },
} as const satisfies MemeMessages;
