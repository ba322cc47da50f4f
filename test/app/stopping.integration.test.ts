import { once } from "node:events";
import {
  Agent,
  request,
  type ClientRequest,
  type IncomingMessage,
} from "node:http";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { STARRING } from "../cast.ts";
import { ask } from "./browser-request.ts";
import { openStarter, type Starter } from "./fresh-app.ts";
import { isGroupAlive, runProgram, type RunningApp } from "./running-app.ts";
import { joinApp } from "./template.ts";
import { skipOf, visit } from "./visits.ts";

let starter: Starter;
beforeAll(async () => {
  starter = await openStarter([STARRING.dayOfRest]);
});
afterAll(() => starter.stop());

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  test(`${signal}, however often, lets a request in flight finish, and ends with 0`, async () => {
    const app = await starter.start({ role: "all" });
    const { headers, body } = skipOf(app, await visit(app));
    const asking = await beginRequest(app, headers);
    app.signal(signal);
    const statusOf = async (path: string) => (await ask(app, path)).status;
    await vi.waitFor(async () =>
      expect(await statusOf("/health/ready")).toBe(503),
    );
    expect(await statusOf("/health/live")).toBe(200);
    const late = await keptOpen(app, "/welcome");
    expect([late.status, late.connection]).toEqual([200, "close"]);
    app.signal(signal);
    app.signal("SIGTERM");
    asking.end(body);
    const [answer] = (await once(asking, "response")) as [IncomingMessage];
    expect(answer.statusCode).toBe(303);
    expect(await app.ended()).toEqual({ code: 0, signal: null });
    expect(isGroupAlive(app)).toBe(false);
    expect(await skipsIn(app)).toBe(1);
  });
}

test("who comes long after the signal is sent elsewhere, and told that the process lives until it ends", async () => {
  const app = await starter.start({ role: "all" });
  const { headers, body } = skipOf(app, await visit(app));
  const asking = await beginRequest(app, headers);
  app.signal("SIGTERM");
  await vi.waitFor(
    async () => expect((await ask(app, "/welcome")).status).toBe(503),
    { timeout: 20_000, interval: 200 },
  );
  const { status, headers: said } = await ask(app, "/");
  expect([status, said["retry-after"]]).toEqual([503, "5"]);
  expect((await ask(app, "/health/live")).status).toBe(200);
  expect((await ask(app, "/health/ready")).status).toBe(503);
  asking.end(body);
  const [answer] = (await once(asking, "response")) as [IncomingMessage];
  expect(answer.statusCode).toBe(303);
  expect(await app.ended()).toEqual({ code: 0, signal: null });
});

test("a wrong environment ends it with 2 and names every fault at once", async () => {
  const program = runProgram("server.ts", [], {
    ...{ APP_ENV: "production", PORT: "many", LOG_LEVEL: "loud" },
    ...{ SITE_TIME_ZONE: "Mars/Base", SESSION_SECRETS: "short" },
    ...{ METRICS_TOKN: "misspelt" },
  });
  expect(await program.ended()).toMatchObject({ code: 2 });
  const lines = program.output().trim().split("\n").toSorted();
  expect(lines).toEqual([
    expect.stringMatching(/^BASE_URL: is required/),
    expect.stringMatching(/^DATABASE_URL: is required/),
    expect.stringMatching(/^LOG_LEVEL: /),
    expect.stringMatching(/^PORT: /),
    expect.stringMatching(/^S3_BUCKET: is required/),
    expect.stringMatching(/^SESSION_SECRETS: /),
    expect.stringMatching(/^SITE_TIME_ZONE: /),
    expect.stringMatching(/^warning: METRICS_TOKN .* METRICS_TOKEN\?$/),
  ]);
});

/** Sends the head of "Not today", and resolves when the app has it and waits for the rest. */
async function beginRequest(
  { port }: RunningApp,
  headers: Record<string, string>,
): Promise<ClientRequest> {
  const asking = request({
    ...{ host: "127.0.0.1", port, path: "/skips", method: "POST" },
    headers: { ...headers, Expect: "100-continue" },
  });
  asking.flushHeaders();
  await once(asking, "continue");
  return asking;
}

/** What the app says to a client that would like to ask more on the same connection. */
async function keptOpen({ port }: RunningApp, path: string) {
  const agent = new Agent({ keepAlive: true });
  const headers = { Host: `localhost:${port}` };
  const asking = request({ host: "127.0.0.1", port, path, agent, headers });
  asking.end();
  const [answer] = (await once(asking, "response")) as [IncomingMessage];
  answer.resume();
  await once(answer, "end");
  agent.destroy();
  return { status: answer.statusCode, connection: answer.headers.connection };
}

async function skipsIn({ dataDir }: RunningApp): Promise<number> {
  const services = await joinApp(dataDir);
  const count = services.db.visitorEvent.count({ where: { kind: "skipped" } });
  return count.finally(() => services.close());
}
