import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { STARRING } from "../cast.ts";
import { attackApp, INSIDE, type AttackedApp } from "./attacked-app.ts";
import { ask } from "./browser-request.ts";

const EVIL = "evil.example.com";
/** Where the site says it is, which is not where these tests reach it. */
const BASE_URL = "https://memes.example.com";

let attacked: AttackedApp;
let picture: string;
beforeAll(async () => {
  const env = { BASE_URL, APP_ENV: "staging", ALLOW_EMBEDDED: "1" };
  attacked = await attackApp({ env }, [STARRING.dayOfRest]);
  const page = await visit("/");
  picture = /\/media\/[\w/-]+\.jpg/.exec(page.body)?.[0] ?? "";
});
afterAll(() => attacked?.stop());

const visit = (path: string, headers: Record<string, string> = {}) =>
  ask(attacked.app, path, {
    headers: { Host: "memes.example.com", ...headers },
  });

/** Sends what no client of ours would. */
async function sendLines(...lines: string[]) {
  const socket = connect(attacked.app.port, "127.0.0.1");
  await once(socket, "connect");
  socket.write([...lines, "", ""].join("\r\n"));
  const answer = await text(socket);
  const status = Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0);
  return { status, answer };
}

const LYING = {
  "X-Forwarded-Host": EVIL,
  "X-Forwarded-Proto": "ftp",
  "X-Forwarded-Port": "1",
  "X-Forwarded-Prefix": "/evil",
  "X-Original-URL": "/account",
  "X-Rewrite-URL": "/account",
  Forwarded: `host=${EVIL};proto=http`,
  "X-HTTP-Host-Override": EVIL,
};

describe("nobody tells us who we are (X4)", () => {
  test.each([
    EVIL,
    `${EVIL}:443`,
    "localhost",
    "127.0.0.1",
    "memes.example.com.evil.example.com",
    "memes.example.com@evil.example.com",
    "memes.example.com:1",
    "",
  ])("the host %j is not ours", async (Host) => {
    for (const path of ["/", "/login", "/media/x", "/api/v1/uploads"]) {
      const answer = await visit(path, { Host });
      expect([path, answer.status]).toEqual([path, 421]);
      expect(JSON.stringify(answer)).not.toContain("evil.example.com");
    }
  });

  test("two hosts are none", async () => {
    const { status, answer } = await sendLines(
      ...["GET /login HTTP/1.1", "Host: memes.example.com", `Host: ${EVIL}`],
      "Connection: close",
    );
    expect(status).toBe(400);
    expect(answer).not.toContain(EVIL);
  });

  test("what a stranger forwards is in no link, no redirect and no page", async () => {
    for (const path of [
      "/",
      "/login",
      "/account",
      "/upload",
      "/no-such-page",
    ]) {
      const plain = await visit(path);
      const lied = await visit(path, LYING);
      expect([path, lied.status]).toEqual([path, plain.status]);
      expect(lied.headers.location).toBe(plain.headers.location);
      expect(JSON.stringify(lied)).not.toContain("evil");
    }
  });

  test("an address in a request line is an address of ours or none", async () => {
    const lines = ["Connection: close", "Accept: text/html"];
    const foreign = await sendLines(
      ...[`GET http://${EVIL}/login HTTP/1.1`, "Host: memes.example.com"],
      ...lines,
    );
    expect(foreign.status).toBeGreaterThanOrEqual(400);
    expect(foreign.status).toBeLessThan(500);
    expect(foreign.answer).not.toContain(EVIL);
    for (const target of [
      "http://memes.example.com/account",
      "//evil.example.com/account",
      "/\\evil.example.com/account",
      "http:evil.example.com",
      "evil.example.com:443",
      "*",
      "?",
      "javascript:alert(1)",
    ]) {
      const { status, answer } = await sendLines(
        ...[`GET ${target} HTTP/1.1`, "Host: memes.example.com", ...lines],
      );
      expect(status, target).toBeLessThan(500);
      expect(answer, target).not.toMatch(/location: *(\/[/\\]|http:\/\/evil)/i);
      expect(answer.split("\r\n\r\n")[1], target).not.toMatch(INSIDE);
    }
  });

  test("who is sent to sign in comes back to a path of ours", async () => {
    for (const next of [
      "//evil.example.com",
      "/\\evil.example.com",
      "/%5Cevil.example.com",
      "https://evil.example.com",
      "javascript:alert(1)",
      "/\t/evil.example.com",
      "/.//evil.example.com",
      "\\\\evil.example.com",
      "data:text/html,x",
      "/a\r\nSet-Cookie: a=b",
    ]) {
      const answer = await visit(`/login?next=${encodeURIComponent(next)}`);
      expect(answer.status).toBe(200);
      expect(answer.headers["set-cookie"] ?? []).toEqual([]);
      const kept = /name="next" value="([^"]*)"/.exec(answer.body)?.[1] ?? "/";
      const led = new URL(kept, BASE_URL);
      expect([next, led.origin]).toEqual([next, BASE_URL]);
    }
  });
});

