import { hash } from "@node-rs/argon2";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Person } from "#prisma/generated/client.ts";
import { describeOnDatabases, type TestDatabase } from "#test/database.ts";
import { openTestServices, type TestServices } from "#test/services.ts";
import { openAccounts, type Accounts } from "./accounts.server.ts";
import type { Actor } from "./actor.ts";
import { changePassword, endEveryAccess } from "./change-password.server.ts";
import { deleteAccount } from "./delete-account.server.ts";
import { signInProgram } from "./programs/api-sessions.server.ts";
import { createApiToken } from "./programs/api-tokens.server.ts";
import {
  readFamily,
  useRefreshToken,
} from "./programs/refresh-tokens.server.ts";
import { beginSession, provePassword, signIn } from "./sign-in.server.ts";

const PASSWORD = "an unlikely hat on a heron";
const NEW = "four odd socks and a scarf";
const headers = new Headers({ "User-Agent": "curl/8" });
const browser = { headers, actor: null };
const WRONG = { ok: false, rejection: "wrong" };

describeOnDatabases("a sign-in in the same instant as its end", (copy) => {
  let database: TestDatabase;
  let services: TestServices;
  let accounts: Accounts;
  let pia: Person;
  beforeAll(async () => {
    database = await copy({ RATE_LIMITS: "off" });
    services = await openTestServices(database);
    accounts = openAccounts(services);
  });
  afterAll(async () => {
    await services.close();
    await database.remove();
  });
  beforeEach(async () => {
    await services.db.person.deleteMany();
    const passwordHash = await accounts.passwords.hash(PASSWORD);
    pia = await services.db.person.create({
      data: { email: "pia@example.com", name: "Pia", passwordHash },
    });
  });

  const needs = () => ({
    ...{ ...services, features: { accounts } },
    ...{ requestId: "test", address: "192.0.2.1" },
  });
  const credentials = { email: "pia@example.com", password: PASSWORD };
  const sessions = () => services.db.session.count();
  const livingFamilies = () =>
    services.db.tokenFamily.count({ where: { revokedAt: null } });
  const actor = (): Actor => ({
    ...{ id: pia.id, email: pia.email, name: pia.name, role: pia.role },
    ...{ locale: "en", timeZone: null, scopes: null },
    ...{ via: "session", credentialId: pia.id },
  });
  const change = (password = NEW) =>
    changePassword(needs(), actor(), { present: PASSWORD, password, headers });

  async function proven() {
    const found = await provePassword(needs(), credentials, null);
    if (!found.ok) throw new Error("the password is right");
    return found.proof;
  }

  /** A new password, whose transaction ends only after `late` has begun. */
  async function endEverything<Result>(late: () => Promise<Result>) {
    const passwordHash = await accounts.passwords.hash(NEW);
    const { db, clock } = services;
    const begun = await db.$transaction(async (tx) => {
      const { id } = pia;
      await tx.person.update({ where: { id }, data: { passwordHash } });
      await endEveryAccess(tx, clock.now(), id);
      return { outcome: late() };
    });
    return begun.outcome;
  }

  test("begins nothing by a password that is being replaced", async () => {
    const proof = await proven();
    const late = () => beginSession(needs(), proof, browser);
    expect(await endEverything(late)).toBeNull();
    expect(await sessions()).toBe(0);
  });

  test("begins nothing for a program either, whether by password or by refresh token", async () => {
    const signed = await signInProgram(needs(), credentials, headers);
    if (!signed.ok) throw new Error("the password is right");
    const { refreshToken } = signed.answer;
    const late = () =>
      Promise.all([
        signInProgram(needs(), credentials, headers),
        useRefreshToken(services, refreshToken),
      ]);
    const [again, refreshed] = await endEverything(late);
    expect([again, refreshed.ok]).toEqual([WRONG, false]);
    expect(await livingFamilies()).toBe(0);
  });

  test("makes no named token that was asked for by what is being ended", async () => {
    const { db } = services;
    await beginSession(needs(), await proven(), browser);
    const { id: sessionId } = await db.session.findFirstOrThrow();
    const { id, role } = pia;
    const ask = (owner: { sessionId: string } | { passwordHash: string }) =>
      createApiToken(services, {
        ...{ owner: { id, role, ...owner }, name: "x", days: 1, by: id },
        scopes: ["upload"],
      });
    expect((await ask({ sessionId })).ok).toBe(true);
    const unproven = { ok: false, rejection: "unproven" };
    const late = await endEverything(() => ask({ sessionId }));
    expect(late).toEqual(unproven);
    expect(await ask({ sessionId })).toEqual(unproven);
    expect(await ask({ passwordHash: pia.passwordHash ?? "" })).toEqual(
      unproven,
    );
    expect(await db.apiToken.count()).toBe(1);
  });

  test("leaves nothing alive, however many there are", async () => {
    const tries = Array.from({ length: 8 }, (_, at) =>
      at % 2 === 0
        ? signIn(needs(), credentials, browser)
        : signInProgram(needs(), credentials, headers),
    );
    const changed = await change();
    const outcomes = await Promise.all(tries);
    expect(changed.ok).toBe(true);
    for (const outcome of outcomes)
      if (!outcome.ok) expect(outcome).toEqual(WRONG);
    expect(await sessions(), "the one of the new password").toBe(1);
    expect(await livingFamilies()).toBe(0);
  });

  test("of two new passwords by the same old one the second is refused, and so is a deletion", async () => {
    const first = await Promise.all([change(), change(`${NEW} too`)]);
    expect(first.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(first).toContainEqual(WRONG);
    const passwordHash = await accounts.passwords.hash(PASSWORD);
    const data = { passwordHash };
    await services.db.person.update({ where: { id: pia.id }, data });
    const late = () =>
      deleteAccount(needs(), actor(), {
        ...{ present: PASSWORD, published: "stay", headers },
      });
    const deleted = endEverything(late);
    expect(await deleted).toEqual(WRONG);
    expect(await services.db.person.count({ where: { deletedAt: null } })).toBe(
      1,
    );
  });

  test("by Google begins nothing once Google is off, nor for an account that was closed", async () => {
    const { id } = pia;
    const proof = { id, googleSubject: "pia" };
    expect(await beginSession(needs(), proof, browser)).toBeNull();
    const data = { googleSubject: "pia", deletedAt: new Date() };
    await services.db.person.update({ where: { id }, data });
    expect(await beginSession(needs(), proof, browser)).toBeNull();
    expect(await readFamily(services, id)).toBeNull();
  });

  test("is refused to nobody whose hash is only renewed by another of theirs", async () => {
    const passwordHash = await hash(PASSWORD, {
      memoryCost: 8192,
      timeCost: 2,
    });
    const data = { passwordHash };
    await services.db.person.update({ where: { id: pia.id }, data });
    const tries = Array.from({ length: 3 }, () =>
      signIn(needs(), credentials, browser),
    );
    const outcomes = await Promise.all(tries);
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, true]);
  });
});
