import type { RecoveryMessages } from "./catalogue.ts";

export const en = {
  reset: {
    title: "A new password",
    lead: "Tell us your e-mail address, and we send you a link to choose one.",
    labels: { email: "E-mail" },
    submit: "Send me a link",
    back: "Back to sign-in",
    asked: {
      title: "Look at your mail",
      words:
        "If there is an account with this address, a letter with a link is on its way. The link is good for an hour, and for one use.",
      hint: "Nothing there after a few minutes? Look among the unwanted mail, then ask again.",
    },
    noMail:
      "This site sends no mail. The people who run it can give you a link that lets you choose a new password.",
  },
  renewal: {
    title: "Choose a new password",
    lead: "You will be signed in here, and signed out everywhere else.",
    labels: { password: "The new password" },
    submit: "Keep this password",
    over: {
      title: "This link is over",
      words:
        "A link is good for one use, within an hour, and a newer one takes its place. Ask for another: it takes a minute. You have just pressed the button twice? Then it worked: sign in with your new password.",
      way: "Ask for a new link",
    },
  },
  setup: {
    title: "Welcome. Who looks after this place?",
    lead: "You are the first here. This makes the account that may do everything.",
    submit: "Make this account",
    taken: "Somebody has this address already. Please use another one.",
    over: {
      title: "This link is over",
      words:
        "It is good for one use, within a day, and as long as nobody runs this site yet. When Mingus starts again without an admin, its log has a new link. You have just pressed the button twice? Then it worked: sign in.",
      way: "To sign-in",
    },
  },
  greeting: "Hello,",
  signature: "Mingus",
  letters: {
    password_reset: {
      subject: "Your link to a new password",
      words: [
        "Somebody, most likely you, asked for a new password for your account. Choose one here:",
        "The link is good for an hour, and for one use.",
        "It was not you? Then do nothing: your password stays as it is.",
      ],
    },
    password_changed: {
      subject: "Your password was changed",
      words: [
        "The password of your account was changed just now, and every browser and program that was signed in with the old one is signed out. It was not you? Choose a new one at once:",
        "If it was you, all is well.",
      ],
    },
  },
} satisfies RecoveryMessages;
