/** The formats we read, in the order we name them to people. Anything else is refused, whatever its name says. */
export const PICTURE_FORMATS = ["jpeg", "png", "webp", "gif", "avif"] as const;

export type PictureFormat = (typeof PICTURE_FORMATS)[number];

/** How each format is served and named: `mime` is its registered type, `extension` has no dot. */
export const FORMAT_FACTS: Readonly<
  Record<
    PictureFormat,
    { label: string; mime: `image/${string}`; extension: string }
  >
> = {
  jpeg: { label: "JPEG", mime: "image/jpeg", extension: "jpg" },
  png: { label: "PNG", mime: "image/png", extension: "png" },
  webp: { label: "WebP", mime: "image/webp", extension: "webp" },
  gif: { label: "GIF", mime: "image/gif", extension: "gif" },
  avif: { label: "AVIF", mime: "image/avif", extension: "avif" },
};

/** How many bytes of a file {@link sniffFormat} wants to see; a longer brand list is nobody's picture. */
export const SNIFF_BYTES = 512;

/**
 * Tells the format from the first bytes alone; null for everything we do not read.
 * `heic` is told apart because a phone's owner deserves a better sentence than "unsupported".
 *
 * Signatures: JPEG ITU T.81 B.1.1.3 (SOI, then a marker); PNG https://www.w3.org/TR/png-3/#5PNG-file-signature
 * (with IHDR first); WebP https://developers.google.com/speed/webp/docs/riff_container;
 * GIF https://www.w3.org/Graphics/GIF/spec-gif89a.txt; AVIF https://aomediacodec.github.io/av1-avif/#brands-overview;
 * HEIC ISO/IEC 23008-12 B.4.
 */
export function sniffFormat(
  firstBytes: Uint8Array,
): PictureFormat | "heic" | null {
  const text = latin1(firstBytes.subarray(0, SNIFF_BYTES));
  if (text.startsWith("\xff\xd8\xff")) return "jpeg";
  if (text.startsWith("\x89PNG\r\n\x1a\n\0\0\0\rIHDR")) return "png";
  if (/^GIF8[79]a/.test(text)) return "gif";
  if (/^RIFF[^]{4}WEBPVP8[ LX]/.test(text)) return "webp";
  return text.startsWith("ftyp", 4) ? sniffBrands(text) : null;
}

const AVIF_BRANDS = ["avif", "avis"];
const HEIC_BRANDS = [
  "heic",
  "heix",
  "heim",
  "heis",
  "hevc",
  "hevx",
  "hevm",
  "hevs",
];

/** A file type box: length, `ftyp`, the major brand, a version, the compatible brands, four characters each. */
function sniffBrands(text: string): "avif" | "heic" | null {
  const length = [0, 1, 2, 3].reduce(
    (sum, index) => sum * 256 + text.charCodeAt(index),
    0,
  );
  if (length < 16 || length > text.length || length % 4 !== 0) return null;
  const brands = [
    text.slice(8, 12),
    ...(text.slice(16, length).match(/[^]{4}/g) ?? []),
  ];
  // A file that names both could be either inside: take no chance.
  if (brands.some((brand) => HEIC_BRANDS.includes(brand))) return "heic";
  return brands.some((brand) => AVIF_BRANDS.includes(brand)) ? "avif" : null;
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
