import {
  afterAll,
  beforeAll,
  beforeEach,
  describe,
  expect,
  test,
  vi,
} from "vitest";
import { openPasswords } from "#app/accounts/passwords.server.ts";
import { openSessions } from "#app/accounts/sessions.server.ts";
import type { OpenServices } from "#app/platform/open-services.server.ts";
import { STARRING } from "../cast.ts";
import { OIDC_CLIENT, startOidc, type OidcServer } from "../servers/oidc.ts";
import {
  json,
  signToken,
  startHostileIssuer,
  type HostileIssuer,
} from "../servers/oidc-hostile.ts";
import { ask } from "./browser-request.ts";
import { enrol, PASSWORD } from "./enrolled.ts";
import { openCookieBrowser, type CookieBrowser } from "./cookie-browser.ts";
import { openStarter, type Starter } from "./fresh-app.ts";
import type { RunningApp } from "./running-app.ts";
import { joinApp } from "./template.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let starter: Starter;
beforeAll(async () => {
  starter = await openStarter([STARRING.dayOfRest]);
});
afterAll(() => starter.stop());

let app: RunningApp;
let services: OpenServices;
let browser: CookieBrowser;
const start = async (env: Record<string, string>) => {
  app = await starter.start({ env: { RATE_LIMITS: "off", ...env } });
  services = await joinApp(app.dataDir);
};
beforeEach(() => {
  browser = openCookieBrowser();
});

/** Presses the button. @returns the answer, and the address that the browser is sent on to */
async function begin(next = "/submissions", purpose = "sign_in") {
  const form = { purpose, next };
  const answer = await browser.send(`${app.url}/login/google`, form);
  const refresh = String(answer.headers["refresh"]);
  return { ...answer, onward: refresh.replace(/^0; url=/, "") };
}

/** Opens the address and whatever it leads to at the issuer, until the way leaves it or somebody is asked. */
async function follow(address: string) {
  let url = address;
  let answer = await browser.open(url);
  while (answer.headers.location) {
    url = new URL(answer.headers.location, url).href;
    if (url.startsWith(app.url)) return { url, answer };
    answer = await browser.open(url);
  }
  return { url, answer };
}

/** Says at the issuer who one is. @returns where the issuer sends the browser back to */
async function sayWho(onward: string, who: string): Promise<string> {
  const question = await follow(onward);
  if (question.url.startsWith(app.url)) return question.url;
  const said = await browser.send(question.url, { who });
  return (await follow(new URL(said.headers.location!, question.url).href)).url;
}

/** Whether the browser has a session. */
const sessionOf = () => browser.cookies(app.url).get("session");
const person = (email: string) =>
  services.db.person.findUnique({ where: { email } });

