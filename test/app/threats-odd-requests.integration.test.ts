import { once } from "node:events";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import {
  attackApp,
  INSIDE,
  type AttackedApp,
  type Attacker,
} from "./attacked-app.ts";
import { ask, type Answer } from "./browser-request.ts";
import { ACCESS } from "./permission-table.ts";

let attacked: AttackedApp;
let mira: Attacker;
/** What was said to those who began to drip before all else here, each once its connection is closed. */
let drips: Promise<string>[];
beforeAll(async () => {
  attacked = await attackApp();
  mira = await attacked.enrol("mira", "admin");
  const token = `Authorization: ${mira.token.Authorization}`;
  const host = `Host: localhost:${attacked.app.port}`;
  const form = "Content-Type: application/x-www-form-urlencoded";
  const STARTS = [
    ["POST /login HTTP/1.1", host, form, "Content-Length: 99", "", "email=a"],
    [
      "POST /login.data HTTP/1.1",
      host,
      form,
      "Transfer-Encoding: chunked",
      "",
      "1",
    ],
    [
      "POST /api/v1/sessions HTTP/1.1",
      host,
      "Content-Type: application/json",
      "Content-Length: 99",
      "",
      "{",
    ],
    [
      "POST /api/v1/uploads HTTP/1.1",
      host,
      token,
      "Content-Type: multipart/form-data; boundary=x",
      "Content-Length: 9999",
      "",
      "--x\r\n",
    ],
    ["GET /login HTTP/1.1", host, "X-Never"],
  ];
  drips = Array.from({ length: 10 }, () =>
    STARTS.map((lines) => sendBytes(lines.join("\r\n"))),
  ).flat();
});
afterAll(() => attacked?.stop());

/** Whatever was sent, none of it was an error of ours. */
afterEach(() => {
  expect(attacked.app.output()).not.toContain('"unexpected_error"');
});

const stateOfThings = async () => ({
  ...(await attacked.traces()),
  sessions: await attacked.services.db.session.count(),
  tokens: await attacked.services.db.apiToken.findMany({
    select: { id: true, scopes: true, revokedAt: true },
  }),
});

/** Addresses with a screen or a form of their own, as pages and as Remix's scripts ask for them. */
const FORMS = Object.values(ACCESS).flatMap(({ path, POST }) => {
  const bare = path.replace(/\?.*/, "");
  const isForm = POST && POST !== "nobody" && !path.startsWith("/api/");
  return isForm ? [bare, `${bare}.data`] : [];
});

function send(
  method: string,
  path: string,
  body: string,
  headers: Record<string, string>,
): Promise<Answer> {
  return ask(attacked.app, path, {
    ...{ method, body },
    headers: {
      "Content-Length": String(Buffer.byteLength(body)),
      ...{ Cookie: mira.cookie, Origin: attacked.app.url, ...headers },
    },
  });
}

/** What a page says to people. */
const words = ({ body }: Answer) =>
  body.replace(/<script.*?<\/script>|<link[^>]*>/gs, "");

describe("a body that is no form is the sender's fault, at every address that takes one (U12)", () => {
  const BODIES: Record<string, [type: string, body: string]> = {
    JSON: ["application/json", '{"email":"a"}'],
    "plain text": ["text/plain", "email=a"],
    bytes: ["application/octet-stream", "\0\u00ff"],
    nothing: ["", ""],
    "a type of nobody's": ["x", "email=a"],
    "Remix's own type": ["text/x-turbo", '[{"_1":2}]'],
    "parts without a boundary": ["multipart/form-data", "--x\r\n"],
    "parts that end too early": [
      "multipart/form-data; boundary=x",
      "--x\r\nContent-Disposition: form-data",
    ],
    "parts of no form": ["multipart/mixed; boundary=x", "--x--\r\n"],
    "half of a form": [
      "multipart/form-data; boundary=x",
      '--x\r\nContent-Disposition: form-data; name="email"\r\n\r\na',
    ],
  };
  test.each(Object.entries(BODIES))("%s", async (_, [type, body]) => {
    const before = await stateOfThings();
    for (const path of FORMS) {
      // They ask for no form.
      if (/^\/logout|\/revocation|\/disconnection/.test(path)) continue;
      const answer = await send("POST", path, body, { "Content-Type": type });
      expect([path, answer.status]).toEqual([
        path,
        expect.toBeOneOf([400, 404]),
      ]);
      expect(words(answer), path).not.toMatch(INSIDE);
    }
    expect(await stateOfThings()).toEqual(before);
  });
});

