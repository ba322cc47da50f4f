import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { hash } from "@node-rs/argon2";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApiToken } from "#app/accounts/programs/api-tokens.server.ts";
import { isOldHash } from "#app/accounts/passwords.server.ts";
import type { OpenServices } from "#app/platform/open-services.server.ts";
import { STARRING } from "../cast.ts";
import { coverageEnvironment } from "../program-coverage.ts";
import { ask, type Answer } from "./browser-request.ts";
import { openStarter, type Starter } from "./fresh-app.ts";
import { openPlainBrowser, type PlainBrowser } from "./plain-browser.ts";
import type { RunningApp } from "./running-app.ts";
import { joinApp } from "./template.ts";

const PASSWORD = "four odd socks and a hat";
const OTHER_PASSWORD = "seven spoons for the soup";
const ROOT = join(import.meta.dirname, "../..");

let starter: Starter;
let app: RunningApp;
let services: OpenServices;
beforeAll(async () => {
  starter = await openStarter([STARRING.dayOfRest]);
  app = await starter.start({ env: { RATE_LIMITS: "off" } });
  services = await joinApp(app.dataDir);
});
afterAll(async () => {
  await services.close();
  await starter.stop();
});

const browser = () => openPlainBrowser(app);
const personAt = (email: string) =>
  services.db.person.findUniqueOrThrow({ where: { email } });

function signUp(email: string, by = browser(), more = {}): Promise<Answer> {
  const fields = { name: "Pia Paintbrush", email, password: PASSWORD };
  return by.post("/signup", { ...fields, ...more });
}

async function member(email: string): Promise<PlainBrowser> {
  const own = browser();
  await signUp(email, own);
  expect((await own.post("/login", { email, password: PASSWORD })).status).toBe(
    303,
  );
  return own;
}

const isSignedIn = async (by: PlainBrowser) =>
  (await by.get("/account")).status === 200;

describe("somebody new", () => {
  test("signs up, signs in, is greeted by name, signs out, and the old cookie is worth nothing", async () => {
    const own = browser();
    const signedUp = await signUp("Round.Trip@example.com ", own);
    expect(signedUp.status).toBe(303);
    expect(signedUp.headers.location).toBe(
      "/login?done=signed-up&next=%2Faccount",
    );
    expect(await isSignedIn(own)).toBe(false);
    const email = "round.trip@example.com";
    const signedIn = await own.post("/login", { email, password: PASSWORD });
    expect(signedIn.headers.location).toBe("/account");
    const account = await own.get("/account");
    expect(account.body).toContain("Pia Paintbrush");
    expect(account.headers["cache-control"]).toBe("no-store");

    const before = new Map(own.cookies);
    const signedOut = await own.post("/logout");
    expect(signedOut.headers.location).toBe("/login?done=signed-out");
    expect(own.cookies.has("session")).toBe(false);
    const thief = browser();
    for (const [name, value] of before) thief.cookies.set(name, value);
    expect(await isSignedIn(thief)).toBe(false);
  });

  test("cannot make themselves anything but a contributor", async () => {
    const more = { role: "admin", id: "1", passwordHash: "x", next: "/upload" };
    const answer = await signUp("mass@example.com", browser(), more);
    expect(answer.headers.location).toContain("next=%2Fupload");
    expect(await personAt("mass@example.com")).toMatchObject({
      role: "contributor",
      locale: "en",
    });
  });

  test("is one person however often the form is sent at once", async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => signUp("twenty@example.com")),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(
      new Set([303]),
    );
    expect(new Set(answers.map(({ headers }) => headers.location)).size).toBe(
      1,
    );
    const where = { email: "twenty@example.com" };
    expect(await services.db.person.count({ where })).toBe(1);
  });

  test("learns nothing of an address that is taken, and changes nothing there", async () => {
    await member("taken@example.com");
    const fresh = await signUp("fresh@example.com");
    const taken = await signUp("taken@example.com", browser(), {
      password: OTHER_PASSWORD,
    });
    expect(comparable(taken)).toEqual(comparable(fresh));
    const own = browser();
    const email = "taken@example.com";
    const wrong = await own.post("/login", { email, password: OTHER_PASSWORD });
    expect(wrong.status).toBe(401);
    expect(
      (await own.post("/login", { email, password: PASSWORD })).status,
    ).toBe(303);
  });

  test.each([
    [{ password: "short" }, "at least 12 characters"],
    [{ password: "a".repeat(11) + "\u{1f9e6}".repeat(200) }, "up to 200"],
    [{ password: "Password1234" }, "first that somebody would try"],
    [{ password: "faults@example.com" }, "first that somebody would try"],
    [{ email: "pia@" }, "not an e-mail address"],
    [{ email: "pia\u0000@example.com" }, "not an e-mail address"],
    [{ name: "" }, "Please fill this in"],
    [{ name: " \t " }, "Please fill this in"],
    [{ name: "Pia\u0007" }, "invisible character"],
    [{ name: "P".repeat(81) }, "At most 80 characters"],
  ])(
    "with %j is told in words, and keeps what was typed",
    async (more, words) => {
      const own = browser();
      const answer = await signUp("faults@example.com", own, more);
      expect(answer.status).toBe(400);
      expect(answer.body).toContain(words);
      expect(answer.body).toContain('autofocus=""');
      expect(answer.body).not.toContain(PASSWORD);
      if (!("email" in more))
        expect(answer.body).toContain("faults@example.com");
      const where = { email: "faults@example.com" };
      expect(await services.db.person.count({ where })).toBe(0);
    },
  );
});

