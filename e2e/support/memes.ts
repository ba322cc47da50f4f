import { STARRING } from "#test/cast.ts";
import { CATEGORIES } from "../../scripts/seed-pictures/categories.ts";
import { MEMES, type SeedFile } from "../../scripts/seed-pictures/memes.ts";

/** The memes of the journeys: each the only one of its category, so that a visitor can ask for it. */
export const SHOWN = {
  square: { file: STARRING.dayOfRest, category: "faith" },
  portrait: { file: STARRING.quickQuestion, category: "work-life" },
  animated: { file: STARRING.snailOvertakes, category: "transportation" },
  transparent: { file: STARRING.oddSocks, category: "relationships" },
} as const satisfies Record<string, { file: SeedFile; category: string }>;

export type ShownName = keyof typeof SHOWN;

/** What the page says of one of them in a language. */
export function wordsOf(name: ShownName, locale: "en" | "es" | "fr" = "en") {
  const { file, category } = SHOWN[name];
  const meme = MEMES.find((seed) => seed.file === file);
  const known = CATEGORIES.find(({ slug }) => slug === category);
  if (!meme || !known) throw new Error(`${file} is not among the seeds`);
  return { ...meme.texts[locale], badge: known.labels[locale] };
}
