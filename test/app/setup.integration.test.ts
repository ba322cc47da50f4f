import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createApiToken } from "#app/accounts/programs/api-tokens.server.ts";
import type { OpenServices } from "#app/platform/open-services.server.ts";
import { enrol, PASSWORD } from "./enrolled.ts";
import { openStarter, type Starter } from "./fresh-app.ts";
import { openPlainBrowser } from "./plain-browser.ts";
import { runProgram, type RunningApp } from "./running-app.ts";
import { joinApp } from "./template.ts";

const LINK = /"url":"http:\/\/localhost:\d+(\/setup\?token=[\w-]{43})"/;
const ADMIN = {
  ...{ name: "Ada Admin", email: "ada@example.com" },
  password: "four odd socks and a hat",
};

let starter: Starter;
beforeAll(async () => {
  starter = await openStarter([]);
});
afterAll(() => starter.stop());

let app: RunningApp;
let services: OpenServices;
afterEach(() => services.close());

const browser = () => openPlainBrowser(app);
async function start(): Promise<void> {
  app = await starter.start({ env: { RATE_LIMITS: "off" } });
  services = await joinApp(app.dataDir);
}
async function linkInLog(): Promise<string> {
  await app.untilPrinted(LINK);
  return LINK.exec(app.output())?.[1] ?? "";
}
const admins = () => services.db.person.count({ where: { role: "admin" } });

test("the log of a site without an admin has one link, by which one of twenty becomes it", async () => {
  await start();
  const path = await linkInLog();
  expect((await browser().get(path)).status).toBe(200);
  const refused = await browser().post(path, { ...ADMIN, password: "admin" });
  expect(refused.status).toBe(400);
  const taken = { email: ADMIN.email, name: "A", role: "contributor" } as const;
  const { id } = await enrol(services, taken);
  expect((await browser().post(path, ADMIN)).status).toBe(409);
  await services.db.person.delete({ where: { id } });

  const browsers = Array.from({ length: 20 }, browser);
  const answers = await Promise.all(
    browsers.map((own, number) =>
      own.post(path, { ...ADMIN, email: `ada${number}@example.com` }),
    ),
  );
  const statuses = answers.map(({ status }) => status).sort();
  expect(statuses).toEqual([303, ...Array<number>(19).fill(410)]);
  expect(await admins()).toBe(1);
  const winner = browsers.find((own) => own.cookies.has("session"));
  expect((await winner?.get("/account"))?.body).toContain("Ada Admin");
  expect((await browser().get(path)).status).toBe(410);
  expect(app.output().match(/"setup_link"/g)).toHaveLength(1);

  await app.stop();
  const again = await starter.restart(app);
  expect(again.output()).not.toContain("setup_link");
});

test("a link that a new start has replaced, and one that an admin has made needless, open nothing", async () => {
  await start();
  const old = await linkInLog();
  await app.stop();
  await services.close();
  app = await starter.restart(app);
  services = await joinApp(app.dataDir);
  const path = await linkInLog();
  expect(path).not.toBe(old);
  expect((await browser().get(old)).status).toBe(410);
  expect((await browser().get(path)).status).toBe(200);
  const admin = { email: "cli@example.com", name: "C", role: "admin" } as const;
  await enrol(services, admin);
  const over = await browser().get(path);
  expect(over.status).toBe(410);
  expect(over.body).toContain("This link is over");
  expect((await browser().post(path, ADMIN)).status).toBe(410);
  expect(await admins()).toBe(1);
});

test("the link ends the session that the browser had before", async () => {
  await start();
  const path = await linkInLog();
  const person = { email: "pia@example.com", name: "Pia" };
  await enrol(services, { ...person, role: "contributor" });
  const own = browser();
  await own.post("/login", { email: person.email, password: PASSWORD });
  const before = own.cookies.get("session") ?? "";
  expect((await own.post(path, ADMIN)).status).toBe(303);
  expect((await own.get("/account")).body).toContain("Ada Admin");
  const old = browser();
  old.cookies.set("session", before);
  expect((await old.get("/account")).status).toBe(303);
});

test("without mail a stranger is told whom to ask, and an operator has a link to hand over", async () => {
  await start();
  const page = await browser().get("/password/reset");
  expect(page.body).toContain("can give you a link");
  expect(page.body).not.toContain('type="email"');
  const email = "pia@example.com";
  const { id } = await enrol(services, {
    ...{ email, name: "Pia" },
    role: "contributor",
  });
  const where = { id };
  const data = { googleSubject: "a-strangers" };
  const owner = await services.db.person.update({ where, data });
  const token = { owner, name: "x", days: 1, by: id };
  await createApiToken(services, { ...token, scopes: ["upload"] });
  const printed = await admin("user", "reset", "--email", "PIA@example.com");
  expect(printed.code).toBe(0);
  const link = URL.parse(printed.out.trim());
  const path = `${link?.pathname}${link?.search}`;
  const own = browser();
  const renewed = await own.post(path, { password: ADMIN.password });
  expect(renewed.headers.location).toBe("/account?done=password");
  expect((await own.get("/account")).status).toBe(200);
  const old = await browser().post("/login", { email, password: PASSWORD });
  expect(old.status).toBe(401);
  const { emailVerifiedAt, googleSubject } =
    await services.db.person.findUniqueOrThrow({ where });
  expect(emailVerifiedAt, "no letter has shown it").toBeNull();
  expect(googleSubject, "it may be a stranger's").toBeNull();
  const living = { personId: id, revokedAt: null };
  expect(await services.db.apiToken.count({ where: living })).toBe(0);
  const nobody = await admin("user", "reset", "--email", "no@example.com");
  expect(nobody.code).toBe(1);
});

/** Runs a command beside the app. */
async function admin(...parameters: string[]) {
  const env = { DATA_DIR: app.dataDir };
  const program = runProgram("scripts/admin.ts", parameters, env);
  const { code } = await program.ended();
  return { code, out: program.output() };
}
