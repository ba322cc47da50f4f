import type { TermSeverity } from "./forbidden-terms.ts";

interface SeedTerms {
  note: string;
  severity: TermSeverity;
  terms: readonly string[];
}

/**
 * What a new site begins with, in three languages; admins go on from here. Blocked is what nobody writes in kindness;
 * held is what a person should look at. Words that are innocent somewhere else ("concha", "con", "bite") are left out.
 */
export const SEED_TERMS: readonly SeedTerms[] = [
  {
    note: "Scam",
    severity: "block",
    terms: [
      "free crypto giveaway",
      "double your bitcoin",
      "guaranteed profit",
      "buy followers",
      "free robux",
      "cheap viagra",
      "comprar seguidores",
      "duplica tus bitcoins",
      "ganancias garantizadas",
      "acheter des abonnés",
      "doublez vos bitcoins",
      "gains garantis",
    ],
  },
  {
    note: "Perhaps spam",
    severity: "hold",
    terms: [
      "crypto giveaway",
      "free gift card",
      "casino bonus",
      "payday loan",
      "work from home and earn",
      "click here to win",
      "viagra",
      "dinero fácil",
      "gana dinero desde casa",
      "préstamo sin requisitos",
      "haz clic para ganar",
      "argent facile",
      "crédit sans justificatif",
      "cliquez ici pour gagner",
    ],
  },
  {
    note: "Threat",
    severity: "block",
    terms: [
      "kill yourself",
      "kys",
      "i will kill you",
      "i know where you live",
      "mátate",
      "te voy a matar",
      "sé dónde vives",
      "suicide toi",
      "je vais te tuer",
      "je sais où tu habites",
    ],
  },
  {
    note: "Slur",
    severity: "block",
    terms: ["nigger", "faggot", "kike", "sudaca", "bougnoule", "sale juif"],
  },
  {
    note: "Perhaps a slur",
    severity: "hold",
    terms: ["retard", "tranny", "maricón", "pédé"],
  },
  {
    note: "Profanity",
    severity: "hold",
    terms: [
      "fuck",
      "fucking",
      "motherfucker",
      "cunt",
      "hijo de puta",
      "puta",
      "gilipollas",
      "enculé",
      "connard",
      "nique ta mère",
      "fils de pute",
      "pute",
    ],
  },
];
