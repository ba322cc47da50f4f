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
    edit: "Change these",
    places: {
      title: "Ways in",
      password: "Change your password",
      tokens: "Keys for programs",
    },
    sessions: {
      title: "Where you are signed in",
      lead: "One of these is not you? Sign it out, then change your password.",
      thisOne: "this browser",
      times: (begun, lastSeen) => `Since ${begun}, last seen ${lastSeen}`,
      endOne: "Sign out there",
      endOthers: "Sign out everywhere else",
    },
  },
  profile: {
    title: "About you",
    labels: { name: "Name", locale: "Language", timeZone: "Time zone" },
    nameHint: "What we call you.",
    siteTimeZone: "The one of this site",
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
    forgotten: {
      title: "A new password",
      words:
        "The people who run this site can give you a link that lets you choose a new one.",
    },
  },
} satisfies AccountMessages;
