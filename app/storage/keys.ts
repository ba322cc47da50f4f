import {
  FORMAT_FACTS,
  type PictureFormat,
} from "#app/platform/images/formats.ts";

/** The first segment of every key: who may see what is under it. */
export const STORAGE_AREAS = [
  "incoming",
  "originals",
  "held",
  "media",
  "trash",
] as const;

// The shortest limit among file systems, S3 and its relatives, less a margin.
const MAX_KEY_CHARACTERS = 200;

// 128 bits of the hash: no two pictures will ever share them, and addresses stay readable.
const HASH_CHARACTERS = 32;

const SEGMENT = "[a-z0-9_-][a-z0-9._-]*";
const AREA = `(?:${STORAGE_AREAS.join("|")})`;
const KEY_PATTERN = new RegExp(`^${AREA}(?:/${SEGMENT})+$`);
const PREFIX_PATTERN = new RegExp(`^${AREA}/(?:${SEGMENT}/)*(?:${SEGMENT})?$`);
const SEGMENT_PATTERN = new RegExp(`^${SEGMENT}$`);
const SHA256_PATTERN = /^[0-9a-f]{64}$/;

/** Whether a text, such as the path of a request, can be a key. */
export function isKey(text: string): boolean {
  return text.length <= MAX_KEY_CHARACTERS && KEY_PATTERN.test(text);
}

/** The key itself. Throws a TypeError when it is none: a mistake of ours, or somebody's `../`. */
export function checkKey(key: string): string {
  if (isKey(key)) return key;
  throw new TypeError(`not a storage key: ${JSON.stringify(key)}`);
}

/** The beginning of keys itself: an area, its slash and what follows. Throws like `checkKey`. */
export function checkPrefix(prefix: string): string {
  if (PREFIX_PATTERN.test(prefix)) return prefix;
  throw new TypeError(`not a storage prefix: ${JSON.stringify(prefix)}`);
}

/** Where the bytes of an upload lie before anybody has looked at them, private. */
export function incomingKey(uploadId: string): string {
  return join("incoming", uploadId);
}

/** Where the bytes that a person uploaded are kept, private for ever. */
export function originalKey(assetId: string): string {
  return join("originals", assetId);
}

/** Where a variant waits for approval, private. `sha256` is the hex hash of its bytes. */
export function heldKey(
  assetId: string,
  sha256: string,
  format: PictureFormat,
): string {
  return join("held", assetId, fileName(sha256, format));
}

/** Where a variant of an approved picture is public; also its path on the site. `sha256` is the hex hash of its bytes. */
export function mediaKey(
  assetId: string,
  sha256: string,
  format: PictureFormat,
): string {
  return join("media", assetId, fileName(sha256, format));
}

/** Where an object is kept between its removal and its end. */
export function trashKey(key: string): string {
  if (key.startsWith("trash/")) {
    throw new TypeError(`${key} is in the trash already`);
  }
  return join("trash", ...key.split("/"));
}

function fileName(sha256: string, format: PictureFormat): string {
  if (!SHA256_PATTERN.test(sha256)) throw new TypeError("not a SHA-256 in hex");
  return `${sha256.slice(0, HASH_CHARACTERS)}.${FORMAT_FACTS[format].extension}`;
}

function join(...segments: string[]): string {
  const broken = segments.find((segment) => !SEGMENT_PATTERN.test(segment));
  if (broken === undefined) return checkKey(segments.join("/"));
  throw new TypeError(`not a part of a storage key: ${JSON.stringify(broken)}`);
}
