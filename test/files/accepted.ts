import sharp from "sharp";
import { gif } from "./bytes/gif.ts";
import { jpegSegment, withJpegSegments } from "./bytes/jpeg.ts";
import { pngChunk, withPngChunks } from "./bytes/png.ts";
import {
  drawAnimation,
  drawDisc,
  drawPhoto,
  drawQuarters,
  QUARTERS,
  start,
} from "./drawing.ts";
import { storeTurned } from "./orientations.ts";
import {
  withPrivateJpegMetadata,
  withPrivatePngMetadata,
} from "./private-metadata.ts";

type Make = () => Promise<Buffer>;

/** Draws, encodes, and does something to the encoded file. */
const photo = async () => start(await drawPhoto(480, 320));
const smallPhoto = async () => start(await drawPhoto(160, 120));
const quarters = () => start(drawQuarters(240, 160));
const disc = () => start(drawDisc(200, QUARTERS.upperLeft));
const jpeg = () => quarters().jpeg({ quality: 95 }).toBuffer();
const png = () => quarters().png().toBuffer();

/** What a browser would run or show if it took the file for a page. */
const PAGE = Buffer.from(
  "<!doctype html><script>document.title='taken over'</script>",
);
const SCRIPT_AFTER_COMMENT = Buffer.from("*/=1;document.title='taken over'//");
const SLASH_STAR_AS_WIDTH = 0x2a2f;
/** An archive without entries: the end record alone. */
const EMPTY_ZIP = Buffer.concat([Buffer.from("PK\x05\x06"), Buffer.alloc(18)]);

/** Every frame stays for its own time. */
const DELAYS_MS = [40, 50, 60, 70, 80, 90, 100, 110];

/** Every committed file that must be taken, by name. */
export const ACCEPTED: Readonly<Record<string, Make>> = {
  "photo.jpg": async () => (await photo()).jpeg({ quality: 90 }).toBuffer(),
  "progressive.jpg": async () =>
    (await photo()).jpeg({ progressive: true }).toBuffer(),
  "grey.jpg": async () =>
    (await smallPhoto()).toColourspace("b-w").jpeg().toBuffer(),
  "cmyk.jpg": () =>
    quarters().toColourspace("cmyk").jpeg({ quality: 95 }).toBuffer(),
  "display-p3.jpg": () =>
    quarters().withIccProfile("p3").jpeg({ quality: 95 }).toBuffer(),
  "private-metadata.jpg": async () => withPrivateJpegMetadata(await jpeg()),
  ...orientations(),
  "photo.png": async () => (await smallPhoto()).png().toBuffer(),
  "transparent.png": () => disc().png().toBuffer(),
  "opaque-alpha.png": () => quarters().ensureAlpha().png().toBuffer(),
  "deep-16-bit.png": () => quarters().toColourspace("rgb16").png().toBuffer(),
  "display-p3-16-bit.png": () =>
    quarters().withIccProfile("p3").toColourspace("rgb16").png().toBuffer(),
  "grey-16-bit.png": () => quarters().toColourspace("grey16").png().toBuffer(),
  "palette.png": () => quarters().png({ palette: true, colours: 8 }).toBuffer(),
  "interlaced.png": () => quarters().png({ progressive: true }).toBuffer(),
  "one-pixel.png": () => start(drawQuarters(1, 1)).png().toBuffer(),
  "private-metadata.png": async () => withPrivatePngMetadata(await png()),
  "photo.webp": async () => (await photo()).webp({ quality: 85 }).toBuffer(),
  "transparent.webp": () => disc().webp({ lossless: true }).toBuffer(),
  "animation.webp": () =>
    animation().webp({ delay: DELAYS_MS, loop: 3 }).toBuffer(),
  "still.gif": () => quarters().gif().toBuffer(),
  "animation.gif": () =>
    animation().gif({ delay: DELAYS_MS, loop: 3 }).toBuffer(),
  "photo.avif": async () => (await smallPhoto()).avif({ effort: 1 }).toBuffer(),
  "transparent.avif": () => disc().avif({ effort: 1 }).toBuffer(),
  "deep-10-bit.avif": () =>
    quarters().avif({ bitdepth: 10, effort: 1 }).toBuffer(),
  "jpeg-named.png": jpeg,
  "jpeg-and-zip.jpg": async () => Buffer.concat([await jpeg(), EMPTY_ZIP]),
  "jpeg-and-page.jpg": async () =>
    withJpegSegments(await jpeg(), jpegSegment(0xfe, PAGE)),
  "png-and-page.png": async () => Buffer.concat([await png(), PAGE]),
  "png-and-page-in-text.png": async () =>
    withPngChunks(
      await png(),
      pngChunk("tEXt", Buffer.concat([Buffer.from("Comment\0"), PAGE])),
    ),
  "gif-and-script.gif": () =>
    Promise.resolve(
      Buffer.concat([gif(SLASH_STAR_AS_WIDTH, 1, 1), SCRIPT_AFTER_COMMENT]),
    ),
};

/** Orientation 9 does not exist; viewers show such a picture as it is stored. */
function orientations(): Record<string, () => Promise<Buffer>> {
  const make = (orientation: number) => async () => {
    const stored = storeTurned(drawQuarters(240, 160), orientation);
    const picture = await start(stored).jpeg({ quality: 95 }).toBuffer();
    return withPrivateJpegMetadata(picture, { orientation });
  };
  const numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  return Object.fromEntries(
    numbers.map((orientation) => [
      `orientation-${orientation}.jpg`,
      make(orientation),
    ]),
  );
}

function animation() {
  const { data, width, height, channels, pageHeight } = drawAnimation(
    120,
    90,
    8,
  );
  return sharp(data, { raw: { width, height, channels, pageHeight } });
}
