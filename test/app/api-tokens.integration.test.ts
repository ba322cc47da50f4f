import { once } from "node:events";
import { request, type IncomingMessage } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verifyAudit } from "#app/moderation/audit.server.ts";
import type { OpenServices } from "#app/platform/open-services.server.ts";
import type { Person } from "#prisma/generated/client.ts";
import { ask } from "./browser-request.ts";
import { enrol, signedInCookie } from "./enrolled.ts";
import { openStarter, type Starter } from "./fresh-app.ts";
import type { RunningApp } from "./running-app.ts";
import { joinApp } from "./template.ts";

const SCREEN = "/account/tokens";
const API = "/api/v1/nothing-here";
const SECRET = /mng_[\w-]{43}/;

let starter: Starter;
let app: RunningApp;
let services: OpenServices;
let pia: Person;
let cookie: string;

beforeAll(async () => {
  starter = await openStarter([]);
  app = await starter.start();
  services = await joinApp(app.dataDir);
  const name = "Pia Paintbrush";
  const role = "contributor";
  pia = await enrol(services, { email: "pia@example.com", name, role });
  cookie = await signedInCookie(services, pia);
});
afterAll(async () => {
  await services?.close();
  await starter?.stop();
});

test("a button that is pressed after the session was over leads back to the screen that it is on", async () => {
  const id = "0198c0de-0000-7000-8000-00000000dead";
  const headers = { Origin: app.url };
  const answer = await ask(app, `${SCREEN}/${id}/revocation`, {
    ...{ method: "POST", headers },
  });
  expect([answer.status, answer.headers.location]).toEqual([
    ...[303, "/login?next=%2Faccount%2Ftokens"],
  ]);
});

const open = () => ask(app, SCREEN, { headers: { Cookie: cookie } });
const call = (secret: string) =>
  ask(app, API, { headers: { Authorization: `Bearer ${secret}` } });

function send(path: string, form: Record<string, string>, who = cookie) {
  const body = new URLSearchParams(form).toString();
  const headers = {
    ...{ Cookie: who, Origin: app.url },
    "Content-Type": "application/x-www-form-urlencoded",
    "Content-Length": String(body.length),
  };
  return ask(app, path, { method: "POST", headers, body });
}

async function make() {
  const form = { name: "A <script>", upload: "on", expires: "30" };
  const { status, headers, body } = await send(SCREEN, form);
  const secret = SECRET.exec(body)?.[0] ?? "";
  const { id } = await services.db.apiToken.findFirstOrThrow({
    where: { hint: secret.slice(-4) },
  });
  return { status, headers, body, secret, id };
}

