import type { TokenMessages } from "./catalogue.ts";

export const en = {
  title: "Tokens for programs",
  words:
    "A program that works for you signs in with a token instead of your password. Give each one a token of its own, with only what it needs.",
  none: "No program has a token yet.",
  back: "Back to your account",
  listTitle: "Your tokens",
  facts: {
    scopes: "May",
    made: "Made",
    used: "Last used",
    expires: "Good until",
  },
  neverUsed: "never",
  neverExpires: "you revoke it",
  expired: "is over",
  revoke: {
    ask: "Revoke…",
    words: "Whatever uses it stops working at once. This cannot be undone.",
    button: "Revoke this token",
  },
  create: {
    title: "Make a token",
    labels: {
      name: "Name",
      upload: "Upload",
      moderate: "Moderate",
      analytics: "Analytics",
      admin: "Administer",
      expires: "Good for",
    },
    nameHint: "What is it for? You will look for this name one day.",
    scopesTitle: "What it may do",
    scopeHints: {
      upload: "Put pictures in and follow what becomes of them.",
      moderate: "Decide on pictures, and read the audit log.",
      analytics: "Read the figures and make exports.",
      admin: "Change categories, people and settings.",
    },
    expiries: {
      "30": "30 days",
      "90": "90 days",
      "365": "A year",
      never: "Until I revoke it",
    },
    button: "Make the token",
  },
  created: {
    title: "Here is your token",
    words:
      "Copy it now and keep it like a password: it is shown this once and never again.",
    label: "Token",
  },
  faults: {
    no_scope: "Tick at least one thing that it may do.",
    scope_beyond_role: "Your role does not have this. Leave it out.",
    too_many: "You have as many tokens as there can be. Revoke one first.",
    unstorable:
      "An invisible character in here cannot be kept. Typing the name again helps.",
    long_name: "A name can have up to 60 characters.",
  },
} satisfies TokenMessages;