describe("with a certified provider", () => {
  let oidc: OidcServer;
  beforeAll(async () => {
    oidc = await startOidc({
      nils: {
        ...{ email: "nils@example.com", email_verified: true },
        name: "Nils Newcomer",
      },
      pia: { email: "pia@example.com", email_verified: true, name: "Pia" },
      tomas: { email: "tomas@example.com", email_verified: false },
    });
    await start(oidc.env);
  });
  afterAll(async () => {
    await services.close();
    await oidc.stop();
  });

  test("somebody new signs in, goes on to where they were going, and comes back as the same person", async () => {
    const begun = await begin("/submissions?page=2");
    expect(begun.status).toBe(200);
    expect(begun.headers["cache-control"]).toBe("no-store");
    expect(begun.onward).toMatch(`${oidc.issuer}/auth?`);
    const end = await browser.open(await sayWho(begun.onward, "nils"));
    expect([end.status, end.headers.location]).toEqual([
      303,
      "/submissions?page=2",
    ]);
    const nils = await person("nils@example.com");
    expect(nils).toMatchObject({ googleSubject: "nils", passwordHash: null });
    const first = sessionOf();
    expect(first).toBeDefined();
    expect(browser.cookies(app.url).has("google")).toBe(false);

    const again = await browser.open(
      await sayWho((await begin()).onward, "nils"),
    );
    expect(again.status).toBe(303);
    expect(sessionOf()).not.toBe(first);
    const sessions = await services.db.session.count({
      where: { personId: nils!.id },
    });
    expect(sessions, "the first session has ended").toBe(1);
  });

  test("whoever says no there is told that nothing happened, and nothing of what the issuer wrote", async () => {
    const address = await sayWho((await begin()).onward, "");
    expect(address).toContain("error=access_denied");
    const end = await browser.open(address);
    expect(end.status).toBe(403);
    expect(end.body).toContain("You stopped at Google");
    expect(end.body).toContain("/login?next=%2Fsubmissions");
    expect(end.body).not.toContain("said no");
    expect(sessionOf()).toBeUndefined();
  });

  test("an address that the issuer has not checked opens nothing", async () => {
    await services.db.person.create({
      data: {
        ...{ email: "tomas@example.com", name: "Tomás" },
        emailVerifiedAt: new Date(),
      },
    });
    const end = await browser.open(
      await sayWho((await begin()).onward, "tomas"),
    );
    expect(end.status).toBe(403);
    expect(end.body).toContain("has not confirmed your e-mail");
    expect(sessionOf()).toBeUndefined();
    expect((await person("tomas@example.com"))?.googleSubject).toBeNull();
  });

  test("an account with a password connects Google first, and is opened by it from then on", async () => {
    const pia = await services.db.person.create({
      data: {
        ...{ email: "pia@example.com", name: "Pia" },
        passwordHash: await openPasswords().hash(PASSWORD),
      },
    });
    const refused = await browser.open(
      await sayWho((await begin()).onward, "pia"),
    );
    expect([refused.status, sessionOf()]).toEqual([403, undefined]);
    expect(refused.body).toContain("sign in with your password first");

    const cookie = await services.db.$transaction((tx) =>
      openSessions(services).begin(tx, pia, "a browser"),
    );
    browser.cookies(app.url).set("session", /=([^;]+)/.exec(cookie)![1]!);
    const before = sessionOf();
    const address = `${app.url}/account/google/connection`;
    expect((await browser.open(address)).body).toContain("Your password");
    for (const presentPassword of ["", "not the one"]) {
      const wrong = await browser.send(address, { presentPassword });
      expect([wrong.status, wrong.headers["refresh"]]).toEqual([
        403,
        undefined,
      ]);
      expect(wrong.body).toContain("This is not the password you have.");
    }
    const asked = await browser.send(address, { presentPassword: PASSWORD });
    const onward = String(asked.headers["refresh"]).replace("0; url=", "");
    const connected = await browser.open(await sayWho(onward, "pia"));
    expect(connected.headers.location).toBe("/account?done=google");
    expect(sessionOf(), "connecting signs nobody in").toBe(before);
    expect((await person("pia@example.com"))?.googleSubject).toBe("pia");

    const late = await browser.open(`${app.url}/login/google/callback?code=c`);
    expect(late.status).toBe(400);
    expect(late.body).toContain("Google is not connected");
    expect(late.body).not.toContain("Continue with Google");
    const again = await browser.send(address, { presentPassword: PASSWORD });
    const way = String(again.headers["refresh"]).replace("0; url=", "");
    const back = await sayWho(way, "pia");
    browser.cookies(app.url).delete("session");
    const alone = await browser.open(back);
    expect(alone.status).toBe(400);
    expect(alone.body).not.toContain("Somebody else is signed in");

    browser = openCookieBrowser();
    const end = await browser.open(await sayWho((await begin()).onward, "pia"));
    expect([end.status, end.headers.location]).toEqual([303, "/submissions"]);
  });

  test("a used code and a used state open nothing a second time, even for a browser that forgets nothing", async () => {
    const { onward } = await begin();
    const flow = browser.cookies(app.url).get("google")!;
    const address = await sayWho(onward, "nils");
    expect((await browser.open(address)).status).toBe(303);
    browser.cookies(app.url).delete("session");
    for (const kept of [undefined, flow]) {
      if (kept) browser.cookies(app.url).set("google", kept);
      const again = await browser.open(address);
      expect([again.status, sessionOf()]).toEqual([400, undefined]);
    }
  });

  test("nobody is signed in by a link that somebody else has prepared (login CSRF)", async () => {
    const prepared = await sayWho((await begin()).onward, "nils");
    const attacker = browser.cookies(app.url).get("google")!;
    browser = openCookieBrowser();
    const without = await browser.open(prepared);
    expect([without.status, sessionOf()]).toEqual([400, undefined]);
    await begin();
    const own = await browser.open(prepared);
    expect([own.status, sessionOf()]).toEqual([400, undefined]);
    browser.cookies(app.url).set("google", `${attacker.slice(0, -3)}AAA`);
    expect((await browser.open(prepared)).status).toBe(400);
  });

  test("only our own pages begin the way, and only who is signed in connects", async () => {
    const body = "purpose=sign_in";
    const foreign = await ask(app, "/login/google", {
      method: "POST",
      headers: {
        Origin: "https://evil.example.com",
        "Content-Type": "application/x-www-form-urlencoded",
        "Content-Length": String(body.length),
      },
      body,
    });
    expect([foreign.status, foreign.headers["refresh"]]).toEqual([
      403,
      undefined,
    ]);
    expect((await begin("/account", "connect")).status).toBe(400);
    const address = `${app.url}/account/google/connection`;
    const connect = await browser.send(address, { presentPassword: PASSWORD });
    expect(connect.status).toBe(303);
    expect(connect.headers.location).toMatch(/^\/login\?next=/);
    expect((await begin("/", "rob")).status).toBe(400);
  });

  test.each([
    "https://evil.example.com/",
    "//evil.example.com",
    "/\\evil.example.com",
    "/.//evil.example.com",
    "javascript:alert(1)",
    "/x\r\nLocation: https://evil.example.com",
  ])("next=%j leads to the account", async (next) => {
    const end = await browser.open(
      await sayWho((await begin(next)).onward, "nils"),
    );
    expect([end.status, end.headers.location]).toEqual([303, "/account"]);
  });

  test("the way back is on our own address, whatever a request calls us", async () => {
    const body = "purpose=sign_in";
    const answer = await ask(app, "/login/google", {
      method: "POST",
      headers: {
        Origin: app.url,
        "X-Forwarded-Host": "evil.example.com",
        "X-Forwarded-Proto": "https",
        Forwarded: "host=evil.example.com",
        "Content-Type": "application/x-www-form-urlencoded",
        "Content-Length": String(body.length),
      },
      body,
    });
    const url = new URL(String(answer.headers["refresh"]).slice(7));
    expect(url.searchParams.get("redirect_uri")).toBe(
      `${app.url}/login/google/callback`,
    );
    expect(answer.body).not.toContain("evil");
    const misdirected = await ask(app, "/login/google/callback", {
      headers: { Host: "evil.example.com" },
    });
    expect(misdirected.status).toBe(421);
  });

  test.each([
    ["es", "No has iniciado sesión"],
    ["fr", "Vous n’êtes pas connecté"],
  ])("in %s it is told in that language", async (language, words) => {
    const { body, status } = await ask(app, "/login/google/callback?state=x", {
      headers: { "Accept-Language": language },
    });
    expect(status).toBe(400);
    expect(body).toContain(`<html lang="${language}">`);
    expect(body).toContain(words);
  });
});

