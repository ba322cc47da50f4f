import { once } from "node:events";
import { readdir, readFile } from "node:fs/promises";
import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import { connect, type AddressInfo, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { cutSlowSenders } from "#app/platform/slow-senders.server.ts";
import * as sessions from "#app/routes/api.v1.sessions.ts";
import * as uploads from "#app/routes/api.v1.uploads.ts";
import { copyEmbedded } from "../database.ts";
import { acceptedFile } from "../files/read.ts";
import { createHandTimer, type HandTimer } from "../hand-timer.ts";
import { makeCategory } from "../memes.ts";
import { openApiHouse, type ApiHouse } from "./api-house.ts";
import { BOUNDARY, field, file, formBody, sendRaw } from "./raw-form.ts";

const MEBIBYTE = 1024 * 1024;
const LOOK_MS = 25_000;
const WORDS = [
  field("altText", "A sock that takes its time."),
  field("category", "family"),
];

let house: ApiHouse;
let remove: () => Promise<void>;
let token: { Authorization: string };
let form: Buffer;
let timer: HandTimer;
/** The server's end. */
let newest: Socket | undefined;
beforeAll(async () => {
  const place = await copyEmbedded({ RATE_LIMITS: "off" });
  remove = place.remove;
  house = await openApiHouse(place, {
    "api/v1/sessions": sessions,
    "api/v1/uploads": uploads,
  });
  await makeCategory(house.services);
  token = await house.tokenOf("pia@example.com");
  const picture = await readFile(acceptedFile("photo.jpg"));
  const padded = Buffer.concat([picture, Buffer.alloc(2 * MEBIBYTE)]);
  form = formBody([...WORDS, file(padded)]);
  house.server.on("connection", (socket: Socket) => (newest = socket));
  const hand = () => timer;
  cutSlowSenders(house.server, {
    takesFiles: house.features.takesFiles,
    timer: {
      now: () => hand().now(),
      after: (ms, ring) => hand().after(ms, ring),
    },
  });
});
afterAll(async () => {
  await house?.close();
  await remove?.();
});
beforeEach(() => {
  timer = createHandTimer();
});

interface Sender {
  socket: Socket;
  /** All that was said to it, once the connection is closed. */
  said: Promise<string>;
}

/** Begins a request; its body is the test's to send. */
async function begin(
  path: string,
  headers: Record<string, string | number>,
  body: Buffer | string = "",
): Promise<Sender> {
  const asked = once(house.server, "request");
  const socket = connect(house.port, "127.0.0.1");
  const all = { Host: "localhost", Connection: "close", ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  let words = "";
  socket.setEncoding("utf8").on("data", (part) => (words += part));
  socket.on("error", () => undefined);
  const said = once(socket, "close").then(() => words);
  socket.write(`POST ${path} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`);
  socket.write(body);
  await asked;
  return { socket, said };
}

const beginUpload = (body: Buffer) =>
  begin(
    "/api/v1/uploads",
    {
      ...token,
      "Content-Type": `multipart/form-data; boundary=${BOUNDARY}`,
      "Content-Length": form.length,
    },
    body,
  );

/** Waits until the server has begun to keep a picture, and has read so much of the newest connection. */
async function untilRead(bytes: number): Promise<void> {
  await vi.waitFor(async () => {
    expect(await readdir(house.services.env.TMP_DIR)).not.toEqual([]);
    expect(newest?.bytesRead).toBeGreaterThan(bytes);
  });
}

test("words that drip are cut off, with an answer that says so", async () => {
  const length = { "Content-Type": "application/json", "Content-Length": 100 };
  const { socket, said } = await begin("/api/v1/sessions", length, '{"email"');
  timer.advance(LOOK_MS - 1);
  socket.write(":");
  expect(socket.destroyed).toBe(false);
  timer.advance(1);
  const answer = await said;
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  expect(answer).toMatch(/content-security-policy: default-src 'none'/i);
  expect(JSON.parse(answer.split("\r\n\r\n")[1] ?? "")).toMatchObject({
    error: { code: "bad_form", requestId: expect.any(String) as string },
  });
});

test("a picture that drips is cut off, and leaves nothing", async () => {
  const { said } = await beginUpload(form.subarray(0, 50_000));
  await untilRead(40_000);
  timer.advance(LOOK_MS);
  expect(await said).toMatch(/^HTTP\/1\.1 408 /);
  await vi.waitFor(async () => {
    expect(await readdir(house.services.env.TMP_DIR)).toEqual([]);
  });
  expect(await house.services.db.upload.count()).toBe(0);
});

test("a picture that comes as slowly as an honest telephone sends it arrives", async () => {
  const step = 512 * 1024;
  const { socket, said } = await beginUpload(form.subarray(0, step));
  for (let sent = step; sent < form.length; sent += step) {
    await untilRead(sent - 100_000);
    timer.advance(LOOK_MS);
    socket.write(form.subarray(sent, sent + step));
  }
  expect(await said).toMatch(/^HTTP\/1\.1 201 /);
});

test("two hundred drips are all cut off, and nobody else waits for them", async () => {
  const { Authorization } = token;
  const drips: Sender[] = [];
  for (let count = 0; count < 100; count++)
    drips.push(
      await begin("/api/v1/uploads", { Authorization, "Content-Length": 999 }),
      await begin("/api/v1/sessions", { "Transfer-Encoding": "chunked" }, "1"),
    );
  const honest = await sendRaw(house.port, { headers: token, body: form });
  expect([200, 201]).toContain(honest.status);
  timer.advance(LOOK_MS);
  await Promise.all(drips.map(({ said }) => said));
  const open = await new Promise((resolve) =>
    house.server.getConnections((_, count) => resolve(count)),
  );
  expect(open).toBe(0);
});

test("a body that we ourselves leave waiting is not late", async () => {
  const server = createServer();
  cutSlowSenders(server, { takesFiles: () => false, timer });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const asked = once(server, "request");
  const socket = connect(port, "127.0.0.1");
  socket.write(
    "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\na",
  );
  const [request, response] = (await asked) as [
    IncomingMessage,
    ServerResponse,
  ];
  timer.advance(LOOK_MS);
  socket.write("b");
  response.end(await text(request));
  const [said] = (await once(socket, "data")) as [Buffer];
  expect(said.toString()).toMatch(/^HTTP\/1\.1 200 [\s\S]*ab/);
  socket.destroy();
  server.close();
});
