import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OpenServices } from "#app/platform/open-services.server.ts";
import { hashSecret } from "#app/accounts/secret-tokens.server.ts";
import { verifyAudit } from "#app/moderation/audit.server.ts";
import {
  linkIn,
  startSmtp,
  type ReceivedLetter,
  type SmtpServer,
} from "../servers/smtp.ts";
import { ask, type Answer } from "./browser-request.ts";
import { enrol, PASSWORD } from "./enrolled.ts";
import { openStarter, type Starter } from "./fresh-app.ts";
import { openPlainBrowser, type PlainBrowser } from "./plain-browser.ts";
import type { RunningApp } from "./running-app.ts";
import { joinApp } from "./template.ts";

const NEW_PASSWORD = "seven spoons for the soup";

let starter: Starter;
let smtp: SmtpServer;
let app: RunningApp;
let services: OpenServices;
let refusal: number | null = null;
/** Every address that a link was asked for. */
const asked: string[] = [];

beforeAll(async () => {
  starter = await openStarter([]);
  smtp = await startSmtp({ security: "none", refuse: () => refusal });
  const SMTP_URL = `smtp://127.0.0.1:${smtp.port}`;
  const env = { RATE_LIMITS: "off", SMTP_URL };
  app = await starter.start({ role: "all", env });
  services = await joinApp(app.dataDir);
});
afterAll(async () => {
  await services?.close();
  await starter?.stop();
  await smtp?.stop();
});

const browser = () => openPlainBrowser(app);
const pathOf = (link: string) => link.replace(app.url, "");
const enrolled = (email: string) =>
  enrol(services, { email, name: "Pia", role: "contributor" });
const person = (email: string) =>
  services.db.person.findUniqueOrThrow({ where: { email } });

async function member(email: string): Promise<PlainBrowser> {
  await enrolled(email);
  const own = browser();
  await own.post("/login", { email, password: PASSWORD });
  return own;
}

const isSignedIn = async (by: PlainBrowser) =>
  (await by.get("/account")).status === 200;

/** Asks for a link. @returns its path, out of the letter that came */
async function askFor(email: string): Promise<string> {
  return pathOf(linkIn(await letterTo(email)));
}

/** Asks for a link, and waits for its letter. The subject is that of a letter in English or Spanish. */
async function letterTo(email: string): Promise<ReceivedLetter> {
  const before = asked.filter((each) => each === email).length;
  asked.push(email);
  expect((await browser().post("/password/reset", { email })).status).toBe(303);
  const subject = /Your link|Tu_enlace|Tu enlace/;
  return smtp.untilLetter({ to: email, subject }, before);
}

/** What a stranger can tell answers apart by. */
function comparable({ status, headers, body }: Answer) {
  const { date: _, "x-request-id": id, ...rest } = headers;
  return { status, body: body.replaceAll(String(id), ""), headers: rest };
}