test("forty thousand fields are too many, and hold up nobody", async () => {
  const type = { "Content-Type": "application/x-www-form-urlencoded" };
  const many = "email=&".repeat(37_000);
  const answer = await send("POST", "/password/reset", many, type);
  expect(answer.status).toBe(400);
  const part = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n';
  const parts = await send(
    "POST",
    "/password/reset",
    `${part.repeat(5_000)}--x--\r\n`,
    { "Content-Type": "multipart/form-data; boundary=x" },
  );
  expect(parts.status).toBe(400);
});

describe("a method that no screen has does nothing (U13)", () => {
  test.each(["PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"])(
    "%s",
    async (method) => {
      const before = await stateOfThings();
      const screens = Object.values(ACCESS).flatMap(({ path }) =>
        path.startsWith("/api/")
          ? []
          : [path, `${path.replace(/\?.*/, "")}.data`],
      );
      for (const path of screens) {
        if (path.startsWith("/?") || path.startsWith("/.")) continue;
        const answer = await send(method, path, "name=x", {
          "Content-Type": "application/x-www-form-urlencoded",
        });
        expect([path, answer.status]).toEqual([path, 405]);
        expect(answer.headers.allow).toBe("GET, HEAD, POST");
        expect(answer.headers).not.toHaveProperty("set-cookie");
      }
      expect(await stateOfThings()).toEqual(before);
    },
  );
});

test("no answer that somebody's session made is kept by a cache, whatever its address looks like", async () => {
  for (const path of [
    ...["/account", "/account/", "/ACCOUNT", "/account?x.js", "/account.data"],
    ...["/account/x.css", "/account;x.css", "/account%0a.css", "/x.css"],
    ...["/account/..%2fx.css", "/assets/none.js", "/no-such-page", "/login"],
    ...["/login.css", "/submissions", "/submissions/x.png", "/upload/x.js"],
  ]) {
    const headers = { Cookie: mira.cookie, Accept: "text/html" };
    const answer = await ask(attacked.app, path, { headers });
    expect([path, answer.headers["cache-control"]]).toEqual([
      path,
      expect.stringContaining("no-store"),
    ]);
  }
});

