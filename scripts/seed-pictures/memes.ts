import { FAITH_MEMES } from "./memes/faith.ts";
import { FAMILY_MEMES } from "./memes/family.ts";
import { GOING_OUT_MEMES } from "./memes/going-out.ts";
import { HEALTH_MEMES } from "./memes/health.ts";
import { HOUSING_MEMES } from "./memes/housing.ts";
import { RELATIONSHIP_MEMES } from "./memes/relationships.ts";
import { TRANSPORTATION_MEMES } from "./memes/transportation.ts";
import { WORK_LIFE_MEMES } from "./memes/work-life.ts";
import type { SeedMeme } from "./seed-meme.ts";

/** What a newcomer sees first, in the order of the categories. */
export const MEMES = [
  ...FAITH_MEMES,
  ...WORK_LIFE_MEMES,
  ...HEALTH_MEMES,
  ...HOUSING_MEMES,
  ...TRANSPORTATION_MEMES,
  ...RELATIONSHIP_MEMES,
  ...FAMILY_MEMES,
  ...GOING_OUT_MEMES,
] as const satisfies readonly SeedMeme[];

/** The file of a seed meme, for tests and commands that name one. */
export type SeedFile = (typeof MEMES)[number]["file"];