describe("a forgotten password", () => {
  test("is replaced by a link in a letter: old sessions end, the browser at hand is in, and a letter says so", async () => {
    const elsewhere = await member("round@example.com");
    const letter = await letterTo("round@example.com");
    const path = pathOf(linkIn(letter));
    expect(letter.headers.get("subject")).toBe("Your link to a new password");
    expect(letter.html).toContain(`<a href="${app.url}${path}">`);
    const own = browser();
    const page = await own.get(path);
    expect(page.status).toBe(200);
    expect(page.headers["referrer-policy"]).toBe("same-origin");
    expect(page.headers["cache-control"]).toBe("no-store");
    const renewed = await own.post(path, { password: NEW_PASSWORD });
    expect(renewed.headers.location).toBe("/account?done=password");
    expect(await isSignedIn(own)).toBe(true);
    expect(await isSignedIn(elsewhere)).toBe(false);
    const { id, emailVerifiedAt } = await person("round@example.com");
    expect(emailVerifiedAt).not.toBeNull();
    const subject = /Your password was changed/;
    const changed = await smtp.untilLetter({
      ...{ to: "round@example.com", subject },
    });
    expect(linkIn(changed)).toBe(`${app.url}/password`);
    const email = "round@example.com";
    const old = await browser().post("/login", { email, password: PASSWORD });
    expect(old.status).toBe(401);
    const rows = await services.db.auditEntry.findMany({
      where: { subject: `person:${id}` },
    });
    expect(rows).toMatchObject([
      { action: "person.password_reset", detail: { byMail: true } },
    ]);
    expect(await verifyAudit(services.db)).toBeNull();
  });

  test("is asked for in the same words for known, unknown, Google-only and deleted people", async () => {
    await enrolled("known@example.com");
    const gone = { email: "del00@example.com", name: "D" };
    await services.db.person.createMany({
      data: [
        { email: "googl@example.com", name: "G", googleSubject: "g-9" },
        { ...gone, deletedAt: new Date() },
      ],
    });
    const names = ["known", "nobod", "googl", "del00"];
    const answers = await Promise.all(
      names.map(async (name) => {
        const email = `${name}@example.com`;
        return comparable(await browser().post("/password/reset", { email }));
      }),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]?.headers.location).toBe("/password/reset?done=asked");
    const asked = await browser().get("/password/reset?done=asked");
    expect(asked.body).toContain("If there is an account with this address");
  });

  test("is renewed once by one link, also when twenty try at once", async () => {
    await enrolled("twenty@example.com");
    const path = await askFor("twenty@example.com");
    const browsers = Array.from({ length: 20 }, browser);
    const answers = await Promise.all(
      browsers.map((each) => each.post(path, { password: NEW_PASSWORD })),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([303, ...Array<number>(19).fill(410)]);
    const { id: personId } = await person("twenty@example.com");
    expect(await services.db.session.count({ where: { personId } })).toBe(1);
    const over = await browser().get(path);
    expect(over.status).toBe(410);
    expect(over.body).toContain("This link is over");
    expect(over.body).toContain("pressed the button twice? Then it worked");
    expect(over.body).toContain('href="/password/reset"');
  });

  test("has one living link: a newer one, a sign-in's new password and an hour end it", async () => {
    const own = await member("links@example.com");
    const first = await askFor("links@example.com");
    const second = await askFor("links@example.com");
    expect((await browser().get(first)).status).toBe(410);
    expect((await browser().get(second)).status).toBe(200);
    await own.post("/password", {
      presentPassword: PASSWORD,
      password: NEW_PASSWORD,
    });
    expect((await browser().get(second)).status).toBe(410);
    const third = await askFor("links@example.com");
    const { id: personId } = await person("links@example.com");
    const { expiresAt, createdAt } =
      await services.db.oneTimeLink.findFirstOrThrow({
        where: { personId, usedAt: null },
      });
    expect(expiresAt.getTime() - createdAt.getTime()).toBe(3_600_000);
    await services.db.oneTimeLink.updateMany({
      where: { personId },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    expect((await browser().get(third)).status).toBe(410);
    const late = await browser().post(third, { password: PASSWORD });
    expect(late.status).toBe(410);
  });

  test("follows the rules of every password, and a refused one uses nothing up", async () => {
    await enrolled("rules@example.com");
    const path = await askFor("rules@example.com");
    for (const [password, words] of [
      ["short", "at least 12 characters"],
      ["rules@example.com", "first that somebody would try"],
    ] as const) {
      const answer = await browser().post(path, { password });
      expect(answer.status).toBe(400);
      expect(answer.body).toContain(words);
    }
    const good = await browser().post(path, { password: NEW_PASSWORD });
    expect(good.status).toBe(303);
  });

  test("of an address that nobody had proved ends what a stranger left in the account", async () => {
    const { id } = await enrolled("squat@example.com");
    await services.db.person.update({
      where: { id },
      data: { googleSubject: "a-strangers" },
    });
    await services.db.apiToken.create({
      data: {
        ...{ personId: id, name: "x", hint: "xxxx", scopes: ["upload"] },
        tokenHash: hashSecret("x"),
      },
    });
    const path = await askFor("squat@example.com");
    await browser().post(path, { password: NEW_PASSWORD });
    expect(await person("squat@example.com")).toMatchObject({
      googleSubject: null,
    });
    const where = { personId: id, revokedAt: null };
    expect(await services.db.apiToken.count({ where })).toBe(0);
  });

  test("leads to our own address, whatever a request calls us", async () => {
    await enrolled("hosts@example.com");
    const body = "email=hosts@example.com";
    await ask(app, "/password/reset", {
      method: "POST",
      body,
      headers: {
        Origin: app.url,
        "X-Forwarded-Host": "evil.example.com",
        "X-Forwarded-Proto": "https",
        Forwarded: "host=evil.example.com",
        "Content-Type": "application/x-www-form-urlencoded",
        "Content-Length": String(body.length),
      },
    });
    const letter = await smtp.untilLetter({
      ...{ to: "hosts@example.com", subject: /Your link/ },
    });
    expect(letter.raw).not.toContain("evil");
    expect(linkIn(letter)).toMatch(`${app.url}/password/renewal?token=`);
  });

  test("gets its letter in the person's own language, and with no word that somebody typed", async () => {
    const { id } = await enrolled("idioma@example.com");
    const name = "Visit http://evil.example.com";
    const data = { locale: "es", name };
    await services.db.person.update({ where: { id }, data });
    const letter = await letterTo("idioma@example.com");
    expect(letter.text).toContain("una nueva contraseña para tu cuenta");
    expect(letter.html).toContain('<html lang="es">');
    expect(letter.raw).not.toContain("evil");
  });

  test("waits while the mail server is away, and no log tells a secret", async () => {
    await enrolled("later@example.com");
    refusal = 450;
    const asked = askFor("later@example.com");
    await app.untilPrinted(/"event":"job_failed"/);
    refusal = null;
    expect((await browser().get(await asked)).status).toBe(200);
    const secrets = smtp.letters.map((letter) => linkIn(letter).split("=")[1]);
    for (const secret of [...secrets, PASSWORD, NEW_PASSWORD, "@example.com"])
      if (secret) expect(app.output()).not.toContain(secret);
    const jobs = await services.sql.query<{ data: object }>(
      `SELECT data FROM pgboss.job WHERE name = 'send-mail'`,
    );
    const payloads = jobs.rows.map(({ data }) => Object.keys(data).sort());
    expect(new Set(payloads.map(String))).toEqual(new Set(["kind,personId"]));
  });

  test.each(["", "?token=", "?token=x", `?token=${"x".repeat(5_000)}`])(
    "with %j for a link is told that it is over",
    async (query) => {
      const path = `/password/renewal${query}`;
      expect((await browser().get(path)).status).toBe(410);
      const answer = await browser().post(path, { password: NEW_PASSWORD });
      expect(answer.status).toBe(410);
    },
  );

  test("is where a stranger at /password is led", async () => {
    const answer = await browser().get("/password");
    expect(answer.headers.location).toBe("/password/reset");
    const form = await browser().get("/password/reset");
    expect(form.body).toContain('type="email"');
  });
});

test("a letter may be asked for three times an hour, for an address that is known or not", async () => {
  const SMTP_URL = `smtp://127.0.0.1:${smtp.port}`;
  const limited = await starter.start({ env: { SMTP_URL } });
  for (const email of ["some@example.com", "none@example.com"]) {
    const statuses: number[] = [];
    for (let tries = 0; tries < 4; tries++) {
      const own = openPlainBrowser(limited);
      statuses.push((await own.post("/password/reset", { email })).status);
    }
    expect(statuses).toEqual([303, 303, 303, 429]);
  }
});
