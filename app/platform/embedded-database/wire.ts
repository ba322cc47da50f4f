/**
 * Cuts a client's byte stream into units that must reach the database together.
 * PostgreSQL's extended protocol sends Parse, Bind, Execute and Sync for one statement; another client's
 * message between them would meet the wrong unnamed statement, since all clients share one session.
 * Message format: https://www.postgresql.org/docs/current/protocol-message-formats.html
 */
const PROTOCOL_3 = 3;
const SSL_REQUEST = 80_877_103;
const GSS_REQUEST = 80_877_104;
const CANCEL_REQUEST = 80_877_102;
const OPENING_HEADER_BYTES = 8;
const HEADER_BYTES = 5;
/** PostgreSQL's own limit for the first packet. */
const MAX_OPENING_BYTES = 10_000;
const MAX_MESSAGE_BYTES = 256 * 1024 * 1024;
const TERMINATE = "X".charCodeAt(0);
/** Bind, close, describe, execute, parse: more of the unit follows. */
const UNIT_PARTS = codes("B", "C", "D", "E", "P");
/** Simple query, sync, function call, flush, terminate: each ends a unit. */
const UNIT_ENDS = codes("Q", "S", "F", "H", "X");

export type Unit =
  | { kind: "encryption-request" }
  | { kind: "cancel-request" }
  | { kind: "terminate" }
  | { kind: "messages"; bytes: Buffer };

/**
 * Feed it what arrives; it gives back the units that are complete. One per connection.
 * Throws at anything that PGlite does not survive: it neither answers nor refuses a message of an unknown type.
 */
export function createUnitReader(): (chunk: Buffer) => Unit[] {
  let pending: Buffer[] = [];
  let pendingBytes = 0;
  /** Nothing can be complete before this many bytes are here. */
  let wantedBytes = OPENING_HEADER_BYTES;
  let started = false;
  let scanned = 0;

  function takeOpening(bytes: Buffer): Unit {
    const request = bytes.readInt32BE(4);
    if (request === SSL_REQUEST || request === GSS_REQUEST)
      return { kind: "encryption-request" };
    started = true;
    if (request === CANCEL_REQUEST) return { kind: "cancel-request" };
    if (request >> 16 !== PROTOCOL_3 || bytes.at(-1) !== 0)
      throw new Error("not a client of protocol 3");
    return { kind: "messages", bytes };
  }

  return function read(chunk) {
    pending.push(chunk);
    pendingBytes += chunk.length;
    if (pendingBytes < wantedBytes) return [];
    let bytes = pending.length === 1 ? chunk : Buffer.concat(pending);
    const units: Unit[] = [];
    for (;;) {
      const header = started ? HEADER_BYTES : OPENING_HEADER_BYTES;
      wantedBytes = scanned + header;
      if (bytes.length < wantedBytes) break;
      const end = scanned + messageLength(bytes, scanned, started);
      wantedBytes = end;
      if (bytes.length < wantedBytes) break;
      if (started && UNIT_PARTS.has(bytes[scanned])) {
        scanned = end;
        continue;
      }
      const unit = bytes.subarray(0, end);
      units.push(started ? unitOf(unit, bytes[scanned]) : takeOpening(unit));
      bytes = bytes.subarray(end);
      scanned = 0;
    }
    pending = bytes.length > 0 ? [bytes] : [];
    pendingBytes = bytes.length;
    return units;
  };
}

function messageLength(
  bytes: Buffer,
  offset: number,
  started: boolean,
): number {
  const length = bytes.readInt32BE(started ? offset + 1 : offset);
  const [least, most] = started
    ? [HEADER_BYTES - 1, MAX_MESSAGE_BYTES]
    : [OPENING_HEADER_BYTES, MAX_OPENING_BYTES];
  const type = bytes[offset];
  const isKnown = !started || UNIT_PARTS.has(type) || UNIT_ENDS.has(type);
  if (!isKnown || length < least || length > most)
    throw new Error("not a message of the protocol");
  return started ? 1 + length : length;
}

function unitOf(bytes: Buffer, type: number | undefined): Unit {
  return type === TERMINATE
    ? { kind: "terminate" }
    : { kind: "messages", bytes };
}

function codes(...letters: string[]): Set<number | undefined> {
  return new Set(letters.map((letter) => letter.charCodeAt(0)));
}

/**
 * Whether the session is at rest after this answer: it ends with ReadyForQuery, outside a transaction.
 * Inside one, also a failed one, or after a flush, the same client has more to say.
 */
export function endsAtRest(answer: Uint8Array): boolean {
  return (
    answer.at(-6) === 0x5a && answer.at(-2) === 5 && answer.at(-1) === 0x49
  );
}