describe("a sign-in that fails", () => {
  test("is the same answer for unknown, wrong, Google-only and closed accounts", async () => {
    await member("wrong@example.com");
    const people = [
      { email: "google@example.com", name: "G", googleSubject: "g-1" },
      {
        ...{ email: "close@example.com", name: "C", deletedAt: new Date() },
        passwordHash: await hash(PASSWORD),
      },
    ];
    await services.db.person.createMany({ data: people });
    const tries = [
      ["wrong@example.com", OTHER_PASSWORD],
      ["nobod@example.com", PASSWORD],
      ["google@example.com", PASSWORD],
      ["close@example.com", PASSWORD],
    ] as const;
    const answers = await Promise.all(
      tries.map(async ([email, password]) => {
        const answer = await browser().post("/login", { email, password });
        return comparable(answer, email);
      }),
    );
    expect(answers[0]?.status).toBe(401);
    expect(answers[0]?.body).toContain("do not go together");
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  test.each<Record<string, string>>([
    { email: "\u0000", password: PASSWORD },
    { email: "x".repeat(10_000), password: PASSWORD },
    { email: "pia@example.com", password: "" },
    { __intent__: "{", __state__: "]", "email[0].__proto__": "x" },
  ])("for its form is told so: %j", async (fields) => {
    const answer = await browser().post("/login", fields);
    expect(answer.status).toBe(400);
  });

  test("by a password as long as a form may be is as wrong as any other", async () => {
    await member("long@example.com");
    const fields = {
      email: "long@example.com",
      password: "x".repeat(250_000),
    };
    expect((await browser().post("/login", fields)).status).toBe(401);
  });
});

describe("a session", () => {
  test("that is refused keeps where one was going, for every way on from there", async () => {
    const own = browser();
    const typed = { email: "nobody@example.com", password: "wrong, I fear" };
    for (const [path, field] of [
      ["/login", { ...typed, next: "/upload?x=1" }],
      ["/signup", { ...typed, email: "", name: "", next: "/upload?x=1" }],
    ] as const) {
      const refused = await own.post(path, field);
      expect(refused.status).toBeGreaterThanOrEqual(400);
      const onward = path === "/login" ? "/signup" : "/login";
      expect(refused.body).toContain(`${onward}?next=%2Fupload%3Fx%3D1`);
    }
  });

  test("that was planted before the sign-in is not the one after", async () => {
    const attacker = await member("attacker@example.com");
    const planted = attacker.cookies.get("session") ?? "";
    await signUp("victim@example.com");
    const victim = browser();
    victim.cookies.set("session", planted);
    const email = "victim@example.com";
    await victim.post("/login", { email, password: PASSWORD });
    expect(victim.cookies.get("session")).not.toBe(planted);
    expect(await isSignedIn(attacker)).toBe(false);
  });

  test.each<[string, (cookie: string) => string]>([
    [
      "with a bit flipped",
      (cookie) => (cookie.startsWith("A") ? "B" : "A") + cookie.slice(1),
    ],
    ["cut short", (cookie) => cookie.slice(0, -4)],
    [
      "signed by somebody else",
      (cookie) => cookie.replace(/\..*/, `.${"x".repeat(43)}`),
    ],
    ["of 10 kB", () => "x".repeat(10_000)],
  ])("%s is nobody's, and forgotten", async (name, spoil) => {
    const own = await member(`${name.replaceAll(" ", ".")}@example.com`);
    own.cookies.set("session", spoil(own.cookies.get("session") ?? ""));
    const answer = await own.get("/account");
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe("/login?next=%2Faccount");
    expect(own.cookies.has("session")).toBe(false);
  });

  test("ends by its owner from another browser, and by nobody else", async () => {
    const here = await member("here@example.com");
    const there = browser();
    const email = "here@example.com";
    await there.post("/login", { email, password: PASSWORD });
    const stranger = await member("stranger@example.com");
    const { id } = await personAt(email);
    const rows = await services.db.session.findMany({
      where: { personId: id },
      orderBy: { createdAt: "asc" },
    });
    const path = `/account/sessions/${rows[1]?.id}/revocation`;
    expect((await stranger.post(path)).status).toBe(303);
    expect((await here.get(path)).status).toBe(405);
    expect((await browser().post(path)).headers.location).toBe(
      "/login?next=%2Faccount",
    );
    expect(await isSignedIn(there)).toBe(true);
    expect((await here.post(path)).status).toBe(303);
    expect(await isSignedIn(there)).toBe(false);
    expect((await here.post(path)).headers.location).toBe(
      "/account?done=session",
    );
    expect((await here.post("/account/sessions/1/revocation")).status).toBe(
      404,
    );
    expect(await isSignedIn(here)).toBe(true);
  });

  test("elsewhere ends with all others at one press", async () => {
    const here = await member("all@example.com");
    const others = [browser(), browser()];
    for (const other of others)
      await other.post("/login", {
        email: "all@example.com",
        password: PASSWORD,
      });
    await here.post("/account/sessions/revocation");
    expect(await Promise.all(others.map(isSignedIn))).toEqual([false, false]);
    expect(await isSignedIn(here)).toBe(true);
  });
});

describe("a new password", () => {
  test("needs the present one, ends every other session and renews this one", async () => {
    const here = await member("change@example.com");
    const there = browser();
    const email = "change@example.com";
    await there.post("/login", { email, password: PASSWORD });
    const wrong = await here.post("/password", {
      presentPassword: OTHER_PASSWORD,
      password: "eleven ducks on holiday",
    });
    expect(wrong.status).toBe(403);
    expect(wrong.body).toContain("This is not the password you have.");
    const own = await here.post("/password", {
      presentPassword: PASSWORD,
      password: "change@example.com",
    });
    expect(own.status).toBe(400);

    const before = here.cookies.get("session");
    const changed = await here.post("/password", {
      presentPassword: PASSWORD,
      password: OTHER_PASSWORD,
    });
    expect(changed.headers.location).toBe("/account?done=password");
    expect(here.cookies.get("session")).not.toBe(before);
    expect(await isSignedIn(here)).toBe(true);
    expect(await isSignedIn(there)).toBe(false);
    const thief = browser();
    thief.cookies.set("session", before ?? "");
    expect(await isSignedIn(thief)).toBe(false);
    const old = await browser().post("/login", { email, password: PASSWORD });
    expect(old.status).toBe(401);
  });

  test("may be set without one only just after a sign-in", async () => {
    const own = await member("none@example.com");
    const { id } = await personAt("none@example.com");
    const where = { id };
    await services.db.person.update({ where, data: { passwordHash: null } });
    expect((await own.get("/password")).body).not.toContain("presentPassword");
    const createdAt = new Date(Date.now() - 20 * 60_000);
    await services.db.session.updateMany({
      where: { personId: id },
      data: { createdAt },
    });
    const fields = { password: OTHER_PASSWORD };
    expect((await own.post("/password", fields)).status).toBe(403);
    await services.db.session.updateMany({
      where: { personId: id },
      data: { createdAt: new Date() },
    });
    expect((await own.post("/password", fields)).status).toBe(303);
  });

  test("is hashed anew when its hash has old parameters", async () => {
    await member("old@example.com");
    const cheap = { memoryCost: 4096, timeCost: 1, parallelism: 1 };
    const { id } = await personAt("old@example.com");
    await services.db.person.update({
      where: { id },
      data: { passwordHash: await hash(PASSWORD, cheap) },
    });
    const email = "old@example.com";
    const wrong = { email, password: OTHER_PASSWORD };
    expect((await browser().post("/login", wrong)).status).toBe(401);
    await browser().post("/login", { email, password: PASSWORD });
    const renewed = (await personAt(email)).passwordHash ?? "";
    expect(isOldHash(renewed)).toBe(false);
    const again = await browser().post("/login", { email, password: PASSWORD });
    expect(again.status).toBe(303);
  });
});

test.each([
  ["/submissions?page=2", "/submissions?page=2"],
  ["//evil.example", "/account"],
  ["/\\evil.example", "/account"],
  ["javascript:alert(1)", "/account"],
  ["https://evil.example/", "/account"],
  ["/%0d%0aSet-Cookie:%20a=b", "/account"],
])("after signing in, next=%s leads to %s", async (next, target) => {
  const email = "next@example.com";
  await signUp(email);
  const fields = { email, password: PASSWORD, next };
  const answer = await browser().post("/login", fields);
  expect(answer.headers.location).toBe(target);
});

test("a profile is saved, and speaks the language that was chosen from then on", async () => {
  const own = await member("profile@example.com");
  const bad = { name: "Pia", locale: "tlh", timeZone: "Mars/Olympus" };
  const refused = await own.post("/account/profile", bad);
  expect(refused.status).toBe(400);
  expect(refused.body).toContain("We do not know this time zone");
  const good = { name: "  Pia \n P. ", locale: "fr", timeZone: "Europe/Paris" };
  const more = { role: "admin", email: "other@example.com" };
  await own.post("/account/profile", { ...good, ...more });
  expect(await personAt("profile@example.com")).toMatchObject({
    ...{ name: "Pia P.", locale: "fr", timeZone: "Europe/Paris" },
    role: "contributor",
  });
  expect((await own.get("/account")).body).toContain("Votre compte");
  const none = { ...good, timeZone: "" };
  await own.post("/account/profile", none);
  expect((await personAt("profile@example.com")).timeZone).toBeNull();
  const form = await own.get("/account/profile");
  expect(form.body).toMatch(/<select [^>]*autoComplete="language"/i);
  expect(form.body).toContain('<option value="es" lang="es">Español</option>');
});

describe("an operator", () => {
  const asAdmin = (email: string) => ["--email", email, "--role", "admin"];

  test("gives a role and a password, which ends what the person is signed in by", async () => {
    const email = "boss@example.com";
    const own = await member(email);
    const data = { emailVerifiedAt: new Date() };
    await services.db.person.update({ where: { email }, data });
    const given = await createUser(asAdmin(email));
    const { id } = await personAt(email);
    expect(given).toMatchObject({ code: 0, out: `${id} admin\n` });
    expect(await isSignedIn(own)).toBe(false);
    const withPassword = [...asAdmin(email), "--password-stdin"];
    expect((await createUser(withPassword, "password1234\n")).code).toBe(1);
    const changed = await createUser(withPassword, `${OTHER_PASSWORD}\n`);
    expect(changed).toMatchObject({ code: 0, out: `${id} admin\n` });
    const fields = { email, password: OTHER_PASSWORD };
    expect((await own.post("/login", fields)).status).toBe(303);
    expect((await personAt(email)).role).toBe("admin");
  });

  test("gives nobody a role who signed up with a stranger's address, and leaves them no way in beside a new password", async () => {
    const email = "chief@example.com";
    const squatter = await member(email);
    const { id } = await personAt(email);
    const where = { email };
    const data = { googleSubject: "a-strangers" };
    const before = await services.db.person.update({ where, data });
    const token = { owner: before, name: "x", days: 1, by: id };
    await createApiToken(services, { ...token, scopes: ["upload"] });
    const refused = await createUser(asAdmin(email));
    expect(refused).toMatchObject({ code: 1, out: "" });
    expect(refused.told).toContain("somebody is already there");
    expect(await personAt(email)).toEqual(before);
    expect(await isSignedIn(squatter)).toBe(true);

    const withPassword = [...asAdmin(email), "--password-stdin"];
    const given = await createUser(withPassword, `${OTHER_PASSWORD}\n`);
    expect(given).toMatchObject({ code: 0, out: `${id} admin\n` });
    expect(await isSignedIn(squatter)).toBe(false);
    expect(await personAt(email)).toMatchObject({
      ...{ role: "admin", googleSubject: null, emailVerifiedAt: null },
    });
    const living = { personId: id, revokedAt: null };
    expect(await services.db.apiToken.count({ where: living })).toBe(0);
  });

  test("gets a link for somebody new, by which they choose their password", async () => {
    const email = "fresh.chief@example.com";
    const { code, out } = await createUser(asAdmin(email));
    expect(code).toBe(0);
    const [said, link = "", ...rest] = out.split("\n");
    expect(said).toBe(`${(await personAt(email)).id} admin`);
    expect(rest).toEqual([""]);
    const { pathname, search } = new URL(link);
    const own = browser();
    const chosen = await own.post(pathname + search, { password: PASSWORD });
    expect(chosen.headers.location).toBe("/account?done=password");
    expect(await isSignedIn(own)).toBe(true);
  });
});

describe("limits", () => {
  let limited: RunningApp;
  beforeAll(async () => {
    limited = await starter.start({ env: { TRUSTED_PROXIES: "loopback" } });
  });
  /** A browser at an address, as the proxy in front tells it; what the browser itself claims stands before. */
  const at = (address: string) =>
    openPlainBrowser(limited, { "X-Forwarded-For": `192.0.2.9, ${address}` });

  test("a sixth try in a minute is told to wait, whether or not there is such an account", async () => {
    for (const email of ["tried@example.com", "untold@example.com"]) {
      const own = at("198.51.100.1");
      for (let tries = 0; tries < 5; tries++)
        expect(
          (await own.post("/login", { email, password: "x" })).status,
        ).toBe(401);
      const late = await own.post("/login", { email, password: "x" });
      expect(late.status).toBe(429);
      expect(Number(late.headers["retry-after"])).toBeGreaterThan(0);
      expect(late.headers["ratelimit-limit"]).toBe("5");
      expect(late.body).toMatch(/Please try again in \d+ second/);
      expect(late.body).toContain(email);
    }
  });

  test("an account that is tried from everywhere closes to strangers, and not to its owner's own browser", async () => {
    const owner = at("198.51.100.2");
    const email = "owner@example.com";
    await signUp(email, owner);
    await owner.post("/login", { email, password: PASSWORD });
    await owner.post("/logout");
    for (let tries = 0; tries < 30; tries++) {
      const address = `203.0.113.${tries}`;
      await at(address).post("/login", { email, password: "x" });
    }
    const right = { email, password: PASSWORD };
    const stranger = await at("203.0.113.99").post("/login", right);
    expect(stranger.status).toBe(429);
    expect(Number(stranger.headers["retry-after"])).toBeGreaterThan(3_000);
    expect(stranger.body).toMatch(/Please try again in \d+ minutes/);
    expect((await owner.post("/login", right)).status).toBe(303);
  });

  test("an eleventh export in an hour is told to wait, as a page and as data", async () => {
    const own = at("198.51.100.4");
    const email = "exports@example.com";
    await signUp(email, own);
    await own.post("/login", { email, password: PASSWORD });
    for (let count = 0; count < 10; count++)
      expect((await own.get("/account/export")).status).toBe(200);
    const Cookie = `session=${own.cookies.get("session")}`;
    for (const Accept of ["text/html", "*/*"]) {
      const headers = { Cookie, Accept };
      const late = await ask(limited, "/account/export", { headers });
      expect(late.status).toBe(429);
      expect(late.headers).toMatchObject({
        ...{ "ratelimit-limit": "10", "ratelimit-remaining": "0" },
        "ratelimit-reset": late.headers["retry-after"],
        "retry-after": expect.stringMatching(/^[1-9]\d*$/) as string,
      });
      if (Accept === "*/*")
        expect(JSON.parse(late.body)).toMatchObject({
          ...{ error: { code: "rate_limited" }, limit: 10 },
          retry_after: Number(late.headers["retry-after"]),
        });
      else expect(late.body).toContain("<!doctype html>");
    }
  });

  test("a sixth sign-up in an hour from one address is told to wait", async () => {
    const own = at("198.51.100.3");
    for (let count = 0; count < 5; count++)
      expect((await signUp(`new${count}@example.com`, own)).status).toBe(303);
    const late = await signUp("new5@example.com", own);
    expect(late.status).toBe(429);
    expect(late.headers["retry-after"]).toBeDefined();
  });
});

/** An answer without what is different each time; `typed` is what comes back in a field. */
function comparable({ status, headers, body }: Answer, typed = "none") {
  const same = Object.entries(headers).filter(
    ([name]) => !["date", "x-request-id", "content-length"].includes(name),
  );
  return {
    ...{ status, headers: same, body: body.replaceAll(typed, "TYPED") },
    length: Buffer.byteLength(body) - typed.length,
  };
}

async function createUser(parameters: string[], password = "") {
  const child = spawn(
    process.execPath,
    ["scripts/admin.ts", "user", "create", ...parameters],
    {
      cwd: ROOT,
      env: {
        NODE_ENV: "production",
        PATH: process.env["PATH"],
        DATA_DIR: app.dataDir,
        ...coverageEnvironment(),
      },
    },
  );
  child.stdin.end(password);
  const printed = Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = (await once(child, "close")) as [number];
  const [out, told] = await printed;
  return { code, out, told };
}
