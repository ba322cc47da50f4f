import type { UploaderMessages } from "./uploader-catalogue.ts";

export const en = {
  choose: "Choose pictures",
  ways: "Or drop them anywhere on this page, or paste one.",
  letGo: "Let go, and they are here.",
  cards: "Your pictures",
  preview: "As visitors will see it",
  noPicture: "These words have no picture yet.",
  chooseOne: "Choose a picture",
  chooseOther: "Choose another picture",
  remove: "Remove",
  send: "Send this one",
  sendAll: "Send all",
  cancel: "Cancel",
  retry: "Try now",
  own: {
    title: "Category, tags or source of its own",
    lead: "What stays empty is as above.",
    asAbove: "As above",
  },
  traces: {
    place: "the place where it was taken",
    device: "the device",
    author: "its author’s name",
  },
  carries: (traces) => `This photo carries ${traces}. We remove that.`,
  looking: "Having a first look …",
  ready: "Not sent yet.",
  queued: "Waits for its turn.",
  sending: (percent) => `${percent} % sent`,
  examining: "It has arrived and is being looked at …",
  otherWords:
    "It is here already, with the words that you sent first. What you have changed since was not taken.",
  changeWords: "Change its words in a new tab",
  paused: {
    offline: "The connection is gone. Everything you typed is kept.",
    busy: "There is a lot to do here just now. Everything you typed is kept.",
    rate_limited:
      "You have sent as many pictures as one hour allows. Everything you typed is kept.",
    signed_out:
      "You are not signed in any more. Sign in in another tab, then come back and try again: everything you typed is kept.",
  },
  signIn: "Sign in in a new tab",
  goesOn: (wait) => `It goes on by itself in ${wait}.`,
  twice: (names) => `Here already, so not added again: ${names}.`,
  added: (pictures) =>
    pictures === 1 ? "One picture added." : `${pictures} pictures added.`,
  removed: "The picture is removed.",
  sent: (done, all) => `${done} of ${all} sent.`,
  faulty: (pictures) =>
    pictures === 1
      ? "One needs a second look."
      : `${pictures} need a second look.`,
  advice: {
    alt_says_picture:
      "That it is a picture is said anyway. Begin with what is in it.",
    alt_repeats_caption:
      "The caption is read out too. Say what can be seen instead.",
    alt_is_file_name: "This looks like a file’s name. Say what can be seen.",
    caption_is_file_name:
      "This looks like a file’s name. Visitors will read it.",
    caption_is_long:
      "Long captions are set small. A short one gets big letters.",
  },
  failures: {
    broken: "Something went wrong on our side. Please send it again.",
    closed: "Nobody can add pictures just now. Please try again later.",
    forbidden: "You may not send pictures from here.",
  },
} as const satisfies UploaderMessages;
