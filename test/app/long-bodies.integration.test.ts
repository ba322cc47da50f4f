import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { MAX_BODY_BYTES } from "#app/platform/body-limit.server.ts";
import { openStarter, type Starter } from "./fresh-app.ts";
import { sendRaw, type RawSending } from "./raw-form.ts";
import type { RunningApp } from "./running-app.ts";

let starter: Starter;
let app: RunningApp;
beforeAll(async () => {
  starter = await openStarter([]);
  app = await starter.start({ env: { RATE_LIMITS: "off" } });
});
afterAll(() => starter.stop());

const URLENCODED = "application/x-www-form-urlencoded";
const CHUNKED = { "Transfer-Encoding": "chunked" };
/** 16 KiB in a chunk. */
const CHUNK = Buffer.from(`4000\r\n${"x".repeat(0x4000)}\r\n`);

function send(path: string, { headers, ...sending }: RawSending) {
  const own = { Origin: app.url, "Content-Type": URLENCODED };
  return sendRaw(app.port, {
    ...{ path, ...sending },
    headers: { ...own, ...headers },
  });
}
const declared = (bytes: number, headers = {}) => ({
  headers: { "Content-Length": String(bytes), ...headers },
});
/** A form of one field, of exactly so many bytes. */
const formOf = (bytes: number) => Buffer.from("email=".padEnd(bytes, "x"));
const codeOf = ({ status, json }: Awaited<ReturnType<typeof send>>) => [
  status,
  json.error?.code,
];
const TOO_LARGE = [413, "too_large"];

const ADDRESSES: Record<string, string> = {
  "a form": "/login",
  "an act": "/skips",
  "a call of the API": "/api/v1/sessions",
  "an address that nothing is at": "/no-such-page",
};
for (const [name, path] of Object.entries(ADDRESSES))
  test(`${name} that says it is too long is refused before any of it comes`, async () => {
    const answer = await send(path, declared(MAX_BODY_BYTES + 1));
    expect(codeOf(answer)).toEqual(TOO_LARGE);
  });

test("a form of the greatest length is read, one of a byte more is not, in one piece or in chunks", async () => {
  for (const [bytes, status] of [
    [MAX_BODY_BYTES, 400],
    [MAX_BODY_BYTES + 1, 413],
  ] as const) {
    const whole = formOf(bytes);
    const chunk = `${bytes.toString(16)}\r\n${whole.toString()}\r\n0\r\n\r\n`;
    const answers = [
      await send("/login", { body: whole }),
      await send("/login", { headers: CHUNKED, body: Buffer.from(chunk) }),
    ];
    expect(answers.map((answer) => answer.status)).toEqual([status, status]);
  }
});

test("a body that goes on and on is cut off while it comes, told in the manner of who sends it", async () => {
  const flood = { flood: CHUNK, headers: CHUNKED };
  expect(codeOf(await send("/login", flood))).toEqual(TOO_LARGE);
  expect(codeOf(await send("/api/v1/sessions", json(flood)))).toEqual(
    TOO_LARGE,
  );
  const page = await send("/login", {
    ...flood,
    headers: { ...CHUNKED, Accept: "text/html" },
  });
  expect(page.status).toBe(413);
  expect(page.body).toContain("That was too much");
  const multipart = "multipart/form-data; boundary=frontier";
  const field = Buffer.from(
    `6a\r\n${'--frontier\r\nContent-Disposition: form-data; name="email"\r\n\r\n'.padEnd(0x6a, "x")}\r\n`,
  );
  const form = await send("/login", {
    ...{ body: field, flood: CHUNK },
    headers: { ...CHUNKED, "Content-Type": multipart },
  });
  expect(codeOf(form)).toEqual(TOO_LARGE);
  expect(app.output()).not.toContain("unexpected_error");
});

test("an answer that needs no body closes the connection, however much is still to come", async () => {
  const answer = await send("/logout", { flood: CHUNK, headers: CHUNKED });
  expect(answer.status).toBe(303);
  expect(answer.head).toMatch(/connection: close/i);
});

test("a body that a GET or a HEAD brings on and on ends its connection, and nothing else", async () => {
  const flood = { flood: CHUNK, headers: CHUNKED };
  const paths = ["/setup?token=x", "/password/renewal?token=x", "/login"];
  for (const method of ["GET", "HEAD"])
    await Promise.all(
      [...paths, ...paths].map((path) => send(path, { ...flood, method })),
    );
  const { status } = await fetch(`${app.url}/health/live`);
  expect(status).toBe(200);
});

test("many of them at once cost no memory", async () => {
  const before = await residentBytes();
  const flood = { flood: CHUNK, headers: CHUNKED };
  const paths = ["/login", "/signup", "/skips", "/logout"];
  await Promise.all(
    Array.from({ length: 20 }, (_, at) =>
      send(paths[at % paths.length] ?? "", flood),
    ),
  );
  // Read whole they would be 20 times what a sender may send on after its answer, more than a gigabyte. How much of what
  // was dropped is still to be collected differs from machine to machine.
  expect((await residentBytes()) - before).toBeLessThan(512 * 1024 * 1024);
});

test("a body that is no form is told so", async () => {
  for (const type of [
    ...["text/plain", "application/json", "multipart/form-data"],
    ...["multipart/form-data; boundary=frontier", "nonsense"],
  ]) {
    const answer = await send("/login", {
      ...{ headers: { "Content-Type": type }, body: Buffer.from("email=pia") },
    });
    expect([type, answer.status]).toEqual([type, 400]);
  }
  expect(app.output()).not.toContain("unexpected_error");
});

function json({ headers, ...sending }: RawSending): RawSending {
  const type = { "Content-Type": "application/json" };
  return { ...sending, headers: { ...headers, ...type } };
}

/** What the app's process has in memory. */
async function residentBytes(): Promise<number> {
  const status = await readFile(`/proc/${app.pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024;
}
