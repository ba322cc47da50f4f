import { afterAll, beforeAll, expect, test } from "vitest";
import type { OpenServices } from "#app/platform/open-services.server.ts";
import type { Role } from "#prisma/generated/enums.ts";
import { makeMeme } from "../memes.ts";
import { ask } from "./browser-request.ts";
import { enrol, PASSWORD, signedInCookie } from "./enrolled.ts";
import { openStarter, type Starter } from "./fresh-app.ts";
import { openPlainBrowser } from "./plain-browser.ts";
import type { RunningApp } from "./running-app.ts";
import { joinApp } from "./template.ts";

let starter: Starter;
let app: RunningApp;
let services: OpenServices;
beforeAll(async () => {
  starter = await openStarter([]);
  app = await starter.start({ role: "all", env: { RATE_LIMITS: "off" } });
  services = await joinApp(app.dataDir);
});
afterAll(async () => {
  await services?.close();
  await starter?.stop();
});

/** Longer than a worker takes to look for a job. */
const WAIT = { timeout: 20_000 };
const SURE = { sure: "on", published: "stay", presentPassword: PASSWORD };

/** Somebody with a browser of their own. */
async function member(email: string, role: Role = "contributor") {
  const { id } = await enrol(services, { email, name: "Pia Paintbrush", role });
  const own = openPlainBrowser(app);
  await own.post("/login", { email, password: PASSWORD });
  return { id, own };
}

const personOf = (id: string) =>
  services.db.person.findUniqueOrThrow({ where: { id } });

/** A meme of this person in this state. */
async function memeOf(
  uploaderId: string,
  status: "pending" | "approved",
): Promise<string> {
  const { id } = await makeMeme(services, `${uploaderId}-${status}`, {
    status,
  });
  await services.db.meme.update({ where: { id }, data: { uploaderId } });
  return id;
}

const statusOf = async (id: string) =>
  (await services.db.meme.findUniqueOrThrow({ where: { id } })).status;

test("somebody takes everything with them that is kept about them, and no secret", async () => {
  const { id, own } = await member("export@example.com");
  const memeId = await memeOf(id, "pending");
  const answer = await own.get("/account/export");
  expect(answer.status).toBe(200);
  expect(answer.headers).toMatchObject({
    "cache-control": "no-store",
    "content-disposition": 'attachment; filename="mingus-account.json"',
    "content-type": "application/json; charset=utf-8",
  });
  expect(JSON.parse(answer.body)).toMatchObject({
    profile: {
      ...{ id, email: "export@example.com", name: "Pia Paintbrush" },
      signsInBy: { password: true, google: false },
    },
    sessions: [{ device: "Chrome on Linux" }],
    ...{ programs: [], tokens: [], uploads: [], complete: true },
    memes: [{ id: memeId, status: "pending", texts: [{ locale: "en" }] }],
    preferencesOfThisBrowser: { frequency: "daily" },
  });
  expect(answer.body).not.toMatch(/argon2|hash|secret/i);
});

test("a deleted account has no name, no address and no way in; what waits is withdrawn, what is published stays", async () => {
  const { id, own } = await member("leaves@example.com");
  const waiting = await memeOf(id, "pending");
  const published = await memeOf(id, "approved");
  for (const [fields, status, words] of [
    [{}, 400, "Please tick this"],
    [{ ...SURE, presentPassword: "wrong" }, 403, "not the password"],
  ] as const) {
    const refused = await own.post("/account/deletion", fields);
    expect([refused.status, refused.body.includes(words)]).toEqual([
      status,
      true,
    ]);
  }
  const answer = await own.post("/account/deletion", SURE);
  expect(answer.headers.location).toBe("/login?done=deleted");
  expect(own.cookies.has("session")).toBe(false);
  expect(await personOf(id)).toMatchObject({
    ...{ email: `${id}@deleted.invalid`, name: "", passwordHash: null },
  });
  expect(await services.db.session.count({ where: { personId: id } })).toBe(0);
  await expect.poll(() => statusOf(waiting), WAIT).toBe("withdrawn");
  expect(await statusOf(published)).toBe("approved");
  const email = "leaves@example.com";
  const again = await own.post("/login", { email, password: PASSWORD });
  expect(again.status).toBe(401);
});

test("what was published goes too when its contributor wants it so", async () => {
  const { id, own } = await member("takes@example.com");
  const published = await memeOf(id, "approved");
  await own.post("/account/deletion", { ...SURE, published: "go" });
  await expect.poll(() => statusOf(published), WAIT).toBe("withdrawn");
});

