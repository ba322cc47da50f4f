import { expect, test } from "vitest";
import { openLogs } from "./open-logs.server.ts";

const QUIET_TUESDAY = Date.UTC(2026, 10, 17, 9, 30);

/** Writes lines as `write` does, and gives them back parsed. */
async function written(
  write: (log: ReturnType<typeof openLogs>) => void,
  env: Partial<Parameters<typeof openLogs>[0]> = {},
): Promise<Record<string, unknown>[]> {
  let text = "";
  const stdout = { write: (piece: string) => void (text += piece) };
  const log = openLogs(
    { APP_ENV: "local", LOG_LEVEL: "info", ...env },
    { stdout, clock: { now: () => QUIET_TUESDAY } },
  );
  write(log);
  await log.close();
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

test("a line says its level, time, stream, event and fields", async () => {
  const [line] = await written((log) =>
    log.info("request", { route: "/", status: 200 }),
  );
  expect(line).toEqual({
    level: "info",
    time: "2026-11-17T09:30:00.000Z",
    stream: "app",
    event: "request",
    route: "/",
    status: 200,
  });
});

test("the line of a request is like any other, with nothing in its path that could be a secret", async () => {
  const facts = { requestId: "a-1", method: "GET", status: 200, ms: 1.5 };
  const path = '/"\\\u0000//ann:pass@example.com';
  const [fast, slow] = await written((log) => {
    log.request({ ...facts, path });
    log.info("request", { ...facts, path });
  });
  expect(fast).toEqual(slow);
  expect(JSON.stringify(fast)).not.toContain("pass");
});

test("each stream has its own name and level", async () => {
  const lines = await written((log) => {
    log.warn("limit reached");
    log.error("broken");
    log.feature("meme shown");
    log.security("sign-in refused");
    log.performance("slow query");
  });
  expect(lines.map(({ stream, level }) => `${stream} ${level}`)).toEqual([
    "app warn",
    "error error",
    "meme_feature info",
    "security warn",
    "performance warn",
  ]);
});

test("LOG_LEVEL silences what is below it, but never security", async () => {
  const lines = await written(
    (log) => {
      log.info("request");
      log.feature("meme shown");
      log.performance("slow query");
      log.error("broken");
      log.security("sign-in refused");
    },
    { LOG_LEVEL: "error" },
  );
  expect(lines.map(({ event }) => event)).toEqual([
    "broken",
    "sign-in refused",
  ]);
});

test.each([
  ["local", 1],
  ["staging", 1],
  ["production", 0],
] as const)(
  "in %s, LOG_LEVEL=debug gives %i debug lines",
  async (APP_ENV, count) => {
    const lines = await written((log) => log.debug("chosen", { meme: "m1" }), {
      APP_ENV,
      LOG_LEVEL: "debug",
    });
    expect(lines).toHaveLength(count);
  },
);

test("no text can end a line or begin another", async () => {
  const forged = 'x"}\n{"level":"info","event":"signed in"}\r\u2028%s %d';
  const lines = await written((log) => log.info(forged, { caption: forged }));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({ event: forged, caption: forged });
});

test("secrets are replaced", async () => {
  const [line] = await written((log) =>
    log.warn("refused", { headers: { cookie: "__session=abc" } }),
  );
  expect(line).toMatchObject({ headers: { cookie: "[redacted]" } });
});
