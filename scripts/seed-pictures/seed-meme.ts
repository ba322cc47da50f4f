import type { CategorySlug } from "./categories.ts";

export const SEED_LOCALES = ["en", "es", "fr"] as const;
type SeedLocale = (typeof SEED_LOCALES)[number];

/** One of the memes a fresh site starts with: a picture in pictures/, and the joke in three languages. */
export type SeedMeme = {
  /** File name in pictures/; the part before the dot is also the scene's name in scenes/<category>/. */
  file: string;
  category: CategorySlug;
  sensitivity: "family_friendly" | "teen";
  /** 1 .. 10, higher is shown first. */
  priority: number;
  tags: readonly string[];
  texts: Record<SeedLocale, { caption: string; altText: string }>;
};
