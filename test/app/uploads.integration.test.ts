import { readdir, readFile, readlink } from "node:fs/promises";
import { join } from "node:path";
import {
  afterAll,
  afterEach,
  beforeAll,
  describe,
  expect,
  test,
  vi,
} from "vitest";
import * as submissions from "#app/routes/api.v1.submissions.$id.ts";
import * as uploads from "#app/routes/api.v1.uploads.ts";
import { openApiHouse, type ApiHouse } from "./api-house.ts";
import {
  BOUNDARY,
  field,
  file,
  formBody,
  sendRaw,
  type RawPart,
  type RawSending,
} from "./raw-form.ts";
import { copyEmbedded } from "../database.ts";
import { acceptedFile, refusedFiles } from "../files/read.ts";
import { keysOf } from "../files/taking.ts";
import { makeCategory } from "../memes.ts";

const MAX = 200_000;
const ALT = field("altText", "A sock that looks for its twin.");
const WORDS = [ALT, field("category", "family")];

let house: ApiHouse;
let remove: () => Promise<void>;
let token: Record<string, string>;
let picture: Buffer;
beforeAll(async () => {
  const place = await copyEmbedded({
    ...{ RATE_LIMITS: "off", MAX_IMAGE_BYTES: String(MAX) },
  });
  remove = place.remove;
  house = await openApiHouse(place, {
    "api/v1/uploads": uploads,
    "api/v1/submissions/:id": submissions,
  });
  await makeCategory(house.services);
  token = await house.tokenOf("pia@example.com");
  picture = await readFile(acceptedFile("photo.jpg"));
});
afterAll(async () => {
  await house?.close();
  await remove?.();
});

/** The same picture with other bytes: what stands after a JPEG's end is no part of it. */
const pictureOf = (name: string) => Buffer.concat([picture, Buffer.from(name)]);
const send = (sending: RawSending) =>
  sendRaw(house.port, {
    ...sending,
    headers: { ...token, ...sending.headers },
  });
const sendForm = (parts: RawPart[], headers: Record<string, string> = {}) =>
  send({ body: formBody(parts), headers });

/** Everything that an upload may leave behind. */
async function traces() {
  const { db, storage } = house.services;
  return {
    memes: await db.meme.count(),
    assets: await db.asset.count(),
    uploads: await db.upload.count(),
    keys: (await keysOf(storage)).length,
  };
}

/** Paths of temporary files that this process has open. */
async function openFiles(): Promise<string[]> {
  const fds = await readdir("/proc/self/fd").catch(() => []);
  const paths = await Promise.all(
    fds.map((fd) => readlink(join("/proc/self/fd", fd)).catch(() => "")),
  );
  return paths.filter((path) => path.includes("/upload-"));
}

afterEach(async () => {
  await vi.waitFor(async () => {
    const left = await readdir(house.services.env.TMP_DIR);
    expect(left.filter((name) => /^(upload|picture)-/.test(name))).toEqual([]);
    expect(await openFiles()).toEqual([]);
  });
});

