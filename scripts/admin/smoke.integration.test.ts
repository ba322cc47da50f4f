import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { existsSync } from "node:fs";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { ask } from "#test/app/browser-request.ts";
import { openStarter, type Starter } from "#test/app/fresh-app.ts";
import { runProgram, type RunningApp } from "#test/app/running-app.ts";
import { findFreePort } from "#test/servers/workplace.ts";
import { smoke } from "./smoke.ts";

let starter: Starter;
let app: RunningApp;
let stranger: Server | undefined;

beforeAll(async () => {
  starter = await openStarter(["day-of-rest.jpg"]);
  app = await starter.start();
  // The very first page may take longer than a visitor is made to wait for it.
  await vi.waitFor(async () => expect((await ask(app, "/")).status).toBe(200));
});
afterAll(() => starter?.stop());
afterEach(() => {
  vi.restoreAllMocks();
  stranger?.close();
});

/** The exit code, and what is printed for each check. */
async function run(url: string) {
  const print = vi.spyOn(console, "log").mockImplementation(() => undefined);
  const code = await smoke([url]);
  const lines = print.mock.calls.map(([line]) =>
    String(line).split(/ {2,}/).slice(0, 3),
  );
  return {
    code,
    ok: lines.filter(([result]) => result === "ok"),
    failed: Object.fromEntries(
      lines
        .filter(([result]) => result === "FAILED")
        .map(([, name, words]) => [name, words]),
    ),
  };
}

/** A server that is not ours. @returns its port */
async function startStranger(answer: RequestListener): Promise<number> {
  const server = createServer(answer);
  stranger = server;
  await new Promise<void>((resolve) => server.listen(0, "0.0.0.0", resolve));
  return (server.address() as AddressInfo).port;
}

test("a running app passes, by the command, which opens no data", async () => {
  const dataDir = `${app.dataDir}-of-nobody`;
  const command = runProgram("scripts/admin.ts", ["smoke", app.url], {
    DATA_DIR: dataDir,
    DATABASE_URL: "not an address",
  });
  await command.ended();
  const lines = command.output().trimEnd().split("\n");
  expect(lines).toEqual([
    "ok      /health/live",
    "ok      /health/ready",
    expect.stringMatching(/^ok {6}\/health {11}(healthy$|degraded )/),
    "ok      /                 a meme",
    "ok      picture           image/jpeg",
    "ok      security headers",
    "ok      /welcome",
    "ok      unknown page      404",
    "ok      /metrics          200",
  ]);
  expect((await command.ended()).code).toBe(0);
  expect(existsSync(dataDir)).toBe(false);
});

test("where nobody listens, every check fails and says why", async () => {
  const { code, ok, failed } = await run(
    `http://127.0.0.1:${await findFreePort()}`,
  );
  expect(code).toBe(1);
  expect(ok).toEqual([]);
  expect(Object.keys(failed)).toHaveLength(9);
  for (const words of Object.values(failed))
    expect(words).toContain("ECONNREFUSED");
});

test("another site fails, check by check", async () => {
  const port = await startStranger((_, response) => response.end("It works!"));
  const { code, failed } = await run(`http://127.0.0.1:${port}/a/page`);
  expect(code).toBe(1);
  expect(failed).toMatchObject({
    "/": "no content-type",
    "/welcome": "no content-type",
    "security headers": "no content-security-policy",
    "unknown page": "200 instead of 404",
  });
});

test("a picture that may not be kept, an unknown host and metrics for everybody fail", async () => {
  const port = await startStranger(({ url }, response) => {
    const picture = '<picture><img alt="" src="/media/a?b=1&amp;c"></picture>';
    if (url === "/media/a?b=1&c")
      response.setHeaders(
        new Map([
          ["Content-Type", "image/webp"],
          ["Cache-Control", "max-age=60"],
        ]),
      );
    if (url === "/welcome") response.statusCode = 421;
    response.end(url === "/" ? picture : "");
  });
  // An address of this machine that is not the loopback's.
  const { code, failed } = await run(`http://0.0.0.0:${port}`);
  expect(code).toBe(1);
  expect(failed).toMatchObject({
    picture: "cache-control is max-age=60, without immutable",
    "/welcome": "421 instead of 200, BASE_URL names another host",
    "/metrics": "200 instead of 401 or 404",
  });
});

test("an answer that breaks off fails", async () => {
  const port = await startStranger(({ url }, response) => {
    if (url !== "/health") return void response.destroy();
    response.writeHead(200, { "Content-Length": "10" }).write("{");
    setImmediate(() => response.destroy());
  });
  const { ok, failed } = await run(`http://127.0.0.1:${port}`);
  expect(ok).toEqual([]);
  expect(failed["/health"]).toBe("aborted");
  expect(failed["/welcome"]).toBe("socket hang up");
});

test("an answer that is late fails", async () => {
  vi.spyOn(AbortSignal, "timeout").mockReturnValue(AbortSignal.abort());
  const { ok, failed } = await run(app.url);
  expect(ok).toEqual([]);
  for (const words of Object.values(failed))
    expect(words).toBe("no answer within 10 s");
});

test.each([[], ["memes.example.com"], ["ftp://memes.example.com"]])(
  "%s is misuse",
  async (...parameters: string[]) => {
    const complain = vi.spyOn(console, "error").mockReturnValue(undefined);
    expect(await smoke(parameters)).toBe(2);
    expect(complain.mock.lastCall?.[0]).toContain("smoke URL");
  },
);
