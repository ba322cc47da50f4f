/**
 * Cuts a client's byte stream into units that must reach the database together.
 * PostgreSQL's extended protocol sends Parse, Bind, Execute and Sync for one statement; another client's
 * message between them would meet the wrong unnamed statement, since all clients share one session.
 * Message format: https://www.postgresql.org/docs/current/protocol-message-formats.html
 */
const SSL_REQUEST = 80_877_103;
const GSS_REQUEST = 80_877_104;
const CANCEL_REQUEST = 80_877_102;
const TYPE_AND_LENGTH_BYTES = 5;
/** Simple query, sync, function call, terminate: each ends a unit. The copy messages are units of their own. */
const UNIT_ENDS = new Set(
  ["Q", "S", "F", "X", "d", "c", "f"].map((letter) => letter.charCodeAt(0)),
);

export type Unit =
  | { kind: "encryption-request" }
  | { kind: "cancel-request" }
  | { kind: "terminate" }
  | { kind: "messages"; bytes: Buffer };

/** Feed it what arrives; it gives back the units that are complete. One per connection. */
export function createUnitReader(): (chunk: Buffer) => Unit[] {
  let pending: Buffer[] = [];
  let started = false;
  let scanned = 0;

  return function read(chunk) {
    pending.push(chunk);
    let bytes = pending.length === 1 ? chunk : Buffer.concat(pending);
    const units: Unit[] = [];
    for (;;) {
      const length = messageLength(bytes, scanned, started);
      if (length === null || scanned + length > bytes.length) break;
      const end = scanned + length;
      const type = bytes[scanned];
      if (!started) {
        const request = bytes.readInt32BE(scanned + 4);
        units.push(openingUnit(request, bytes.subarray(scanned, end)));
        started = request !== SSL_REQUEST && request !== GSS_REQUEST;
      } else if (type !== undefined && UNIT_ENDS.has(type)) {
        units.push(
          type === 0x58
            ? { kind: "terminate" }
            : { kind: "messages", bytes: bytes.subarray(0, end) },
        );
      } else {
        scanned = end;
        continue;
      }
      bytes = bytes.subarray(end);
      scanned = 0;
    }
    pending = bytes.length > 0 ? [bytes] : [];
    return units;
  };
}

function messageLength(
  bytes: Buffer,
  offset: number,
  started: boolean,
): number | null {
  if (bytes.length - offset < (started ? TYPE_AND_LENGTH_BYTES : 8))
    return null;
  return started
    ? 1 + bytes.readInt32BE(offset + 1)
    : bytes.readInt32BE(offset);
}

function openingUnit(request: number, bytes: Buffer): Unit {
  if (request === SSL_REQUEST || request === GSS_REQUEST)
    return { kind: "encryption-request" };
  if (request === CANCEL_REQUEST) return { kind: "cancel-request" };
  return { kind: "messages", bytes };
}

/** The transaction status of the last ReadyForQuery: true inside a transaction, also a failed one. */
export function endsInTransaction(answer: Uint8Array): boolean {
  const status = answer.at(-1);
  const isReadyForQuery = answer.at(-6) === 0x5a && answer.at(-2) === 5;
  return isReadyForQuery && status !== 0x49;
}