describe("a picture with its words", () => {
  test("is taken, has an address, and is there again under the same id", async () => {
    const parts = [
      ...WORDS,
      field("caption", "Two of a kind"),
      field("tags", "socks, twins"),
      file(pictureOf("first"), "../../<b>odd</b> \u202esocks.jpg"),
    ];
    const first = await sendForm(parts);
    expect(first.status, first.body).toBe(201);
    const { id } = first.json as { id: string };
    expect(first.head).toContain(`/api/v1/submissions/${id}`);
    expect(first.json).toMatchObject({
      status: "processing",
      meme: {
        ...{ id, status: "pending", caption: "Two of a kind" },
        ...{ category: "family", tags: ["socks", "twins"] },
      },
    });
    const again = await sendForm(parts);
    expect([again.status, again.json["id"]]).toEqual([200, id]);
    const upload = await house.services.db.upload.findUnique({ where: { id } });
    expect(upload).toMatchObject({
      memeId: id,
      method: "api",
      fileName: "b> socks.jpg",
    });
    const asked = await house.ask(`/api/v1/submissions/${id}`, {
      headers: token,
    });
    expect(asked.json).toMatchObject({
      ...{ id, status: "processing", state: "pending" },
      progress: { done: 0, of: 2 },
    });
    const other = await house.tokenOf("tomas@example.com");
    const hidden = await house.ask(`/api/v1/submissions/${id}`, {
      headers: other,
    });
    expect(hidden.status).toBe(404);
  });

  test("may stand before them, and names that nobody knows are not looked at", async () => {
    const parts = [
      file(pictureOf("file first")),
      ...WORDS,
      field("__proto__", "x"),
      field("caption[a][b]", "x"),
      field("constructor", "x"),
    ];
    const { status, body } = await sendForm(parts);
    expect(status, body).toBe(201);
  });

  test("twenty times at once is one upload", async () => {
    const before = await traces();
    const parts = [...WORDS, file(pictureOf("twenty"))];
    const all = await Promise.all(
      Array.from({ length: 20 }, () => sendForm(parts)),
    );
    expect(new Set(all.map(({ json }) => json["id"])).size).toBe(1);
    const created = all.filter(({ status }) => status === 201);
    expect([created.length, all.length]).toEqual([1, 20]);
    const after = await traces();
    expect(after).toMatchObject({
      ...{ memes: before.memes + 1, assets: before.assets + 1 },
      uploads: before.uploads + 1,
    });
  });

  test("under a key that is known already is the same upload for the same bytes, and a new one for others", async () => {
    const key = { "Idempotency-Key": "k".repeat(300) };
    const one = [...WORDS, file(pictureOf("key one"))];
    const first = await sendForm(one, key);
    const repeated = await sendForm(
      [field("caption", "Other words"), ...one],
      key,
    );
    expect(repeated.json["id"]).toBe(first.json["id"]);
    const other = await sendForm([...WORDS, file(pictureOf("key two"))], key);
    expect(other.status).toBe(201);
    expect(other.json["id"]).not.toBe(first.json["id"]);
  });

  test("of somebody else's picture is an upload of one's own", async () => {
    const parts = [...WORDS, file(pictureOf("shared"))];
    const mine = await sendForm(parts);
    const theirs = await sendForm(
      parts,
      await house.tokenOf("tomas@example.com"),
    );
    expect([mine.status, theirs.status]).toEqual([201, 201]);
    expect(theirs.json["id"]).not.toBe(mine.json["id"]);
  });
});

describe("a body over the limit", () => {
  test("is refused before it comes when it says so, without an invitation to send it", async () => {
    const before = await traces();
    const { status, head, json } = await send({
      headers: { "Content-Length": "1048577", Expect: "100-continue" },
    });
    expect(status).toBe(413);
    expect(json.error).toMatchObject({
      code: "too_large",
      message: "Files can be up to 0.2 MB.",
    });
    expect(head).toMatch(/connection: close/i);
    expect(await traces()).toEqual(before);
  });

  test("is invited when it fits", async () => {
    const body = formBody([...WORDS, file(pictureOf("invited"))]);
    const headers = {
      "Content-Length": String(body.length),
      Expect: "100-continue",
    };
    const { head, body: said } = await send({ headers, body });
    expect(head).toMatch(/^HTTP\/1.1 100 Continue/);
    expect(said).toMatch(/^HTTP\/1.1 201/);
  });

  test.each([
    [
      "without a length, while the rest is still coming",
      { "Transfer-Encoding": "chunked" },
    ],
    ["though it said that it was shorter", { "Content-Length": "700000" }],
  ])(
    "is cut at the limit %s, and the answer can be read",
    async (_, headers) => {
      const before = await traces();
      const head = `--${BOUNDARY}\r\n${file("").head}\r\n\r\n`;
      const isChunked = "Transfer-Encoding" in headers;
      const wrap = (text: string) =>
        isChunked ? `${text.length.toString(16)}\r\n${text}\r\n` : text;
      const { status, json } = await send({
        headers: headers as Record<string, string>,
        body: Buffer.from(wrap(head)),
        flood: Buffer.from(wrap("x".repeat(65_536))),
      });
      expect(status).toBe(413);
      expect(json.error?.code).toBe("too_large");
      expect(await traces()).toEqual(before);
    },
  );

  test.each([
    [MAX, 201],
    [MAX + 1, 413],
  ])("of %i bytes in the file is answered with %i", async (bytes, expected) => {
    const padded = Buffer.concat([
      picture,
      Buffer.alloc(bytes - picture.length),
    ]);
    const { status } = await sendForm([...WORDS, file(padded)]);
    expect(status).toBe(expected);
  });
});

