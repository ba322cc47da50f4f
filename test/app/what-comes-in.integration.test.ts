import { once } from "node:events";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { STARRING } from "../cast.ts";
import { ask, type Answer, type Asking } from "./browser-request.ts";
import { openStarter, type Starter } from "./fresh-app.ts";
import type { RunningApp } from "./running-app.ts";

let starter: Starter;
let app: RunningApp;
let picture: string;
beforeAll(async () => {
  starter = await openStarter([STARRING.dayOfRest]);
  app = await starter.start();
  const page = await ask(app, "/");
  picture = /\/media\/[\w/-]+\.jpg/.exec(page.body)?.[0] ?? "";
});
afterAll(() => starter.stop());

const JSON_CALLER = { Accept: "application/json" };
const CSS = async () => {
  const page = await ask(app, "/welcome");
  return /\/assets\/[^"]+\.css/.exec(page.body)?.[0] ?? "";
};
const etagOf = async (path: string) => (await ask(app, path)).headers.etag;

/** What must never be in an answer that refuses: stacks, paths, names of libraries, other hosts. */
const INSIDE =
  /node_modules|\bat .+:\d+:\d+|\/work\/|\/home\/|\/tmp\/|\.ts\b|prisma|remix|express|ENOENT|pglite/i;

function expectSafe({ status, headers, body }: Answer) {
  expect(headers).toMatchObject({
    "x-content-type-options": "nosniff",
    "content-security-policy": expect.stringContaining("default-src") as string,
    "x-request-id": expect.stringMatching(/^[\w-]{8,}$/) as string,
  });
  expect(headers).not.toHaveProperty("x-powered-by");
  if (status >= 400) expect(body).not.toMatch(INSIDE);
}

describe("every answer says what it is, what it may load and which request it belongs to", () => {
  const ANSWERS: Record<string, [number, () => Promise<Answer>]> = {
    "the splash": [200, () => ask(app, "/")],
    "straight on": [302, () => ask(app, "/?splash=off")],
    "a screen": [200, () => ask(app, "/welcome")],
    "an unknown address": [404, () => ask(app, "/no-such-page")],
    "an unknown address, as JSON": [
      404,
      () => ask(app, "/no-such-page", { headers: JSON_CALLER }),
    ],
    "a wrong method": [405, () => ask(app, "/skips")],
    "a form of another kind": [400, () => post("/skips", "meme=nobody")],
    "a file of the app": [200, async () => ask(app, await CSS())],
    "a file of the app, unchanged": [304, async () => again(await CSS())],
    "a public file": [200, () => ask(app, "/favicon.svg")],
    "an unknown file": [404, () => ask(app, "/assets/none.js")],
    "a picture": [200, () => ask(app, picture)],
    "a picture, unchanged": [304, () => again(picture)],
    "a part of a picture": [206, () => range("bytes=0-9")],
    "no part of a picture": [416, () => range("bytes=99999999-")],
    "an unknown picture": [404, () => ask(app, "/media/none/none.jpg")],
    "a picture by a wrong method": [
      405,
      () => ask(app, picture, { method: "POST" }),
    ],
    health: [200, () => ask(app, "/health")],
    "health by a wrong method": [
      405,
      () => ask(app, "/health", { method: "POST" }),
    ],
    metrics: [200, () => ask(app, "/metrics")],
    "a foreign host": [
      421,
      () => ask(app, "/", { headers: { Host: "evil.example.com" } }),
    ],
    "a foreign page's form": [
      403,
      () => post("/skips", "", { Origin: "https://evil.example.com" }),
    ],
    "too large a header": [
      431,
      () => ask(app, "/", { headers: { Cookie: "a".repeat(40_000) } }),
    ],
    "no HTTP at all": [400, () => sendRaw("HELLO\r\n\r\n")],
    "a NUL in the address": [400, () => sendRaw("GET /\0 HTTP/1.1\r\n\r\n")],
    "no Host": [421, () => sendRaw("GET / HTTP/1.1\r\n\r\n")],
  };

  for (const [name, [status, get]] of Object.entries(ANSWERS)) {
    test(name, async () => {
      const answer = await get();
      expect(answer.status).toBe(status);
      expectSafe(answer);
    });
  }
});

test("an error of a route without a screen is a page for whoever reads pages, and JSON for others", async () => {
  const page = await ask(app, "/skips", { headers: { Accept: "text/html" } });
  expect([page.status, page.headers.allow]).toEqual([405, "POST"]);
  expect(page.body).toMatch(/<h1>.+<\/h1>/);
  const json = await ask(app, "/skips", { headers: JSON_CALLER });
  expect([json.status, json.headers.allow]).toEqual([405, "POST"]);
  expect(JSON.parse(json.body)).toMatchObject({
    error: { code: "method_not_allowed" },
  });
});

test("an address of uploads takes no other method for a POST, and a screen without a form takes none", async () => {
  const id = "0198c0de-0000-7000-8000-00000000dead";
  const paths = ["presign", "import", `${id}/complete`];
  for (const path of paths.map((last) => `/api/v1/uploads/${last}`))
    for (const method of ["PUT", "PATCH", "DELETE"]) {
      const { status, headers } = await ask(app, path, { method });
      expect([method, path, status]).toEqual([method, path, 405]);
      expect(headers.allow).toBe("POST");
    }
  const screen = await ask(app, "/welcome", { method: "POST" });
  expect([screen.status, screen.headers.allow]).toEqual([405, "GET, HEAD"]);
});

test("a screen's error after an act speaks the reader's language and names the request, too", async () => {
  const headers = { Accept: "text/html", "Accept-Language": "es" };
  const { status, body, ...answer } = await ask(app, "/welcome", {
    ...{ method: "POST", headers },
  });
  expect(status).toBe(405);
  expect(body).toContain('<html lang="es">');
  expect(body).toContain(String(answer.headers["x-request-id"]));
});

describe("what only another site would send changes nothing", () => {
  const OWN = () => ({ Origin: app.url, "Sec-Fetch-Site": "same-origin" });
  const SENDERS: Record<string, () => Record<string, string>> = {
    "another origin": () => ({ ...OWN(), Origin: "https://evil.example.com" }),
    "no origin to speak of": () => ({ ...OWN(), Origin: "null" }),
    "another port": () => ({ ...OWN(), Origin: "http://localhost:1" }),
    "another site": () => ({ ...OWN(), "Sec-Fetch-Site": "cross-site" }),
    "a sibling site": () => ({ ...OWN(), "Sec-Fetch-Site": "same-site" }),
    "a cookie without an origin": () => ({ Cookie: "mingus_seen=anything" }),
  };
  for (const [name, headers] of Object.entries(SENDERS)) {
    for (const path of ["/skips", "/continuations"]) {
      test(`${name} at ${path}`, async () => {
        const asking = { ...JSON_CALLER, ...headers() };
        const answer = await post(path, "meme=x", asking);
        expect(answer.status).toBe(403);
        expect(JSON.parse(answer.body)).toMatchObject({
          error: { code: "csrf", requestId: answer.headers["x-request-id"] },
        });
        expect(answer.headers).not.toHaveProperty("set-cookie");
      });
    }
  }
});

describe("no address leads to a file that is not public", () => {
  const UP = [
    "../",
    "..%2f",
    "%2e%2e/",
    "%2e%2e%2f",
    "..%5c",
    "..%252f",
    "%c0%ae%c0%ae/",
    "....//",
  ];
  const climbing = ["/", "/assets/", "/media/"].flatMap((start) =>
    UP.flatMap((up) =>
      ["package.json", "data/secrets.json", "etc/passwd"].map(
        (file) => start + up.repeat(6) + file,
      ),
    ),
  );
  const HIDDEN = [
    ...["/.env", "/.git/config", "/.git/HEAD", "/assets/.env", "/media/.env"],
    ...["/server.ts", "/package.json", "/build/server/index.js"],
    ...["/app/root.tsx", "/secrets.json", "/data/secrets.json"],
    ...["/media/originals/x", "/originals/x", "/held/x", "/media/"],
    ...["/assets/", "/assets", "//etc/passwd", "//evil.example.com/"],
    ...["/%00", "/media/%00.jpg", "/assets/a%00.css", "/favicon.svg%00"],
    ...["/%E0%A4%A", "/assets/%E0%A4%A", "/media/%E0%A4%A", "/%ff"],
    ...["/index.js.map", "/assets/index.js.map", "/media/a%2fb.jpg"],
  ];

  for (const path of [...climbing, ...HIDDEN]) {
    test(path, async () => {
      const answer = await ask(app, path);
      expect([400, 404]).toContain(answer.status);
      expectSafe(answer);
    });
  }
});

function post(
  path: string,
  body: string,
  headers: Record<string, string> = { Origin: app.url },
): Promise<Answer> {
  const type = { "Content-Type": "application/x-www-form-urlencoded" };
  const asking: Asking = { method: "POST", body };
  return ask(app, path, { ...asking, headers: { ...type, ...headers } });
}

async function again(path: string): Promise<Answer> {
  return ask(app, path, {
    headers: { "If-None-Match": (await etagOf(path)) ?? "" },
  });
}

function range(wanted: string): Promise<Answer> {
  return ask(app, picture, { headers: { Range: wanted } });
}

/** What Node's own client would refuse to send. */
async function sendRaw(request: string): Promise<Answer> {
  const socket = connect(app.port, "127.0.0.1");
  await once(socket, "connect");
  socket.end(request);
  const [head = "", body = ""] = (await text(socket)).split("\r\n\r\n", 2);
  const [first = "", ...lines] = head.split("\r\n");
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  const status = Number(first.split(" ")[1]);
  return { status, headers: Object.fromEntries(headers), body };
}
