import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Person } from "#prisma/generated/client.ts";
import { describeOnDatabases, type TestDatabase } from "#test/database.ts";
import { openTestServices, type TestServices } from "#test/services.ts";
import { openAccounts, type Accounts } from "./accounts.server.ts";
import type { Actor } from "./actor.ts";
import { changePassword } from "./change-password.server.ts";
import { deleteAccount } from "./delete-account.server.ts";
import { saveProfile } from "./profile.server.ts";
import { signIn } from "./sign-in.server.ts";

const PASSWORD = "an unlikely hat on a heron";
const NEW = "four odd socks and a scarf";
const headers = new Headers({ "User-Agent": "curl/8" });

describeOnDatabases("a form that is sent twice, or late", (copy) => {
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

  const needs = (passwords = accounts.passwords) => ({
    ...{ ...services, features: { accounts: { ...accounts, passwords } } },
    ...{ requestId: "test", address: "192.0.2.1" },
  });
  const whoIs = async (cookie: string) =>
    (await accounts.sessions.read(cookie.split(";")[0])).actor;

  /** Somebody who has just signed in. */
  async function actor(): Promise<Actor> {
    const typed = { email: pia.email, password: PASSWORD };
    const signed = await signIn(needs(), typed, { headers, actor: null });
    const known = await whoIs((signed.ok && signed.cookies[0]) || "");
    if (!known) throw new Error("the password is right");
    return known;
  }

  /** Hashes nothing before this many have asked for it, each of whom has proved the old password by then. */
  function hashingTogether(count: number) {
    const { passwords } = accounts;
    const all = Promise.withResolvers<void>();
    const hash = async (password: string) => {
      count -= 1;
      if (count === 0) all.resolve();
      await all.promise;
      return passwords.hash(password);
    };
    return { ...passwords, hash };
  }

  const remove = (by: Actor) =>
    deleteAccount(needs(), by, {
      ...{ present: PASSWORD, published: "stay", headers },
    });

  test("changes the password, and its browser is signed in whichever answer it sees", async () => {
    const by = await actor();
    const together = needs(hashingTogether(2));
    const typed = { present: PASSWORD, password: NEW, headers };
    const press = () => changePassword(together, by, typed);
    for (const changed of await Promise.all([press(), press()])) {
      expect(changed.ok).toBe(true);
      const [cookie = ""] = changed.ok ? changed.cookies : [];
      expect((await whoIs(cookie))?.id).toBe(pia.id);
    }
  });

  test("deletes the account, and says nothing else", async () => {
    const by = await actor();
    const both = await Promise.all([remove(by), remove(by)]);
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    expect(await services.db.session.count()).toBe(0);
  });

  test("brings no name back to an account that was deleted meanwhile", async () => {
    const by = await actor();
    const session = { id: by.id, sessionId: by.credentialId };
    const save = () =>
      saveProfile(services, session, { name: "Pia P.", locale: "fr" });
    expect(await save()).toBe(true);
    await remove(by);
    expect(await save()).toBe(false);
    expect(await services.db.person.findFirst()).toMatchObject({ name: "" });
  });
});