test("of two admins who leave at the same moment one stays", async () => {
  const [one, two] = [
    await member("one@example.com", "admin"),
    await member("two@example.com", "admin"),
  ];
  const answers = await Promise.all(
    [one, two].map(({ own }) => own.post("/account/deletion", SURE)),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
  const refused = answers.find(({ status }) => status === 409);
  expect(refused?.body).toContain("You are the only admin");
});

test("who has no password deletes or disconnects nothing but freshly signed in, or with a password", async () => {
  const person = await services.db.person.create({
    data: { email: "g@example.com", name: "G", googleSubject: "g-1" },
  });
  const cookie = await signedInCookie(services, person);
  const [name = "", value = ""] = cookie.split("=");
  const own = openPlainBrowser(app);
  own.cookies.set(name, value);
  expect((await own.get("/account")).body).toContain("Set a password first");
  const kept = await own.post("/account/google/disconnection");
  expect(kept.headers.location).toBe("/account");
  expect((await personOf(person.id)).googleSubject).toBe("g-1");
  const createdAt = new Date(Date.now() - 16 * 60_000);
  const where = { personId: person.id };
  await services.db.session.updateMany({ where, data: { createdAt } });
  const { presentPassword: _, ...typed } = SURE;
  const stale = await own.post("/account/deletion", typed);
  expect(stale.status).toBe(403);
  await services.db.session.updateMany({
    where,
    data: { createdAt: new Date() },
  });
  const fresh = await own.post("/account/deletion", typed);
  expect(fresh.status).toBe(303);
});

test("Google is disconnected where a password is left", async () => {
  const { id, own } = await member("both@example.com");
  const data = { googleSubject: "g-2" };
  await services.db.person.update({ where: { id }, data });
  expect((await own.get("/account")).body).toContain("Disconnect Google");
  const answer = await own.post("/account/google/disconnection");
  expect(answer.headers.location).toBe("/account?done=google-off");
  expect((await personOf(id)).googleSubject).toBeNull();
});

test("a program that signed in at the API is listed, and signed out by its owner alone", async () => {
  const email = "program@example.com";
  const { id, own } = await member(email);
  const body = JSON.stringify({ email, password: PASSWORD });
  const headers = {
    "Content-Type": "application/json",
    "Content-Length": String(body.length),
    "User-Agent": "curl/8.5.0",
  };
  const path = "/api/v1/sessions";
  const signed = await ask(app, path, { method: "POST", headers, body });
  expect(signed.status).toBe(201);
  const page = await own.get("/account");
  expect(page.body).toContain("Programs that are signed in");
  const family = await services.db.tokenFamily.findFirstOrThrow({
    where: { personId: id },
  });
  const end = `/account/programs/${family.id}/revocation`;
  const stranger = await member("stranger@example.com");
  const revokedAt = async () =>
    (
      await services.db.tokenFamily.findUniqueOrThrow({
        where: { id: family.id },
      })
    ).revokedAt;
  await stranger.own.post(end);
  expect(await revokedAt()).toBeNull();
  for (let press = 1; press <= 2; press++) {
    const pressed = await own.post(end);
    expect(pressed.headers.location).toBe("/account?done=program");
  }
  expect(await revokedAt()).not.toBeNull();
});

test("what somebody says of where they are and what they speak holds for the splash too", async () => {
  const { own } = await member("far@example.com");
  const profile = { name: "Pia", locale: "es", timeZone: "Pacific/Auckland" };
  const saved = await own.post("/account/profile", profile);
  expect(saved.headers.location).toBe("/account?done=profile");
  const answer = await own.get("/account/export");
  expect(JSON.parse(answer.body)).toMatchObject({
    preferencesOfThisBrowser: {
      ...{ language: "es", timeZone: "Pacific/Auckland", frequency: "daily" },
    },
  });
  const jar = [...own.cookies].map(([name, value]) => `${name}=${value}`);
  const foreign = await ask(app, "/account/profile", {
    method: "POST",
    headers: {
      ...{ Cookie: jar.join("; "), Origin: "https://evil.example.com" },
      ...{ Accept: "text/html", "Accept-Language": "en" },
    },
  });
  expect(foreign.status).toBe(403);
  expect(foreign.body).toContain('<html lang="es">');
});

test("times are told in the zone that somebody chose, else in the one of their browser", async () => {
  const { own } = await member("hours@example.com");
  const told = async () =>
    /Time zone: ([\w/]+)\./.exec((await own.get("/account")).body)?.[1];
  expect(await told()).toBe("UTC");
  own.cookies.set("mingus_zone", "Pacific/Auckland");
  expect(await told()).toBe("Pacific/Auckland");
  const profile = { name: "Pia", locale: "en", timeZone: "Europe/Madrid" };
  await own.post("/account/profile", profile);
  expect(await told()).toBe("Europe/Madrid");
});
