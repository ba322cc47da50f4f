import { z } from "zod";
import { isTimeZone } from "#app/platform/time-zones.ts";

export const FREQUENCIES = [
  "every_visit",
  "daily",
  "weekly",
  "custom",
] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** From the mildest on: a level includes those before it. */
export const SENSITIVITIES = ["family_friendly", "teen", "adult"] as const;
export type Sensitivity = (typeof SENSITIVITIES)[number];

// The caps (bytes are those of the list as JSON) keep the worst visitor cookie under 4,096 bytes; visitor-cookie.server.test.ts proves it.
export const MAX_WANTED_CATEGORIES = 30;
export const MAX_WANTED_CATEGORY_BYTES = 600;
export const MAX_BLOCKED_MEMES = 50;
export const MAX_BLOCKED_TAGS = 30;
export const MAX_BLOCKED_TAG_BYTES = 1000;

const unique = (values: string[]) => [...new Set(values)];
const jsonBytes = (values: string[]) =>
  new TextEncoder().encode(JSON.stringify(values)).length;

// Checks run even after one has failed, so the text may still be no date here.
const inUtc = (text: string) =>
  Number.isNaN(Date.parse(text)) ? text : new Date(text).toISOString();

const slug = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .max(40);
const tag = z
  .string()
  .overwrite((text) => text.normalize("NFC").toLowerCase())
  .trim()
  .min(1)
  .max(30)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u);
const languageTag = z
  .string()
  .regex(/^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i)
  .max(35);
const timeZone = z.string().max(64).refine(isTimeZone);
const instant = z.iso.datetime({ offset: true }).overwrite(inUtc);

/** What a visitor may ask for, in the words of the API. Every field left out takes its default. */
export const preferencesSchema = z.object({
  /** False: turned off until turned on again. */
  enabled: z.boolean().default(true),
  frequency: z.enum(FREQUENCIES).default("daily"),
  /** Days from one meme to the next, for the frequency `custom`. */
  customDays: z.int().min(1).max(30).default(3),
  /** Slugs of the wanted categories; none: all of them. */
  categories: z
    .array(slug)
    .max(MAX_WANTED_CATEGORIES)
    .overwrite(unique)
    .refine(
      (slugs) => jsonBytes(slugs) <= MAX_WANTED_CATEGORY_BYTES,
      "too many categories",
    )
    .default([]),
  sensitivity: z.enum(SENSITIVITIES).default("family_friendly"),
  /** Null: as the browser says in `Accept-Language`. */
  language: languageTag.nullable().default(null),
  /** Null: guessed, see visitor-zone.ts. */
  timeZone: timeZone.nullable().default(null),
  /** ISO 8601, UTC; nothing is shown before it. */
  pausedUntil: instant.nullable().default(null),
  /** Ids of memes never to be shown again, oldest block first. */
  blockedMemes: z
    .array(z.uuid().toLowerCase())
    .max(MAX_BLOCKED_MEMES)
    .overwrite(unique)
    .default([]),
  /** Tags never to be shown again, oldest block first. */
  blockedTags: z
    .array(tag)
    .max(MAX_BLOCKED_TAGS)
    .overwrite(unique)
    .refine((tags) => jsonBytes(tags) <= MAX_BLOCKED_TAG_BYTES, "too many tags")
    .default([]),
  reducedData: z.boolean().default(false),
});

export type Preferences = Readonly<z.output<typeof preferencesSchema>>;

/** What holds for a visitor who never asked for anything. */
export const DEFAULT_PREFERENCES: Preferences = Object.freeze(
  preferencesSchema.parse({}),
);

/** Blocks one more meme. When the list is full the oldest block is given up. */
export function withBlockedMeme(
  preferences: Preferences,
  memeId: string,
): Preferences {
  const others = preferences.blockedMemes.filter((id) => id !== memeId);
  return {
    ...preferences,
    blockedMemes: [...others, memeId].slice(-MAX_BLOCKED_MEMES),
  };
}

/** Blocks one more tag. When the list is full the oldest blocks are given up. */
export function withBlockedTag(
  preferences: Preferences,
  blockedTag: string,
): Preferences {
  const added = tag.parse(blockedTag);
  const tags = [
    ...preferences.blockedTags.filter((known) => known !== added),
    added,
  ].slice(-MAX_BLOCKED_TAGS);
  while (jsonBytes(tags) > MAX_BLOCKED_TAG_BYTES) tags.shift();
  return { ...preferences, blockedTags: tags };
}
