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
import {
  attackApp,
  INSIDE,
  peakMemory,
  temporaryFiles,
  type AttackedApp,
  type Attacker,
} from "./attacked-app.ts";
import { ask } from "./browser-request.ts";
import {
  BOUNDARY,
  field,
  file,
  formBody,
  sendRaw,
  type RawAnswer,
  type RawPart,
  type RawSending,
} from "./raw-form.ts";
import { acceptedFile, refusedFiles } from "../files/read.ts";

const MAX = 200_000;
const MORE_MEMORY_MIB = 50;
const ALT = field("altText", "A sock that looks for its twin.");
const WORDS = [ALT, field("category", "family")];

let attacked: AttackedApp;
let pia: Attacker;
let tomas: Attacker;
let picture: Buffer;
beforeAll(async () => {
  attacked = await attackApp({ env: { MAX_IMAGE_BYTES: String(MAX) } });
  pia = await attacked.enrol("pia");
  tomas = await attacked.enrol("tomas");
  picture = await readFile(acceptedFile("photo.jpg"));
});
afterAll(() => attacked?.stop());

/** The same picture with other bytes: what stands after a JPEG's end is no part of it. */
const pictureOf = (name: string) => Buffer.concat([picture, Buffer.from(name)]);
/** Sends as Pia. A refusal tells nothing of what is inside. */
async function send(sending: RawSending): Promise<RawAnswer> {
  const headers = { ...pia.token, ...sending.headers };
  const answer = await sendRaw(attacked.app.port, { ...sending, headers });
  if (answer.status >= 400)
    expect(answer.head + answer.body).not.toMatch(INSIDE);
  return answer;
}
const sendForm = (parts: RawPart[], headers: Record<string, string> = {}) =>
  send({ body: formBody(parts), headers });
const traces = () => attacked.traces();
const uploadOf = (id: unknown) =>
  attacked.services.db.upload.findUnique({ where: { id: String(id) } });

/** Without what the page says to its own scripts. */
const withoutScripts = (page: string) =>
  page.replace(/<script.*?<\/script>|<link[^>]*>/gs, "");

/** Paths of temporary files that the server has open. */
async function openFiles(): Promise<string[]> {
  const folder = `/proc/${attacked.app.pid}/fd`;
  const fds = await readdir(folder).catch(() => []);
  const paths = await Promise.all(
    fds.map((fd) => readlink(join(folder, fd)).catch(() => "")),
  );
  return paths.filter((path) => path.includes("/upload-"));
}

