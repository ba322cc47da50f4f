import type { GoogleMessages } from "./catalogue.ts";

export const en = {
  button: {
    sign_in: "Continue with Google",
    connect: "Connect Google",
  },
  connecting: {
    title: "Connect Google",
    lead: "Google will open your account from then on. Tell us your password first, so that we know it is you.",
  },
  onTheWay: {
    title: "Over to Google",
    words: "Google will ask who you are and then send you back here.",
    link: "Go to Google",
  },
  refused: {
    title: {
      sign_in: "You are not signed in",
      connect: "Google is not connected",
    },
    words: {
      cancelled: "You stopped at Google. That is fine: nothing has changed.",
      stale:
        "This took a little long, or it began in another window. Please start again from here.",
      failed: "Google’s answer did not convince us. Please start again.",
      away: "Google does not answer right now. Signing in with your password works as always.",
      unverified:
        "Google has not confirmed your e-mail address yet. Confirm it there first, or sign in with your password.",
      password_first:
        "Please sign in with your password first. Then you can connect Google on your account page.",
      taken:
        "This Google account is already connected here. Choose another one, or sign in with it.",
      other_person:
        "Somebody else is signed in now than when you began. Please start again from your account page.",
      closed: "The account that belonged to this was deleted.",
    },
    back: { sign_in: "To sign-in", connect: "To your account" },
  },
} satisfies GoogleMessages;