describe("a body that is no form", () => {
  const whole = () => formBody([...WORDS, file(picture)]);
  const as = (type: string) => ({
    headers: { "Content-Type": type },
    body: whole(),
  });
  const NOT_FORMS: Record<string, () => RawSending> = {
    "without a boundary": () => as("multipart/form-data"),
    "with an empty boundary": () => as('multipart/form-data; boundary=""'),
    "with another boundary": () => as("multipart/form-data; boundary=other"),
    "of another multipart type": () =>
      as(`multipart/mixed; boundary=${BOUNDARY}`),
    "of URL-encoded fields": () => as("application/x-www-form-urlencoded"),
    "of JSON": () => as("application/json"),
    "without anything": () => ({ body: Buffer.alloc(0) }),
    "that ends inside its file": () => ({ body: whole().subarray(0, 5_000) }),
    "without its last boundary": () => ({
      body: whole().subarray(0, -(BOUNDARY.length + 6)),
    }),
    "of 10,000 parts": () => ({
      body: formBody(Array.from({ length: 10_000 }, () => field("x", ""))),
    }),
    "with a flood of headers": () => ({
      body: formBody([
        {
          head: `${file("").head}\r\n${"X-A: b\r\n".repeat(9_000)}X-B: c`,
          body: "x",
        },
      ]),
    }),
    "with a line that is no header": () => ({
      body: formBody([{ head: "no header \x01", body: "x" }]),
    }),
    "with a part that has no name": () => ({
      body: formBody([
        ...WORDS,
        { head: "Content-Disposition: form-data", body: "x" },
      ]),
    }),
    "with a flood of text": () => ({
      body: formBody(
        Array.from({ length: 20 }, () => field("caption", "x".repeat(20_000))),
      ),
    }),
  };
  for (const [name, sending] of Object.entries(NOT_FORMS))
    test(`${name} is refused as such`, async () => {
      const before = await traces();
      const { status, json, body } = await send(sending());
      expect([status, json.error?.code], body).toEqual([400, "bad_form"]);
      expect(await traces()).toEqual(before);
    });

  test("with both a length and chunks never reaches anybody", async () => {
    const headers = { "Transfer-Encoding": "chunked", "Content-Length": "10" };
    const { status, json } = await send({
      headers,
      body: Buffer.from("0\r\n\r\n"),
    });
    expect([status, json.error?.code]).toEqual([400, "bad_form"]);
  });
});

describe("a form with a fault", () => {
  const latin1 = {
    ...field("caption", ""),
    body: Buffer.from("caf\xe9", "latin1"),
  };
  const FAULTS: Record<string, [() => RawPart[], number, object]> = {
    "without a file": [() => WORDS, 400, { file: "required" }],
    "with a file field left empty": [
      () => [...WORDS, file("", "", "application/octet-stream")],
      400,
      { file: "required" },
    ],
    "with an empty file": [() => [...WORDS, file("")], 400, { file: "empty" }],
    "with two files": [
      () => [...WORDS, file(picture), file(picture)],
      400,
      { file: "too_many" },
    ],
    "without a description": [
      () => [field("category", "family"), file(picture)],
      400,
      { altText: "required" },
    ],
    "with an unknown category": [
      () => [ALT, field("category", "nobody"), file(picture)],
      400,
      { category: "unknown" },
    ],
    "with two texts of one name": [
      () => [
        ...WORDS,
        field("caption", "a"),
        field("caption", "b"),
        file(picture),
      ],
      400,
      { caption: "malformed" },
    ],
    "with a text in another encoding": [
      () => [...WORDS, latin1, file(picture)],
      400,
      { caption: "malformed" },
    ],
    "with a text encoded for mail": [
      () => [
        ...WORDS,
        {
          ...field("caption", "eA=="),
          head: `${field("caption", "").head}\r\nContent-Transfer-Encoding: base64`,
        },
        file(picture),
      ],
      400,
      { caption: "malformed" },
    ],
    "with a NUL in a text": [
      () => [...WORDS, field("caption", "a\0b"), file(picture)],
      400,
      { caption: "unstorable" },
    ],
    "with a caption that is too long": [
      () => [...WORDS, field("caption", "x".repeat(501)), file(picture)],
      400,
      { caption: "too_long" },
    ],
  };
  for (const [name, [parts, expected, fields]] of Object.entries(FAULTS))
    test(`${name} is told which`, async () => {
      const before = await traces();
      const { status, json, body } = await sendForm(parts());
      expect(status, body).toBe(expected);
      expect(json.error).toMatchObject({ code: "bad_form", fields });
      expect(await traces()).toEqual(before);
    });

  test.each([
    ["filename*=UTF-8''%e2%82%ac%20socks.jpg", "€ socks.jpg"],
    ["filename=\"a.jpg\"; filename*=utf-8''b.jpg", "b.jpg"],
    [`filename="${"x".repeat(9_000)}.jpg"`, `${"x".repeat(250)}….jpg`],
    ['filename="a%0d%0aX-Evil: 1.jpg"', "a%0d%0aX-Evil: 1.jpg"],
  ])("a file whose name is sent as %s is taken", async (sent, shown) => {
    const head = `Content-Disposition: form-data; name="file"; ${sent}\r\nContent-Type: image/jpeg`;
    const { status, json, body } = await sendForm([
      ...WORDS,
      { head, body: pictureOf(shown) },
    ]);
    expect(status, body).toBe(201);
    const where = { id: String(json["id"]) };
    const upload = await house.services.db.upload.findUnique({ where });
    expect(upload?.fileName).toBe(shown);
  });
});