afterEach(async () => {
  await vi.waitFor(async () => {
    expect(await temporaryFiles(attacked.app)).toEqual([]);
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
    expect(await uploadOf(id)).toMatchObject({
      memeId: id,
      method: "api",
      fileName: "b> socks.jpg",
    });
    const path = `/api/v1/submissions/${id}`;
    const asked = await ask(attacked.app, path, { headers: pia.token });
    expect(JSON.parse(asked.body)).toMatchObject({
      ...{ id, status: "processing", state: "pending" },
      progress: { done: 0, of: 2 },
    });
    const hidden = await ask(attacked.app, path, { headers: tomas.token });
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

  test("under a key that somebody else has used is an upload of one's own, and theirs is theirs", async () => {
    const key = { "Idempotency-Key": "one that both have thought of" };
    const parts = [...WORDS, file(pictureOf("a key of two"))];
    const mine = await sendForm(parts, key);
    const theirs = await sendForm(parts, { ...tomas.token, ...key });
    expect([mine.status, theirs.status]).toEqual([201, 201]);
    expect(theirs.json["id"]).not.toBe(mine.json["id"]);
  });

  test("of somebody else's picture is an upload of one's own", async () => {
    const parts = [...WORDS, file(pictureOf("shared"))];
    const mine = await sendForm(parts);
    const theirs = await sendForm(parts, tomas.token);
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

  test.each(["/upload", "/upload.data"])(
    "is refused before it comes at %s too",
    async (path) => {
      const before = await traces();
      const { status, head, body } = await sendRaw(attacked.app.port, {
        path,
        headers: {
          ...{ Cookie: pia.cookie, Origin: attacked.app.url },
          ...{ "Content-Length": "9999999999", Expect: "100-continue" },
        },
      });
      expect(status).toBe(413);
      expect(head).not.toMatch(/^HTTP\/1.1 100/);
      expect(head).toMatch(/connection: close/i);
      expect(withoutScripts(body)).not.toMatch(INSIDE);
      expect(await traces()).toEqual(before);
    },
  );

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
    // What comes beyond the length is a broken next request, whose reset may overtake the answer on a busy machine.
    { retry: 2 },
    async (_, headers) => {
      const before = await traces();
      const peak = await peakMemory(attacked.app.pid);
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
      await vi.waitFor(async () => expect(await traces()).toEqual(before));
      const grown = (await peakMemory(attacked.app.pid)) - peak;
      expect(grown).toBeLessThan(MORE_MEMORY_MIB);
      await attacked.app.untilPrinted(
        new RegExp(`"${json.error?.requestId}".*"code":"too_large"`),
      );
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
    "with a file that has no file name": [
      () => [
        ...WORDS,
        {
          head: `${field("file", "").head}\r\nContent-Type: image/jpeg`,
          body: picture,
        },
      ],
      400,
      { file: "malformed" },
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
    "with a text on both sides of the file": [
      () => [
        ...WORDS,
        field("caption", "a"),
        file(picture),
        field("caption", "b"),
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
    expect((await uploadOf(json["id"]))?.fileName).toBe(shown);
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
      ) {
        expect([status, json.error?.code]).toEqual([415, "unsupported_type"]);
        expect(json.error?.message).toMatch(/JPEG.*PNG.*WebP/);
      }
      expect(await traces()).toEqual(before);
    },
  );

  test.each([
    ["MZ\x90\0", "executable"],
    ["#!/bin/sh\nrm", "script"],
    ["PK\x03\x04", "archive"],
    ["#EXTM3U\n", "playlist"],
  ])("%j leaves a line for whoever watches", async (bytes, kind) => {
    const { status, json } = await sendForm([
      ...WORDS,
      file(Buffer.from(bytes, "latin1")),
    ]);
    expect(status).toBe(415);
    const { requestId } = json.error ?? {};
    await attacked.app.untilPrinted(
      new RegExp(`"${requestId}".*"kind":"${kind}".*"suspicious_upload"`),
    );
  });

  test("under another name is taken as what it is", async () => {
    const bytes = await readFile(acceptedFile("jpeg-named.png"));
    const { status, json } = await sendForm([
      ...WORDS,
      file(bytes, "a.png", "image/png"),
    ]);
    expect(status).toBe(201);
    const { asset } = await attacked.services.db.meme.findUniqueOrThrow({
      where: { id: String(json["id"]) },
      include: { asset: true },
    });
    expect(asset.format).toBe("jpeg");
  });
});

test("each refusal is one line in the log, with its code and its request", async () => {
  const { json } = await sendForm([...WORDS, file("no picture")]);
  const { requestId, code } = json.error ?? {};
  const lines = () =>
    attacked.app
      .output()
      .split("\n")
      .filter((line) => line.includes(`"${requestId}"`))
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  await vi.waitFor(() => expect(lines()).toHaveLength(2));
  expect(lines()).toMatchObject([
    { event: "upload_refused", code },
    { event: "request", status: 415 },
  ]);
});

test("so is one for which no file was looked into", async () => {
  const { json } = await sendForm(WORDS);
  const { requestId } = json.error ?? {};
  const line = new RegExp(`"upload_refused".*"no_file".*"${requestId}"`);
  const other = new RegExp(`"${requestId}".*"no_file".*"upload_refused"`);
  await vi.waitFor(() =>
    expect([line, other].some((one) => one.test(attacked.app.output()))).toBe(
      true,
    ),
  );
});

describe("somebody who may not upload", () => {
  const flood = Buffer.concat([
    Buffer.from("10000\r\n"),
    Buffer.alloc(65_536),
    Buffer.from("\r\n"),
  ]);
  const chunked = { "Transfer-Encoding": "chunked" };
  test("is told so before the body is read", async () => {
    const { status, json } = await sendRaw(attacked.app.port, {
      headers: { "Content-Length": "500000", Expect: "100-continue" },
    });
    expect([status, json.error?.code]).toEqual([401, "unauthenticated"]);
    const sending = { headers: chunked, flood };
    expect((await sendRaw(attacked.app.port, sending)).status).toBe(401);
  });

  test("any more is sent to sign in, or told so, before the body is read", async () => {
    const late = await attacked.enrol("late");
    const { session } = attacked.services.db;
    await session.updateMany({
      where: { personId: late.person.id },
      data: { expiresAt: new Date() },
    });
    const before = await traces();
    const own = { Cookie: late.cookie, Origin: attacked.app.url, ...chunked };
    const ANSWERS = {
      "/upload": [303, /^location: \/login\?next=%2Fupload\r?$/im],
      "/upload.data": [202, /"\/login\?next=%2Fupload"/],
      "/api/v1/uploads": [401, /"unauthenticated"/],
    } as const;
    for (const [path, [status, words]] of Object.entries(ANSWERS)) {
      const answer = await sendRaw(attacked.app.port, {
        ...{ path, headers: own, flood },
      });
      expect([path, answer.status]).toEqual([path, status]);
      expect(answer.head + answer.body).toMatch(words);
      // The cookie that is over is forgotten.
      expect(answer.head).toMatch(/set-cookie: session=; .*max-age=0/i);
    }
    expect(await traces()).toEqual(before);
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
