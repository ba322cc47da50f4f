import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Person } from "#prisma/generated/client.ts";
import { describeOnDatabases, type TestDatabase } from "#test/database.ts";
import { openTestServices, type TestServices } from "#test/services.ts";
import { openAccounts, type Accounts } from "./accounts.server.ts";
import type { Actor } from "./actor.ts";
import { changePassword } from "./change-password.server.ts";
import { signInProgram } from "./programs/api-sessions.server.ts";
import { signIn } from "./sign-in.server.ts";

const PASSWORD = "an unlikely hat on a heron";
const NEW = "four odd socks and a scarf";
const HOUR_MS = 60 * 60 * 1000;
const numbers = (count: number) => Array.from({ length: count }, (_, n) => n);

describeOnDatabases("the limits of a sign-in", (copy) => {
  let database: TestDatabase;
  let services: TestServices;
  let accounts: Accounts;
  let pia: Person;
  let email: string;
  let tests = 0;
  beforeAll(async () => {
    database = await copy({ RATE_LIMITS: "on" });
    services = await openTestServices(database);
    accounts = openAccounts(services);
  });
  afterAll(async () => {
    await services.close();
    await database.remove();
  });
  beforeEach(async () => {
    const passwordHash = await accounts.passwords.hash(PASSWORD);
    email = `pia${(tests += 1)}@example.com`;
    const data = { email, name: "Pia", passwordHash };
    pia = await services.db.person.create({ data });
  });

  const needs = (address: string) => ({
    ...{ ...services, features: { accounts }, requestId: "test" },
    address: `${tests} ${address}`,
  });
  const headersWith = (cookie?: string) =>
    new Headers({ "User-Agent": "curl/8", ...(cookie ? { cookie } : {}) });

  /** By a form, from an address that nobody else has. */
  const byForm = (from: number, password: string, cookie?: string) => {
    const browser = { headers: headersWith(cookie), actor: null };
    return signIn(needs(`form ${from}`), { email, password }, browser);
  };
  const byApi = (from: number, password: string, device?: string) =>
    signInProgram(
      needs(`api ${from}`),
      { email, password, ...(device === undefined ? {} : { device }) },
      headersWith(),
    );
  const outcome = (done: { ok: boolean; rejection?: string }) =>
    done.rejection ?? "in";

  /** As many wrong passwords as an account takes in an hour. */
  const closeAccount = () =>
    Promise.all(numbers(30).map((from) => byForm(from, "wrong")));

  async function knownBrowser(): Promise<string> {
    const signed = await byForm(1_000, PASSWORD);
    return cookieOf(signed.ok ? signed.cookies : []);
  }
  const cookieOf = (cookies: string[]) =>
    cookies.find((each) => each.includes("device="))?.split(";")[0] ?? "";
  const nameIn = (cookie: string, person: Person) =>
    accounts.knownDevices.read(accounts.knownDevices.inCookie(cookie), person);

  test("a right password costs the account nothing, however often it comes", async () => {
    for (const from of numbers(40))
      expect(outcome(await byApi(from, PASSWORD))).toBe("in");
    expect(outcome(await byForm(0, "wrong"))).toBe("wrong");
  });

  test("who is shut out with the right password is told to wait and not that it is wrong, an hour at most", async () => {
    expect((await closeAccount()).map(outcome)).not.toContain("in");
    for (const done of [await byApi(99, PASSWORD), await byForm(99, PASSWORD)])
      expect(done).toMatchObject({
        ...{ ok: false, rejection: "rate_limited" },
        verdict: { allowed: false, limit: 30, remaining: 0 },
      });
    services.clock.set(services.clock.now() + HOUR_MS + HOUR_MS / 60);
    expect(outcome(await byApi(99, PASSWORD))).toBe("in");
  });

  test("an address that nobody has is closed in the same words", async () => {
    await closeAccount();
    const known = await byApi(99, PASSWORD);
    email = `nobody${tests}@example.com`;
    const wrong = await closeAccount();
    expect(new Set(wrong.map(outcome))).toEqual(new Set(["wrong"]));
    expect(await byApi(99, PASSWORD)).toEqual(known);
  });

  test("of many wrong ones at once exactly thirty are heard", async () => {
    const tries = numbers(34).map((from) => byForm(from, "wrong"));
    const heard = (await Promise.all(tries)).map(outcome);
    expect(heard.filter((each) => each === "wrong")).toHaveLength(30);
    expect(heard.filter((each) => each === "rate_limited")).toHaveLength(4);
  });

  test("a program that its owner has signed in from gets in while the account is closed", async () => {
    const first = await byApi(1, PASSWORD);
    const device = first.ok ? first.answer.device : "";
    await closeAccount();
    for (const forged of [`${device}x`, "", pia.id, "x".repeat(9_000)])
      expect(outcome(await byApi(1, PASSWORD, forged))).toBe("rate_limited");
    const again = await byApi(1, PASSWORD, device);
    expect(outcome(again)).toBe("in");
    const { knownDevices } = accounts;
    const next = again.ok ? again.answer.device : "";
    expect(knownDevices.read(next, pia)).toBe(knownDevices.read(device, pia));
    expect(outcome(await byForm(2, PASSWORD, `device=${device}`))).toBe("in");
  });

  test("a browser that signs in again and again is one device, with one count", async () => {
    let cookie = await knownBrowser();
    const name = nameIn(cookie, pia);
    const heard: string[] = [];
    for (const from of numbers(6)) {
      const signed = await byForm(from, PASSWORD, cookie);
      heard.push(outcome(signed));
      if (signed.ok) cookie = cookieOf(signed.cookies);
      expect(nameIn(cookie, pia)).toBe(name);
    }
    expect(heard).toEqual([...Array<string>(5).fill("in"), "rate_limited"]);
  });

  test("all known devices of an account have twenty tries a minute between them", async () => {
    const { knownDevices } = accounts;
    const devices = numbers(5).map(() => knownDevices.remember(pia, null));
    const tries = devices.flatMap((device) => Array<string>(5).fill(device));
    const heard = await Promise.all(
      tries.map((device, from) => byApi(from, "wrong", device)),
    );
    const told = heard.map(outcome);
    expect(told.filter((each) => each === "wrong")).toHaveLength(20);
    expect(told.filter((each) => each === "rate_limited")).toHaveLength(5);
    expect(outcome(await byApi(99, PASSWORD))).toBe("in");
  });

  test("a new password leaves the browser at hand known, by its name, and no other", async () => {
    const [here, elsewhere] = [await knownBrowser(), await knownBrowser()];
    const name = nameIn(here, pia);
    const actor: Actor = {
      ...{ id: pia.id, email, name: pia.name, role: pia.role },
      ...{ locale: "en", timeZone: null, scopes: null },
      ...{ via: "session", credentialId: pia.id },
    };
    const changed = await changePassword(needs("change"), actor, {
      ...{ present: PASSWORD, password: NEW, headers: headersWith(here) },
    });
    const after = changed.ok ? cookieOf(changed.cookies) : "";
    const where = { id: pia.id };
    const now = await services.db.person.findUniqueOrThrow({ where });
    expect([here, elsewhere].map((each) => nameIn(each, now))).toEqual([
      ...[null, null],
    ]);
    expect(nameIn(after, now)).toBe(name);
    await closeAccount();
    expect(outcome(await byForm(99, NEW, elsewhere))).toBe("rate_limited");
    expect(outcome(await byForm(99, NEW, after))).toBe("in");
  });
});
