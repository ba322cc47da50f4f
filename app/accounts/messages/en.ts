import { spokenWait } from "#app/ui/messages/spoken-wait.ts";
import { PASSWORD_LENGTH } from "../password-rules.ts";
import type { AccountMessages } from "./catalogue.ts";

export const en = {
  faults: {
    too_short: `A password needs at least ${PASSWORD_LENGTH.atLeast} characters. A few words in a row make a good one.`,
    too_long: `A password can have up to ${PASSWORD_LENGTH.atMost} characters.`,
    too_common:
      "This is one of the first that somebody would try. A few unrelated words make a better one.",
    unstorable:
      "An invisible character in here cannot be kept. Typing it again helps.",
    time_zone: "We do not know this time zone. Choose one from the list.",
    not_sure: "Please tick this, so that we know you mean it.",
  },
  done: {
    "signed-up":
      "All set. Sign in with your new password. If this address already had an account, nothing about it has changed: use the password you had.",
    "signed-out": "You are signed out. See you soon.",
    profile: "Saved.",
    password:
      "Your password is changed, and you are signed out everywhere but here.",
    session: "That browser is signed out.",
    sessions: "You are signed out everywhere but here.",
    program: "That program is signed out.",
    token: "That token is revoked.",
    google: "Google is connected: you can sign in by it from now on.",
    "google-off": "Google is disconnected.",
    deleted: "Your account is deleted. Thank you for having been here.",
  },
  tooMany: (seconds) =>
    `Too many tries in a short time. Please try again in ${spokenWait("en", seconds)}.`,
  signIn: {
    title: "Sign in",
    labels: { email: "E-mail", password: "Password" },
    submit: "Sign in",
    wrong: "This e-mail address and this password do not go together.",
    newHere: "New here? Make an account",
    forgot: "Forgotten your password?",
    or: "or",
  },
  signUp: {
    title: "Make an account",
    lead: "To put pictures in and follow what becomes of them.",
    labels: { name: "Name", email: "E-mail", password: "Password" },
    nameHint: "What we call you.",
    emailHint: "To sign in with. Nobody else sees it.",
    passwordHint: `At least ${PASSWORD_LENGTH.atLeast} characters. A few words in a row are easy to keep and hard to guess.`,
    submit: "Make my account",
    haveOne: "You have one? Sign in",
  },
  account: {
    title: "Your account",
    facts: {
      name: "Name",
      email: "E-mail",
      locale: "Language",
      timeZone: "Time zone",
    },
    edit: "Change your name, language and time zone",
    places: {
      title: "Ways in",
      password: "Change your password",
      tokens: "Tokens for programs",
      googleOff: "Disconnect Google",
      googleAlone:
        "You sign in with Google. Set a password first, and then you can disconnect it.",
    },
    data: {
      title: "Your data",
      export: "Download everything we keep about you (JSON)",
      delete: "Delete your account",
    },
    programs: {
      title: "Programs that are signed in",
      lead: "They used your password at our API. A new password signs them out too.",
      since: (begun) => `Since ${begun}`,
    },
    sessions: {
      title: "Where you are signed in",
      lead: "One of these is not you? Sign it out, then change your password.",
      timeZone: (name) => `Time zone: ${name}.`,
      thisOne: "this browser",
      device: (browser, system) =>
        [browser ?? "A browser", system].filter(Boolean).join(" on "),
      times: (begun, lastSeen) => `Since ${begun}, last seen ${lastSeen}`,
      endOne: "Sign out there",
      endOthers: "Sign out everywhere else",
    },
  },
  profile: {
    title: "About you",
    labels: { name: "Name", locale: "Language", timeZone: "Time zone" },
    nameHint: "What we call you.",
    browserTimeZone: "The one of this browser",
    submit: "Save",
    back: "Back to your account",
  },
  password: {
    title: "Change your password",
    lead: "You will be signed out everywhere but here.",
    labels: {
      presentPassword: "The password you have",
      password: "The new password",
    },
    submit: "Change it",
    wrong: "This is not the password you have.",
    stale:
      "It is a while since you signed in. Please sign out and in again, then set a password.",
  },
  deletion: {
    title: "Delete your account",
    lead: "This cannot be undone. You may want to download your data first.",
    happens: [
      "Your name and your e-mail address are erased, and you are signed out everywhere.",
      "What waits for a decision is withdrawn.",
      "Tokens for programs stop working.",
    ],
    labels: {
      published: "What you have published",
      presentPassword: "Your password",
      sure: "Yes, delete my account for good",
    },
    published: {
      stay: "It stays, without your name",
      go: "It is withdrawn",
    },
    submit: "Delete my account",
    stale:
      "It is a while since you signed in. Please sign out and in again, then come back here.",
    lastAdmin:
      "You are the only admin. Make somebody else one first: without one, nobody could run this site.",
    back: "Back to your account",
  },
} satisfies AccountMessages;
