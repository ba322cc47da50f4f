import { renderToStaticMarkup } from "react-dom/server";
import type { PictureFacts, ShownMeme } from "#app/memes/picture-facts.ts";
import type { Locale } from "#app/ui/messages/catalogue.ts";
import { messagesFor } from "#app/ui/messages/catalogue.ts";
import { SplashPage } from "./splash-page.tsx";

const PLACEHOLDER_CHARACTERS = 150;

/** A target with something to escape. */
export const EXAMPLE_TARGET = "https://www.example.com/news?id=1&x=%22";

/** What the tests of the splash page show. */
export const exampleMeme: ShownMeme = {
  caption: "The lease says no pets. It says nothing about landlords.",
  altText: "A grey cat in a moving box guards the door of a flat.",
  decorative: false,
  picture: examplePicture(),
  category: { label: "Housing", icon: "house", colour: "#e8833a" },
};

/** The body of the splash page as text. */
export function examplePage(
  change: Partial<ShownMeme> = {},
  locale: Locale = "en",
): string {
  return renderToStaticMarkup(
    <SplashPage
      meme={{ ...exampleMeme, ...change }}
      memeId="0198f3a2-7c41-7d2b-9e1f-5b6a7c8d9e0f"
      target={EXAMPLE_TARGET}
      ping="/continuations?meme=0198f3a2-7c41-7d2b-9e1f-5b6a7c8d9e0f"
      layout="poster"
      messages={messagesFor(locale)}
    />,
  );
}

/** Addresses as long and as hard to compress as real ones. */
export function examplePicture(
  change: Partial<PictureFacts> = {},
): PictureFacts {
  const sizes = [
    { size: "preview", width: 800, height: 600 },
    { size: "full", width: 1600, height: 1200 },
  ] as const;
  const variants = sizes.flatMap((size, row) =>
    (["avif", "webp", "jpeg"] as const).map((format, column) => ({
      ...size,
      format,
      url: `/media/0198f3a2-7c41-7d2b-9e1f-5b6a7c8d9e0f/${hexDigits(row * 3 + column)}.${format}`,
    })),
  );
  const placeholder = `data:image/webp;base64,${Buffer.from(hexDigits(9) + hexDigits(10), "hex").toString("base64")}`;
  return {
    width: 4000,
    height: 3000,
    hasAlpha: false,
    placeholder: placeholder.padEnd(PLACEHOLDER_CHARACTERS, "k"),
    dominantColour: "#ffc46b",
    animated: false,
    variants,
    ...change,
  };
}

/** 64 hex digits, always the same for one seed. */
function hexDigits(seed: number): string {
  let state = seed + 1;
  return Array.from({ length: 64 }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return ((state >> 8) & 15).toString(16);
  }).join("");
}
