import type { SeedFile } from "../scripts/seed-pictures/memes.ts";

type CastMember = {
  key: string;
  name: string;
  email: `${string}@example.com`;
  role: "contributor" | "moderator" | "analyst";
  locale: "en" | "es" | "fr";
  timeZone: string;
};

/** The people of seed, tests and journeys. Nobody here is an admin: the first admin is always made by hand. */
export const CAST = [
  // Draws most of what is here, and takes a rejection in good humour.
  {
    key: "pia",
    name: "Pia Paintbrush",
    email: "pia@example.com",
    role: "contributor",
    locale: "fr",
    timeZone: "Europe/Paris",
  },
  // Uploads at midnight, always from a telephone, always sideways.
  {
    key: "tomas",
    name: "Tomás Tripod",
    email: "tomas@example.com",
    role: "contributor",
    locale: "es",
    timeZone: "America/Bogota",
  },
  // New since this morning, with nothing approved yet.
  {
    key: "nils",
    name: "Nils Newcomer",
    email: "nils@example.com",
    role: "contributor",
    locale: "en",
    timeZone: "Europe/Berlin",
  },
  // Decides fast and always says why.
  {
    key: "mira",
    name: "Mira Measure",
    email: "mira@example.com",
    role: "moderator",
    locale: "en",
    timeZone: "Europe/London",
  },
  // Hears the appeals against Mira, half a day later.
  {
    key: "gus",
    name: "Gus Gavel",
    email: "gus@example.com",
    role: "moderator",
    locale: "fr",
    timeZone: "America/Montreal",
  },
  // Believes no percentage without its interval.
  {
    key: "ada",
    name: "Ada Average",
    email: "ada@example.com",
    role: "analyst",
    locale: "en",
    timeZone: "Asia/Tokyo",
  },
] as const satisfies readonly CastMember[];

/** Seed memes that tests call by name, each for what is special about it. */
export const STARRING = {
  /** Landscape JPEG, housing, the highest priority there. */
  sockInterrogation: "sock-interrogation.jpg",
  /** Landscape PNG without alpha, transportation. */
  threeBuses: "three-at-once.png",
  /** Portrait PNG, work life. */
  quickQuestion: "quick-question.png",
  /** Square JPEG, faith. */
  dayOfRest: "day-of-rest.jpg",
  /** PNG with real transparency, relationships. */
  oddSocks: "not-a-match.png",
  /** Animated GIF of 16 frames, transportation. */
  snailOvertakes: "overtaken.gif",
  /** Animated WebP of 6 frames, relationships, teen. */
  stillTyping: "still-typing.webp",
  /** Portrait AVIF, faith. */
  stargazing: "problem-under-the-stars.avif",
  /** No fixed weekday: going out. */
  sofaHadPlans: "the-sofa-had-plans.jpg",
} as const satisfies Record<string, SeedFile>;