describe("content that is no picture", () => {
  test.each(refusedFiles().filter(({ reason }) => reason !== "too_large"))(
    "as $reason/$name is refused, whatever is said with it",
    async ({ path, reason }) => {
      const before = await traces();
      const bytes = await readFile(path);
      const { status, json } = await sendForm([file(bytes, "fine.jpg")]);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      if (
        reason === "unsupported_type" &&
        bytes.length > 0 &&
        bytes.length <= MAX
      )
        expect([status, json.error?.code]).toEqual([415, "unsupported_type"]);
      expect(await traces()).toEqual(before);
    },
  );

  test.each([
    ["MZ\x90\0", "executable"],
    ["#!/bin/sh\nrm", "script"],
    ["PK\x03\x04", "archive"],
    ["#EXTM3U\n", "playlist"],
  ])("%j leaves a line for whoever watches", async (bytes, kind) => {
    const { lines } = house.services.log;
    const from = lines.length;
    const { status } = await sendForm([
      ...WORDS,
      file(Buffer.from(bytes, "latin1")),
    ]);
    expect(status).toBe(415);
    const line = lines
      .slice(from)
      .find(({ event }) => event === "suspicious_upload");
    expect(line).toMatchObject({ stream: "security", fields: { kind } });
  });

  test("under another name is taken as what it is", async () => {
    const bytes = await readFile(acceptedFile("jpeg-named.png"));
    const { status, json } = await sendForm([
      ...WORDS,
      file(bytes, "a.png", "image/png"),
    ]);
    expect(status).toBe(201);
    const { asset } = await house.services.db.meme.findUniqueOrThrow({
      where: { id: String(json["id"]) },
      include: { asset: true },
    });
    expect(asset.format).toBe("jpeg");
  });
});

describe("somebody who may not upload", () => {
  const flood = Buffer.alloc(65_536);
  test("is told so before the body is read", async () => {
    const { status, json } = await sendRaw(house.port, {
      headers: { "Content-Length": "500000", Expect: "100-continue" },
    });
    expect([status, json.error?.code]).toEqual([401, "unauthenticated"]);
    const sending = await sendRaw(house.port, {
      headers: { "Transfer-Encoding": "chunked" },
      flood: Buffer.concat([
        Buffer.from("10000\r\n"),
        flood,
        Buffer.from("\r\n"),
      ]),
    });
    expect(sending.status).toBe(401);
  });

  test("a sender who goes away leaves nothing", async () => {
    const before = await traces();
    const body = formBody([...WORDS, file(picture)]).subarray(0, 5_000);
    const headers = { "Content-Length": "90000" };
    const { status } = await send({ headers, body, abort: true });
    expect(status).toBe(0);
    expect(await traces()).toEqual(before);
  });
});
