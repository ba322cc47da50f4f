import type { RejectionReason } from "#app/uploads/rejections.ts";
import { gif } from "./bytes/gif.ts";
import { avifClaim, fileType } from "./bytes/iso-media.ts";
import { uint32 } from "./bytes/numbers.ts";
import { png, pngChunk, pngHeader, withPngChunks } from "./bytes/png.ts";
import { animatedWebp, webp, webpLossless } from "./bytes/webp.ts";
import { drawQuarters, start } from "./drawing.ts";

type Make = () => Buffer | Promise<Buffer>;

const quarters = () => start(drawQuarters(60, 40));
const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><script>alert(1)</script></svg>';

/** Every committed file that must be refused, by the reason. */
export const REFUSED: Readonly<
  Partial<Record<RejectionReason, Readonly<Record<string, Make>>>>
> = {
  unsupported_type: {
    "empty.jpg": () => Buffer.alloc(0),
    "text.jpg": () =>
      Buffer.from("This is no picture, whatever its name says.\n"),
    "svg.jpg": () => Buffer.from(SVG),
    "svg-behind-a-declaration.png": () =>
      Buffer.from(`<?xml version="1.0"?>\n${SVG}`),
    "page.gif": () => Buffer.from("<!doctype html><title>GIF89a</title>"),
    "playlist.webp": () =>
      Buffer.from("#EXTM3U\n#EXTINF:1,\nfile:///etc/hostname\n"),
    "document.png": () => Buffer.from("%PDF-1.7\n"),
    "tiff.jpg": () => quarters().tiff().toBuffer(),
    "bitmap.jpg": () => Buffer.concat([Buffer.from("BM"), Buffer.alloc(60)]),
    "vips.jpg": () =>
      Buffer.concat([Buffer.from("08f2a6b6", "hex"), Buffer.alloc(60)]),
    "jpeg-xl.jpg": () =>
      Buffer.concat([Buffer.from("ff0a", "hex"), Buffer.alloc(60)]),
    "video.avif": () => fileType("isom", "iso2", "avc1", "mp41"),
    "signature-alone.png": () => Buffer.from("89504e470d0a1a0a", "hex"),
    "riff-of-sound.webp": () => Buffer.from("RIFF\x04\0\0\0WAVEfmt "),
  },
  heic: {
    "photo.heic": () => fileType("heic", "mif1", "heic"),
    "heic-named.jpg": () => fileType("mif1", "heic"),
    "heic-and-avif.avif": () => fileType("avif", "mif1", "heic"),
  },
  animated_png: {
    "animated.png": async () =>
      withPngChunks(await quarters().png().toBuffer(), animationControl(12)),
  },
  animated_avif: {
    "animated.avif": () => avifClaim(100, 100, 12),
  },
  unreadable_image: {
    "signature-alone.jpg": () => Buffer.from("ffd8ffe0", "hex"),
    "no-width.png": () =>
      png(pngHeader(0, 10), pngChunk("IDAT"), pngChunk("IEND")),
    "no-pixels.png": () => png(pngHeader(10, 10), pngChunk("IEND")),
    "no-pixels.webp": () => webp(webpLossless(10, 10)),
    "no-pixels.avif": () => avifClaim(100, 100),
    "no-frames.gif": () => gif(10, 10, 0),
    "wrong-checksum.png": async () =>
      withFlippedByte(await quarters().png().toBuffer(), 0.5),
    "brands-alone.avif": () => fileType("avif", "mif1", "miaf"),
  },
  too_many_pixels: {
    "claims-65535-a-side.gif": () => gif(65_535, 65_535, 1),
    "claims-30000-a-side.png": () =>
      png(pngHeader(30_000, 30_000), pngChunk("IDAT")),
    "claims-144-megapixels.webp": () => webp(webpLossless(12_000, 12_000)),
    "claims-289-megapixels.avif": () => avifClaim(17_000, 17_000),
    "claims-65535-a-side.jpg": async () =>
      withClaimedSize(await quarters().jpeg().toBuffer(), 65_535, 65_535),
  },
  too_long_side: {
    "ribbon.png": () =>
      png(
        pngHeader(786_464, 32, {
          depth: 16,
          colourType: 6,
          isInterlaced: true,
        }),
        uint32(9),
        Buffer.from("IDAT"),
      ),
    "ribbon.gif": () => gif(65_535, 1, 1),
    "ribbon.jpg": async () =>
      withClaimedSize(await quarters().jpeg().toBuffer(), 40_000, 20),
  },
  too_many_frames: {
    "301-frames.gif": () => gif(1, 1, 301),
    "301-frames.webp": () => animatedWebp(1, 1, 301),
    "claims-a-million-frames.png": async () =>
      withPngChunks(
        await quarters().png().toBuffer(),
        animationControl(1_000_000),
      ),
    "claims-a-million-frames.avif": () => avifClaim(100, 100, 1_000_000),
  },
  too_many_pixels_in_all_frames: {
    "101-frames-of-a-megapixel.gif": () => gif(1000, 1000, 101),
    "101-frames-of-a-megapixel.webp": () => animatedWebp(1000, 1000, 101),
  },
};

/** The chunk that makes a PNG an animation. https://www.w3.org/TR/png-3/#acTL-chunk */
function animationControl(frames: number): Buffer {
  return pngChunk("acTL", Buffer.concat([uint32(frames), uint32(0)]));
}

function withFlippedByte(picture: Buffer, where: number): Buffer {
  const changed = Buffer.from(picture);
  const at = Math.floor(picture.length * where);
  changed[at] = (changed[at] ?? 0) ^ 0xff;
  return changed;
}

/** Overwrites the size in the frame header of a baseline JPEG. */
function withClaimedSize(
  picture: Buffer,
  width: number,
  height: number,
): Buffer {
  const changed = Buffer.from(picture);
  const frame = changed.indexOf(Buffer.from("ffc0", "hex"));
  changed.writeUInt16BE(height, frame + 5);
  changed.writeUInt16BE(width, frame + 7);
  return changed;
}
