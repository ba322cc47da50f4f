import type { ImportMessages } from "./imports-catalogue.ts";

export const en = {
  title: "Fetch a picture from an address",
  lead: "We fetch it once and keep our own copy. What is looked at and what is removed is the same as for a file of yours.",
  url: "Address of the picture",
  urlHint: "Of the picture itself, not of the page it is on.",
  send: "Fetch",
  upload: "Send files of your own instead",
  closed: "Nothing can be fetched just now. Please come back later.",
  bad_url: "This is no web address. It begins with https:// or http://",
  import_refused:
    "We could not import from that address. Check it, or save the picture and send it as a file.",
  too_many:
    "You have fetched or sent as many pictures as one hour allows. Please come back a little later.",
} as const satisfies ImportMessages;