describe("bytes that two servers would read in two ways are no request", () => {
  const host = () => `Host: localhost:${attacked.app.port}`;
  const hidden = () => `GET /health/live HTTP/1.1\r\n${host()}\r\n\r\n`;
  const post = (...lines: string[]) =>
    ["POST /login HTTP/1.1", host(), ...lines].join("\r\n");
  const SMUGGLED: Record<string, () => string> = {
    "a length beside chunks": () =>
      `${post("Content-Length: 4", "Transfer-Encoding: chunked")}\r\n\r\n0\r\n\r\n`,
    "two lengths": () =>
      `${post("Content-Length: 0", "Content-Length: 5")}\r\n\r\n12345`,
    "a length with a sign": () => `${post("Content-Length: +5")}\r\n\r\n12345`,
    "a length in hexadecimal": () => `${post("Content-Length: 0x5")}\r\n\r\n`,
    "chunks that are not last": () =>
      `${post("Transfer-Encoding: chunked, identity")}\r\n\r\n0\r\n\r\n`,
    "an encoding of nobody's": () =>
      `${post("Transfer-Encoding: xchunked")}\r\n\r\n0\r\n\r\n`,
    "a space before the colon": () =>
      `${post("Transfer-Encoding : chunked")}\r\n\r\n0\r\n\r\n`,
    "a folded line": () => `${post("X-Folded: a", " b: c")}\r\n\r\n`,
    "bare line feeds": () => `GET /login HTTP/1.1\n${host()}\n\n`,
    "a bare line feed after a chunk's size": () =>
      `${post("Transfer-Encoding: chunked")}\r\n\r\n1;a\nX\r\n0\r\n\r\n`,
    "a chunk's size with a sign": () =>
      `${post("Transfer-Encoding: chunked")}\r\n\r\n-1\r\nX\r\n0\r\n\r\n`,
    "two hosts": () =>
      `GET /login HTTP/1.1\r\n${host()}\r\nhOsT: evil.example.com\r\n\r\n`,
    "one host twice": () =>
      `GET /login HTTP/1.1\r\n${host()}\r\n${host()}\r\n\r\n`,
    "a NUL in a header": () =>
      `GET /login HTTP/1.1\r\n${host()}\r\nX-A: a\0b\r\n\r\n`,
  };
  test.each(Object.entries(SMUGGLED))("%s", async (_, bytes) => {
    const answer = await sendBytes(bytes() + hidden());
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toMatch(/content-security-policy: default-src 'none'/i);
    expect(answer).not.toContain('"status":"alive"');
    expect(answer.split("\r\n\r\n")[1]).not.toMatch(INSIDE);
  });

  test("an expectation of nobody's is passed over, with every header of ours", async () => {
    const expecting = post("Expect: 200-ok", "Content-Length: 0");
    const answer = await sendBytes(`${expecting}\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toMatch(/x-content-type-options: nosniff/i);
  });

  test("two origins are none", async () => {
    const answer = await sendBytes(
      [
        ...["POST /logout HTTP/1.1", host(), "Content-Length: 0"],
        ...[`Cookie: ${mira.cookie}`, `Origin: ${attacked.app.url}`],
        ...["Origin: https://evil.example.com", "Connection: close", "", ""],
      ].join("\r\n"),
    );
    expect(answer).toMatch(/^HTTP\/1\.1 403 /);
    const headers = { Cookie: mira.cookie };
    const still = await ask(attacked.app, "/account", { headers });
    expect(still.status).toBe(200);
  });
});

test("fifty senders that drip are told that it took too long, and leave nothing (R14)", async () => {
  for (const said of await Promise.all(drips))
    expect(said).toMatch(/^HTTP\/1\.1 408 /);
  const { temporary, uploads } = await attacked.traces();
  expect({ temporary, uploads }).toEqual({ temporary: [], uploads: 0 });
});

describe("the address in a request line (X4)", () => {
  const said = async (target: string) => {
    const host = `Host: localhost:${attacked.app.port}`;
    const lines = [`GET ${target} HTTP/1.1`, host, "Accept: text/html"];
    return sendBytes([...lines, "Connection: close", "", ""].join("\r\n"));
  };

  test("may be our own, as proxies write it", async () => {
    const own = `http://localhost:${attacked.app.port}`;
    expect(await said(`${own}/login?next=%2Fupload`)).toMatch(
      /^HTTP\/1.1 200 [^]*name="next" value="\/upload"/,
    );
    expect(await said(`${own}/health/live`)).toMatch(/^HTTP\/1.1 200 /);
  });

  test.each([
    ["http://evil.example/login", 421],
    ["https://evil.example", 421],
    ["*", 400],
    ["?", 400],
    ["http://", 400],
    ["http:evil.example", 400],
    ["evil.example:443", 400],
    ["javascript:alert(1)", 400],
  ])("is refused when it is %s", async (target, status) => {
    const answer = await said(target);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).not.toContain("evil.example");
  });
});

/** All that is said to these bytes until the server ends the connection. */
async function sendBytes(bytes: string): Promise<string> {
  const socket = connect(attacked.app.port, "127.0.0.1");
  await once(socket, "connect");
  socket.write(bytes, "latin1");
  return text(socket);
}