describe("with an issuer that cheats", () => {
  let hostile: HostileIssuer;
  beforeAll(async () => {
    hostile = await startHostileIssuer();
    await start(hostile.env);
  });
  afterAll(async () => {
    await services.close();
    await hostile.stop();
  });
  beforeEach(() => hostile.behave());

  /** Comes back with a token of these claims. */
  async function comeBack(changes: Record<string, unknown> = {}) {
    const query = new URL((await begin()).onward).searchParams;
    const flow = browser.cookies(app.url).get("google")!;
    const now = Math.floor(Date.now() / 1000);
    const token = await signToken(hostile.keys, {
      ...{ iss: hostile.issuer, aud: OIDC_CLIENT.id, sub: "mira" },
      ...{ iat: now, exp: now + 60, nonce: query.get("nonce") },
      ...{ email: "mira@example.com", email_verified: true },
      ...changes,
    });
    hostile.give(token);
    const state = query.get("state") ?? "";
    const back = `${app.url}/login/google/callback?code=THECODE&state=${state}`;
    return { back, token, flow, answer: await browser.open(back) };
  }

  test.each<[string, Record<string, unknown>]>([
    ["for another client", { aud: "another" }],
    ["of another issuer", { iss: "https://issuer.example.com" }],
    ["with another nonce", { nonce: "n".repeat(43) }],
    ["that is over", { exp: 1 }],
    ["with an address verified by a word", { email_verified: "true" }],
  ])("a token %s opens nothing", async (_, changes) => {
    const { answer } = await comeBack(changes);
    expect([answer.status, sessionOf()]).toEqual([403, undefined]);
    expect(answer.headers["set-cookie"]?.join()).toMatch(
      /google=; .*Max-Age=0/,
    );
    expect(await person("mira@example.com")).toBeNull();
  });

  test("an account with a checked address of its own is joined, one without is not", async () => {
    const mira = await services.db.person.create({
      data: { email: "mira@example.com", name: "Mira", role: "moderator" },
    });
    const refused = await comeBack();
    expect([refused.answer.status, sessionOf()]).toEqual([403, undefined]);
    await services.db.person.update({
      where: { id: mira.id },
      data: { emailVerifiedAt: new Date() },
    });
    const joined = await comeBack();
    expect(joined.answer.status).toBe(303);
    expect((await person("mira@example.com"))?.googleSubject).toBe("mira");
    const other = await comeBack({ sub: "somebody else" });
    expect(other.answer.status).toBe(403);
  });

  test("a code that the issuer takes twice is taken once by us", async () => {
    const { back, answer, flow } = await comeBack();
    expect(answer.status).toBe(303);
    browser.cookies(app.url).delete("session");
    browser.cookies(app.url).set("google", flow);
    expect((await browser.open(back)).status).toBe(400);
    expect(sessionOf()).toBeUndefined();
  });

  test("away, it is said in words, and everything else goes on", async () => {
    hostile.answers.token = json({ error: "<b>boom</b>" }, 500);
    const query = new URL((await begin()).onward).searchParams;
    const away = await browser.open(
      `${app.url}/login/google/callback?code=c&state=${query.get("state")}`,
    );
    expect(away.status).toBe(503);
    expect(away.body).toContain("Google does not answer right now");
    expect(away.body).not.toContain("boom");
    const password = { email: "paula@example.com", name: "Paula" };
    await enrol(services, { ...password, role: "contributor" });
    const typed = { email: password.email, password: PASSWORD };
    const signed = await browser.send(`${app.url}/login`, typed);
    expect([signed.status, signed.headers.location]).toEqual([303, "/account"]);
    expect(sessionOf()).toBeDefined();
  });

  // The last one: it stops the app, so that every line of the log has been written.
  test("nothing that is secret is written down or shown", async () => {
    const ways = [await comeBack(), await comeBack({ aud: "another" })];
    await app.stop();
    const verifiers = hostile.forms.map((form) => form.get("code_verifier")!);
    const secrets = ways.flatMap(({ token, back }) => [
      ...[token, new URL(back).searchParams.get("state")!],
    ]);
    const output = app.output();
    for (const secret of [
      ...[...verifiers, ...secrets, "THECODE", OIDC_CLIENT.secret],
      "mira@example.com",
    ]) {
      expect(output).not.toContain(secret);
      for (const { answer } of ways) expect(answer.body).not.toContain(secret);
    }
    expect(output).toMatch(/"refusal":"failed".*"event":"google_refused"/);
  });
});

test("where it is not set up, there is no such address", async () => {
  await start({});
  expect((await browser.open(`${app.url}/login/google`)).status).toBe(404);
  const callback = await browser.open(`${app.url}/login/google/callback`);
  expect([(await begin()).status, callback.status]).toEqual([404, 404]);
  const login = await browser.open(`${app.url}/login`);
  expect(login.body).not.toContain("Google");
  await services.close();
});

describe("with limits", () => {
  let oidc: OidcServer;
  beforeAll(async () => {
    oidc = await startOidc({});
    await start({ ...oidc.env, RATE_LIMITS: "on" });
  });
  afterAll(async () => {
    await services.close();
    await oidc.stop();
  });

  test("whoever begins too often is told when to come back, on a page and in the headers", async () => {
    for (let nth = 0; nth < 20; nth++) expect((await begin()).status).toBe(200);
    const late = await begin();
    expect(late.status).toBe(429);
    expect(late.headers).toMatchObject({
      ...{ "ratelimit-limit": "20", "ratelimit-remaining": "0" },
      "retry-after": expect.stringMatching(/^[1-9]\d*$/) as string,
    });
    expect(late.body).toContain("</html>");
  });
});
