import type { UploadMessages } from "./catalogue.ts";

export const en = {
  units: {
    megabytes: (number) => `${number} MB`,
    megapixels: (number) => `${number} megapixels`,
    pixels: (number) => `${number} pixels`,
    frames: (number) => `${number} frames`,
  },
  rejections: {
    too_large: ({ bytes }) => `Files can be up to ${bytes}.`,
    unsupported_type: ({ formats }) =>
      `This file is none of the pictures we can read: ${formats}.`,
    heic: ({ formats }) =>
      `This is a HEIC photo. Send it as JPEG: on an iPhone, share it by mail or choose "Most Compatible" under Settings, Camera, Formats. We read ${formats}.`,
    animated_png: ({ formats }) =>
      `Animated PNG would lose its movement here. Save it as GIF or WebP. We read ${formats}.`,
    animated_avif: ({ formats }) =>
      `Animated AVIF would lose its movement here. Save it as GIF or WebP. We read ${formats}.`,
    unreadable_image: () =>
      "This picture is damaged or incomplete. Open it on your device, save it again and send that file.",
    too_many_pixels: ({ pixels }) =>
      `Pictures can have up to ${pixels}. Make it smaller.`,
    too_many_pixels_in_all_frames: ({ pixelsInAllFrames }) =>
      `All frames of an animation together can have up to ${pixelsInAllFrames}. Make it smaller or shorter.`,
    too_long_side: ({ side }) =>
      `A side can be up to ${side} long. Make it smaller.`,
    too_many_frames: ({ frames }) =>
      `Animations can have up to ${frames}. Make it shorter.`,
    busy: () => "We have too much to do at the moment. Try again in a minute.",
  },
  refusals: {
    bad_form:
      "This did not arrive whole. Nothing was kept; please send it again.",
    too_much_at_once:
      "This was too much for one go. Nothing was kept. Go back: what you typed is still in the form. Then send fewer or smaller files.",
    too_many_files:
      "These were too many files for one go. Nothing was kept; please send fewer.",
    too_many_uploads:
      "You have sent as many pictures as one hour allows. Please come back a little later; the more of yours are published, the more you may send.",
    unnamed_file:
      "The file came without a file name. Nothing was kept; please send it with one.",
    no_file: "Choose a picture.",
    empty_file: "This file is empty. Choose another one.",
    check_words: "Something in the words below needs a second look.",
  },
  forbiddenTerm: (term) =>
    `“${term}” is not welcome here. Please say it in other words.`,
  screen: {
    title: "Add pictures",
    lead: "A person looks at every picture before visitors see it.",
    limits: ({ formats, bytes, pixels, side, frames }) =>
      `${formats}, up to ${bytes}, ${pixels} and ${side} a side; animations up to ${frames}.`,
    several: (files, megabytes) =>
      `Up to ${files} files and ${megabytes} MB in one go.`,
    privacy: {
      title: "What is removed",
      words:
        "Where it was taken (GPS), with which device and when, the author’s name and everything else a file says of itself. Only what can be seen stays.",
    },
    words: {
      title: "For all these pictures",
      lead: "This holds for each picture below.",
    },
    fields: {
      category: "Category",
      tags: "Tags",
      source: "Where it comes from",
      file: "Picture",
      caption: "Caption",
      altText: "What is to be seen",
      decorative: "It only decorates and needs no description",
    },
    hints: {
      tags: "Up to 10, with commas between them.",
      source: "Who made it, and who may use it. Links are welcome.",
      altText:
        "For people who cannot see it: at least 10 characters, better a whole sentence.",
      caption: "The words beside the picture.",
    },
    chooseCategory: "Choose one",
    picture: (number) => `Picture ${number}`,
    another: "Another picture",
    fromAddress: "Fetch a picture from an address instead",
    send: "Send",
    closed: "Nobody can add pictures just now. Please come back later.",
    results: "What became of them",
    nameless: "A picture without a name",
    taken: "Thank you! It waits for review.",
    alreadyHere: "You have sent this one before.",
    look: "See where it stands",
    chooseAgain: "Please choose the file once more: browsers forget it.",
  },
} as const satisfies UploadMessages;
