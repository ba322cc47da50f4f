import { randomBytes } from "node:crypto";
import { cookieKind, readCookie, setCookie } from "#app/platform/cookies.ts";
import { createSigner } from "#app/platform/signed-value.server.ts";
import type { SeenEntry } from "./predicates.ts";

export const MAX_SEEN = 64;

// The layout, big-endian: 16 bytes visitor id, uint32 seconds of the last showing,
// then 6 bytes an entry, oldest first: uint32 number of the meme, uint16 day. Another layout needs another purpose.
const PURPOSE = "seen 1";
const ID_BYTES = 16;
const HEAD_BYTES = ID_BYTES + 4;
const ENTRY_BYTES = 6;

/** What a visitor was shown, as the `seen` cookie carries it. */
export interface SeenState {
  /** 22 characters of base64url. */
  visitorId: string;
  /** Milliseconds since the epoch, whole seconds. */
  lastShownAt: number;
  /** Newest last, each meme once, at most MAX_SEEN. The last entry is the meme last shown. */
  seen: readonly SeenEntry[];
}

/** The `seen` cookie: written by showings alone, so that an act and a showing at once cannot undo each other. */
export interface SeenCookie {
  name: string;
  /** Null when the cookie is missing or not of our making. */
  read(cookieHeader: string | undefined): SeenState | null;
  /** A `Set-Cookie` value. */
  write(state: SeenState): string;
}

export function createSeenCookie({
  secrets,
  baseUrl,
}: {
  secrets: readonly string[];
  baseUrl: string;
}): SeenCookie {
  const signer = createSigner(secrets, PURPOSE);
  const kind = cookieKind("mingus_seen", baseUrl);
  return {
    name: kind.name,
    read(cookieHeader) {
      const signed = readCookie(cookieHeader, kind.name);
      const payload = signed && signer.verify(signed);
      return payload ? decode(Buffer.from(payload, "base64url")) : null;
    },
    write: (state) =>
      setCookie(kind, signer.sign(encode(state).toString("base64url"))),
  };
}

/** A new visitor's random id: 22 characters of base64url. */
export function createVisitorId(): string {
  return randomBytes(ID_BYTES).toString("base64url");
}

/** The state after one more showing: the meme comes last, the oldest goes when there are too many. */
export function withShowing(
  { visitorId, seen }: Pick<SeenState, "visitorId" | "seen">,
  { number, day, now }: SeenEntry & { now: number },
): SeenState {
  const all = seen.filter((entry) => entry.number !== number);
  all.push({ number, day });
  return {
    visitorId,
    lastShownAt: Math.floor(now / 1000) * 1000,
    seen: all.length > MAX_SEEN ? all.slice(-MAX_SEEN) : all,
  };
}

function encode({ visitorId, lastShownAt, seen }: SeenState): Buffer {
  const bytes = Buffer.allocUnsafe(HEAD_BYTES + seen.length * ENTRY_BYTES);
  bytes.fill(0, 0, ID_BYTES);
  bytes.write(visitorId, 0, ID_BYTES, "base64url");
  bytes.writeUInt32BE(lastShownAt / 1000, ID_BYTES);
  seen.forEach(({ number, day }, index) => {
    bytes.writeUInt32BE(number, HEAD_BYTES + index * ENTRY_BYTES);
    bytes.writeUInt16BE(day, HEAD_BYTES + index * ENTRY_BYTES + 4);
  });
  return bytes;
}

function decode(bytes: Buffer): SeenState | null {
  const count = (bytes.length - HEAD_BYTES) / ENTRY_BYTES;
  if (!Number.isInteger(count) || count < 0 || count > MAX_SEEN) return null;
  const seen: SeenEntry[] = [];
  for (let at = HEAD_BYTES; at < bytes.length; at += ENTRY_BYTES) {
    seen.push({
      number: bytes.readUInt32BE(at),
      day: bytes.readUInt16BE(at + 4),
    });
  }
  const visitorId = bytes.toString("base64url", 0, ID_BYTES);
  return { visitorId, lastShownAt: bytes.readUInt32BE(ID_BYTES) * 1000, seen };
}