describe("the screen of tokens", () => {
  test("shows a new secret in its answer, once, to nobody's cache", async () => {
    const { status, headers, body, secret } = await make();
    expect([status, headers["cache-control"]]).toEqual([201, "no-store"]);
    expect(body.split(secret)).toHaveLength(2);
    expect(body).toContain("A &lt;script&gt;");
    const later = await open();
    expect(later.headers["cache-control"]).toBe("no-store");
    expect(later.body).toContain(secret.slice(-4));
    expect(later.body).not.toMatch(SECRET);
    const rows = await services.db.apiToken.findMany();
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  test("ends one at once, and a second press is no fault", async () => {
    const { secret, id } = await make();
    expect((await call(secret)).status).toBe(404);
    for (let presses = 0; presses < 2; presses++) {
      const answer = await send(`${SCREEN}/${id}/revocation`, {});
      const { location } = answer.headers;
      expect([answer.status, location]).toEqual([303, `${SCREEN}?done=token`]);
      expect((await call(secret)).status).toBe(401);
      const after = await ask(app, location ?? "", {
        headers: { Cookie: cookie },
      });
      expect(after.body).toContain("That token is revoked.");
    }
  });

  test("ends nobody else's", async () => {
    const { secret, id } = await make();
    const name = "Tomás Tripod";
    const role = "admin";
    const tomas = await enrol(services, { email: "t@example.com", name, role });
    const his = await signedInCookie(services, tomas);
    await send(`${SCREEN}/${id}/revocation`, {}, his);
    expect((await call(secret)).status).toBe(404);
  });

  const FORMS: Record<string, [Record<string, string>, string]> = {
    "no scope": [{ name: "x", expires: "30" }, "Tick at least one"],
    "a scope beyond the role": [
      { name: "x", expires: "30", admin: "on" },
      "Your role does not have this",
    ],
    "no name": [
      { name: " ", upload: "on", expires: "30" },
      "Please fill this in",
    ],
    "a NUL in the name": [
      { name: "a\0b", upload: "on", expires: "30" },
      "invisible character",
    ],
    "a long name": [
      { name: "é".repeat(61), upload: "on", expires: "30" },
      "up to 60 characters",
    ],
    "another time": [{ name: "x", upload: "on", expires: "9999" }, "choose"],
  };
  test.each(Object.entries(FORMS))("refuses %s", async (_, [form, words]) => {
    const before = await services.db.apiToken.count();
    const { status, body } = await send(SCREEN, form);
    expect(status).toBe(400);
    expect(body).toContain(words);
    expect(await services.db.apiToken.count()).toBe(before);
  });

  test("makes nothing of a form that takes its time until its session has ended", async () => {
    const his = await signedInCookie(services, pia);
    const { db } = services;
    const newest = { createdAt: "desc" } as const;
    const { id } = await db.session.findFirstOrThrow({ orderBy: newest });
    const longAgo = new Date(Date.now() - 120_000);
    const where = { id };
    await db.session.update({ where, data: { lastSeenAt: longAgo } });
    const before = await db.apiToken.count();
    const sending = sendInTwo(app, SCREEN, { name: "x", upload: "on" }, his);
    // The server has seen who it is, and waits for the rest.
    await expect
      .poll(async () => (await db.session.findUnique({ where }))?.lastSeenAt)
      .not.toEqual(longAgo);
    await db.session.delete({ where });
    const { status, headers } = await sending.finish();
    expect(status).toBe(303);
    expect(headers.location).toBe("/login?next=%2Faccount%2Ftokens");
    expect(await db.apiToken.count()).toBe(before);
  });

  test("leaves a trail that is unbroken and holds no secret", async () => {
    const rows = await services.db.auditEntry.findMany();
    const acts = new Set(rows.map(({ action }) => action));
    expect(acts).toEqual(new Set(["token.create", "token.revoke"]));
    expect(rows.every(({ actor }) => actor === pia.id)).toBe(true);
    expect(JSON.stringify(rows.map(({ detail }) => detail))).not.toMatch(
      SECRET,
    );
    expect(await verifyAudit(services.db)).toBeNull();
  });
});

test("a token may call sixty times a minute, is told how often still, and does not count for another", async () => {
  const [first, second] = [await make(), await make()];
  const left = [];
  for (let calls = 0; calls < 60; calls++) {
    const { status, headers } = await call(first.secret);
    expect(status).toBe(404);
    left.push(Number(headers["ratelimit-remaining"]));
  }
  expect([left[0], left.at(-1)]).toEqual([59, 0]);
  const { status, headers, body } = await call(first.secret);
  expect(status).toBe(429);
  expect(headers).toMatchObject({
    ...{ "ratelimit-limit": "60", "ratelimit-remaining": "0" },
    "retry-after": expect.stringMatching(/^\d+$/) as string,
    "content-type": "application/json; charset=utf-8",
  });
  expect(JSON.parse(body)).toMatchObject({
    ...{ error: { code: "rate_limited" }, limit: 60 },
    retry_after: Number(headers["retry-after"]),
  });
  expect((await call(second.secret)).status).toBe(404);
});

/** Sends a form of which the last word comes when the test says so. */
function sendInTwo(
  { port, url }: RunningApp,
  path: string,
  form: Record<string, string>,
  cookie: string,
) {
  const first = new URLSearchParams(form).toString();
  const last = "&expires=30";
  const asking = request({
    ...{ host: "127.0.0.1", port, path, method: "POST", agent: false },
    headers: {
      ...{ Host: `localhost:${port}`, Origin: url, Cookie: cookie },
      "Content-Type": "application/x-www-form-urlencoded",
      "Content-Length": first.length + last.length,
    },
  });
  asking.write(first);
  return {
    async finish() {
      asking.end(last);
      const [answer] = (await once(asking, "response")) as [IncomingMessage];
      answer.resume();
      return { status: answer.statusCode, headers: answer.headers };
    },
  };
}
