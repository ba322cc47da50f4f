import { describe, expect, test } from "vitest";
import { createUnitReader, endsAtRest, type Unit } from "./wire.ts";

const STARTUP = opening(196_608, "user\0postgres\0\0");
const SSL_REQUEST = opening(80_877_103);
const CANCEL_REQUEST = opening(80_877_102, "12345678");
const PARSE = message("P", "\0select $1\0\0\0");
const BIND = message("B", "\0\0\0\0\0\0\0\0");
const EXECUTE = message("E", "\0\0\0\0\0");
const SYNC = message("S");
const FLUSH = message("H");
const QUERY = message("Q", "select 1\0");
const TERMINATE = message("X");
const STATEMENT = Buffer.concat([PARSE, BIND, EXECUTE, SYNC]);

function opening(request: number, text = ""): Buffer {
  const bytes = Buffer.alloc(8 + text.length, text.padStart(8 + text.length));
  bytes.writeInt32BE(bytes.length, 0);
  bytes.writeInt32BE(request, 4);
  return bytes;
}

function message(type: string, text: string | Buffer = ""): Buffer {
  const header = Buffer.from(`${type}\0\0\0\0`);
  header.writeInt32BE(4 + Buffer.byteLength(text), 1);
  return Buffer.concat([header, Buffer.from(text)]);
}

function read(...chunks: Buffer[]): Unit[] {
  const reader = createUnitReader();
  return chunks.flatMap((chunk) => reader(chunk));
}

const messages = (bytes: Buffer): Unit => ({ kind: "messages", bytes });

test("a statement of several messages is one unit", () => {
  expect(read(STARTUP, STATEMENT)).toEqual([
    messages(STARTUP),
    messages(STATEMENT),
  ]);
});

test("units are the same wherever the stream is cut in two", () => {
  const stream = Buffer.concat([SSL_REQUEST, STARTUP, STATEMENT, QUERY]);
  const whole = read(stream);
  expect(whole).toHaveLength(4);
  for (let cut = 1; cut < stream.length; cut++)
    expect(read(stream.subarray(0, cut), stream.subarray(cut))).toEqual(whole);
});

test("units are the same when every byte comes alone", () => {
  const stream = Buffer.concat([STARTUP, STATEMENT, QUERY, TERMINATE]);
  const bytes = Array.from(stream, (byte) => Buffer.from([byte]));
  expect(read(...bytes)).toEqual(read(stream));
});

test("several units in one chunk come one by one", () => {
  const chunk = Buffer.concat([QUERY, STATEMENT, QUERY]);
  expect(read(STARTUP, chunk).slice(1)).toEqual(
    [QUERY, STATEMENT, QUERY].map(messages),
  );
});

test("a parameter of several megabytes is kept whole", () => {
  const bind = message("B", Buffer.alloc(3_000_000, "parameter "));
  const statement = Buffer.concat([PARSE, bind, EXECUTE, SYNC]);
  const chunks = [];
  for (let start = 0; start < statement.length; start += 65_536)
    chunks.push(statement.subarray(start, start + 65_536));
  const [unit] = read(STARTUP, ...chunks).slice(1);
  expect(unit?.kind === "messages" && unit.bytes.equals(statement)).toBe(true);
});

test("a request for encryption is a unit before the first packet", () => {
  expect(read(SSL_REQUEST, STARTUP)).toEqual([
    { kind: "encryption-request" },
    messages(STARTUP),
  ]);
});

test("a request to cancel and a goodbye are told apart", () => {
  expect(read(CANCEL_REQUEST)).toEqual([{ kind: "cancel-request" }]);
  expect(read(STARTUP, TERMINATE).slice(1)).toEqual([{ kind: "terminate" }]);
});

test("a flush ends a unit, since its client waits for an answer", () => {
  expect(read(STARTUP, PARSE, FLUSH).slice(1)).toEqual([
    messages(Buffer.concat([PARSE, FLUSH])),
  ]);
});

describe("nonsense is refused", () => {
  const length = (value: number) => {
    const bytes = Buffer.from(QUERY);
    bytes.writeInt32BE(value, 1);
    return bytes;
  };
  test.each([
    ["another protocol", [Buffer.from("GET / HTTP/1.1\r\n\r\n")]],
    ["an opening that is too short", [Buffer.from([0, 0, 0, 4, 0, 3, 0, 0])]],
    ["protocol 2", [opening(131_072, "user\0postgres\0\0")]],
    ["an opening without an end", [opening(196_608, "user\0postgres")]],
    ["an unknown message", [STARTUP, message("y", "abc")]],
    ["a password that nobody asked for", [STARTUP, message("p", "abc\0")]],
    ["copied rows that nobody asked for", [STARTUP, message("d", "abc")]],
    ["a length of nothing", [STARTUP, length(0)]],
    ["a negative length", [STARTUP, length(-1)]],
    ["a length beyond all reason", [STARTUP, length(2 ** 31 - 1)]],
  ])("%s", (_, chunks) => {
    expect(() => read(...chunks)).toThrow("not a");
  });
});

test("an answer is at rest when the session is ready and in no transaction", () => {
  const ready = (status: string) => message("Z", status);
  const row = message("C", "SELECT 1\0");
  expect(endsAtRest(Buffer.concat([row, ready("I")]))).toBe(true);
  expect(endsAtRest(ready("T"))).toBe(false);
  expect(endsAtRest(ready("E"))).toBe(false);
  expect(endsAtRest(row)).toBe(false);
  expect(endsAtRest(Buffer.alloc(0))).toBe(false);
});
