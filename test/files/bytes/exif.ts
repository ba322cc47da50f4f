import { uint16le, uint32le } from "./numbers.ts";

/** A field of an image file directory: its value is text, a short, a long, or pairs of longs. */
interface Field {
  tag: number;
  value:
    | string
    | { short: number }
    | { long: number }
    | { rationals: [number, number][] };
}

const TIFF_HEADER_BYTES = 8;
const FIELD_BYTES = 12;
const VALUE_BYTES = 4;

/** What the private metadata of a test picture says. None of it may be found in anything we serve. */
export const PRIVATE_WORDS = {
  artist: "ARTIST-IN-EXIF",
  camera: "CAMERA-IN-EXIF",
  serial: "SERIAL-IN-EXIF",
  place: "PLACE-IN-XMP",
  author: "AUTHOR-IN-IPTC",
  comment: "WORDS-IN-COMMENT",
  thumbnail: "THUMBNAIL-IN-EXIF",
} as const;

/**
 * An EXIF block as cameras write it: orientation, camera, artist, serial number, a place on the globe, and a second
 * directory with a thumbnail. TIFF 6.0 and CIPA DC-008 (Exif 2.32).
 */
export function exif({ orientation }: { orientation: number }): Buffer {
  const thumbnail = Buffer.from(PRIVATE_WORDS.thumbnail);
  const main = (offsets: { camera: number; place: number }): Field[] => [
    { tag: 0x010f, value: PRIVATE_WORDS.camera },
    { tag: 0x0112, value: { short: orientation } },
    { tag: 0x013b, value: PRIVATE_WORDS.artist },
    { tag: 0x8769, value: { long: offsets.camera } },
    { tag: 0x8825, value: { long: offsets.place } },
  ];
  const camera: Field[] = [{ tag: 0xa431, value: PRIVATE_WORDS.serial }];
  const place: Field[] = [
    { tag: 0x0001, value: "N" },
    {
      tag: 0x0002,
      value: {
        rationals: [
          [40, 1],
          [25, 1],
          [123, 10],
        ],
      },
    },
    { tag: 0x0003, value: "W" },
    {
      tag: 0x0004,
      value: {
        rationals: [
          [3, 1],
          [42, 1],
          [456, 10],
        ],
      },
    },
  ];
  const preview = (at: number): Field[] => [
    { tag: 0x0103, value: { short: 6 } },
    { tag: 0x0201, value: { long: at } },
    { tag: 0x0202, value: { long: thumbnail.length } },
  ];
  const sizes = [main({ camera: 0, place: 0 }), camera, place, preview(0)].map(
    (fields) => directory(fields, { at: 0 }).length,
  );
  const [
    mainAt = 0,
    cameraAt = 0,
    placeAt = 0,
    previewAt = 0,
    thumbnailAt = 0,
  ] = startsOf(sizes);
  return Buffer.concat([
    Buffer.from("II*\0"),
    uint32le(mainAt),
    directory(main({ camera: cameraAt, place: placeAt }), {
      at: mainAt,
      next: previewAt,
    }),
    directory(camera, { at: cameraAt }),
    directory(place, { at: placeAt }),
    directory(preview(thumbnailAt), { at: previewAt }),
    thumbnail,
  ]);
}

function startsOf(sizes: number[]): number[] {
  const starts = [TIFF_HEADER_BYTES];
  for (const size of sizes) starts.push((starts.at(-1) ?? 0) + size);
  return starts;
}

/** A directory that starts at an offset: its fields, the offset of the next directory, then the values too long for a field. */
function directory(
  fields: Field[],
  { at, next = 0 }: { at: number; next?: number },
): Buffer {
  const valuesAt = at + 2 + fields.length * FIELD_BYTES + VALUE_BYTES;
  const rows: Buffer[] = [];
  let values = Buffer.alloc(0);
  for (const { tag, value } of fields) {
    const { type, count, bytes } = encode(value);
    const isShort = bytes.length <= VALUE_BYTES;
    const place = isShort
      ? Buffer.concat([bytes], VALUE_BYTES)
      : uint32le(valuesAt + values.length);
    rows.push(
      Buffer.concat([uint16le(tag), uint16le(type), uint32le(count), place]),
    );
    if (!isShort) values = Buffer.concat([values, bytes]);
  }
  return Buffer.concat([
    uint16le(fields.length),
    ...rows,
    uint32le(next),
    values,
  ]);
}

function encode(value: Field["value"]): {
  type: number;
  count: number;
  bytes: Buffer;
} {
  if (typeof value === "string") {
    const bytes = Buffer.from(`${value}\0`);
    return { type: 2, count: bytes.length, bytes };
  }
  if ("short" in value)
    return { type: 3, count: 1, bytes: uint16le(value.short) };
  if ("long" in value)
    return { type: 4, count: 1, bytes: uint32le(value.long) };
  const bytes = Buffer.concat(value.rationals.flat().map(uint32le));
  return { type: 5, count: value.rationals.length, bytes };
}
