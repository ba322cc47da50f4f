import type { Messages } from "./catalogue.ts";
import { spokenWait } from "./spoken-wait.ts";

export const en = {
  splash: {
    title: "A small hello",
    description: "One picture to smile at, then on you go.",
    greeting: "A small hello",
    category: "Category",
    continue: "Continue",
    notToday: "Not today",
    hold: "Hold the picture still",
  },
  quiet: {
    title: "Nothing today",
    words: "There is no picture waiting for you. Enjoy the quiet.",
  },
  page: {
    skip: "Skip to the content",
    tagline: "A small hello on the way to where you were going.",
    ways: {
      title: "On this site",
      upload: "Upload",
      submissions: "My submissions",
      account: "Account",
      signIn: "Sign in",
      signOut: "Sign out",
    },
  },
  welcome: {
    title: "You’re through",
    words:
      "Your visitors see one picture, press Continue, and arrive here. This is the place where your own site begins.",
    again: "See today’s meme",
    stepsTitle: "Three things to do next",
    steps: {
      home: {
        title: "Show the way home",
        words:
          "Give Mingus the address of your site and start it again. From then on, Continue leads there instead of here.",
      },
      add: {
        title: "Add a picture of your own",
        words:
          "It is checked, cleaned of everything private, made small, and on the page within a second.",
      },
      more: {
        title: "Read on",
        words:
          "The README says how everything fits together, and how to put it on a server.",
      },
    },
  },
  form: {
    summary: "Not quite yet",
    of: (label, fault) => `${label}: ${fault}`,
    optional: "(optional)",
    upTo: (limit) => `up to ${limit} characters`,
    counter: (used, limit) => `${used} of ${limit} characters`,
    faults: {
      missing: "Please fill this in.",
      tooShort: (atLeast) => `At least ${atLeast} characters, please.`,
      tooLong: (atMost) => `At most ${atMost} characters, please.`,
      email: "This is not an e-mail address. One looks like name@example.com.",
      choice: "Please choose from the list.",
      unreadable:
        "This did not reach us as we expected. Please fill it in again.",
    },
  },
  errors: {
    400: {
      title: "We couldn’t read that",
      words: "Something in this request is not as it should be.",
    },
    403: {
      title: "This door is closed",
      words:
        "You may not do this from here. If you think you should, ask the people who run this site.",
    },
    404: {
      title: "Nothing here",
      words: "The address may be old, or a letter went missing on the way.",
    },
    405: {
      title: "That doesn’t work here",
      words: "This address exists, but it expects something else.",
    },
    413: {
      title: "That was too much",
      words: "What came was larger than anything this page needs.",
    },
    421: {
      title: "Wrong door",
      words: "This server does not answer to the name you used.",
    },
    429: {
      title: "A little slower, please",
      words: "A lot came from you in a short time.",
    },
    500: {
      title: "Something broke",
      words:
        "That is our fault, not yours. It has been written down, and somebody will look at it.",
    },
    503: {
      title: "Back in a moment",
      words: "A part of this site is busy or away just now.",
    },
  },
  error: {
    reference: "Reference",
    home: "Carry on",
    retry: "Try again",
    retryIn: (seconds) => `Try again in ${spokenWait("en", seconds)}.`,
  },
} satisfies Messages;