describe("no address leads out of what is public (X5)", () => {
  const OUT = [
    ...["..", "%2e%2e", "%252e%252e", "..;", ".%00.", "%c0%ae%c0%ae"],
    ...["..%5c..", "..%2f..", "....", "%uff0e%uff0e"],
  ];
  const STARTS = ["/assets", "/media", "/submissions", "/api/v1/submissions"];
  test.each(STARTS.flatMap((start) => OUT.map((up) => [start, up])))(
    "%s/%s",
    async (start, up) => {
      for (const file of ["package.json", ".env", "data/secrets.json"]) {
        const path = `${start}/${up}/${up}/${up}/${file}`;
        for (const target of [path, `${path}%00.jpg`, `/${path}`]) {
          const { status, answer } = await sendLines(
            ...[`GET ${target} HTTP/1.1`, "Host: memes.example.com"],
            ...["Connection: close", "Accept: text/html"],
          );
          expect([target, status]).toEqual([
            target,
            expect.toBeOneOf([302, 400, 401, 404]),
          ]);
          const [head, body] = answer.split("\r\n\r\n", 2);
          if (status === 302) expect(head).toMatch(/location: \/login\?next=/i);
          else expect(body).not.toMatch(INSIDE);
        }
      }
    },
  );

  test("what lies beside a picture is nobody's to see", async () => {
    const folder = picture.slice(0, picture.lastIndexOf("/"));
    const id = folder.split("/").at(-1) ?? "";
    for (const path of [
      ...[
        folder,
        `${folder}/`,
        `${picture}/`,
        `${picture}/x`,
        `${picture}.map`,
      ],
      ...[
        `/media/../originals/${id}`,
        `/originals/${id}`,
        `/media/originals/${id}`,
      ],
      ...[
        `/held/${id}`,
        `/incoming/${id}`,
        `/trash/${id}`,
        picture.toUpperCase(),
      ],
      ...[`/media//${id}`, `/media/./${id}/x.jpg`, `${picture}%20`],
      `${picture}?../../../package.json`.replace("?", "%3f"),
    ]) {
      const answer = await visit(path, { Accept: "text/html" });
      expect([path, answer.status]).toEqual([
        path,
        expect.toBeOneOf([400, 404]),
      ]);
      expect(answer.headers["x-content-type-options"]).toBe("nosniff");
    }
  });

  test("no source and no map of it is among the files of the app", async () => {
    const files = await readdir("build/client/assets");
    expect(files.filter((name) => name.endsWith(".map"))).toEqual([]);
    const script = files.find((name) => name.endsWith(".js")) ?? "";
    const answer = await visit(`/assets/${script}`);
    expect(answer.status).toBe(200);
    expect(answer.body).not.toContain("sourceMappingURL");
    expect((await visit(`/assets/${script}.map`)).status).toBe(404);
  });
});

test("a picture is a picture for whoever asks for a page (X3)", async () => {
  for (const path of [picture, `${picture}?x=<script>`]) {
    const answer = await visit(path, { Accept: "text/html" });
    expect(answer.headers).toMatchObject({
      "content-type": "image/jpeg",
      "x-content-type-options": "nosniff",
      "content-disposition": "inline",
      "cross-origin-resource-policy": "same-origin",
      "content-security-policy": expect.stringContaining("sandbox") as string,
    });
    expect(answer.headers).not.toHaveProperty("set-cookie");
  }
});
