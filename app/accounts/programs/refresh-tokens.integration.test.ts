import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Person } from "#prisma/generated/client.ts";
import { describeOnDatabases, type TestDatabase } from "#test/database.ts";
import { NOON, openTestServices, type TestServices } from "#test/services.ts";
import {
  beginFamily,
  findFamilyOf,
  readFamily,
  REFRESH_MS,
  revokeFamilies,
  useRefreshToken,
  type RefreshGrant,
} from "./refresh-tokens.server.ts";

describeOnDatabases("a program's sign-in", (copy) => {
  let database: TestDatabase;
  let services: TestServices;
  let pia: Person;
  let grant: RefreshGrant;

  beforeAll(async () => {
    database = await copy();
    services = await openTestServices(database);
  });
  afterAll(async () => {
    await services.close();
    await database.remove();
  });
  beforeEach(async () => {
    services.clock.set(NOON);
    await services.db.person.deleteMany();
    pia = await services.db.person.create({
      data: { email: "pia@example.com", name: "Pia Paintbrush" },
    });
    grant = await begin();
  });

  const begin = () =>
    services.db.$transaction((tx) =>
      beginFamily(tx, NOON, { personId: pia.id, device: "curl" }),
    );
  const use = (token: string) => useRefreshToken(services, token);
  const living = () =>
    services.db.refreshToken.count({ where: { usedAt: null } });

  test("goes on with a new token for each that is used", async () => {
    let { refreshToken } = grant;
    for (let time = 0; time < 3; time++) {
      const next = await use(refreshToken);
      expect(next).toMatchObject({ ok: true, person: { id: pia.id } });
      if (!next.ok) return;
      expect(next.grant).toMatchObject({ familyId: grant.familyId });
      expect(next.grant.expiresAt).toEqual(grant.expiresAt);
      expect(next.grant.refreshToken).not.toBe(refreshToken);
      ({ refreshToken } = next.grant);
    }
    expect(await living()).toBe(1);
  });

  test("keeps hashes alone", async () => {
    const rows = await services.db.refreshToken.findMany();
    expect(JSON.stringify(rows)).not.toContain(grant.refreshToken);
  });

  test("ends when a token is used twice, and the newest token with it", async () => {
    const next = await use(grant.refreshToken);
    expect(await use(grant.refreshToken)).toEqual({
      ...{ ok: false, rejection: "reused", familyId: grant.familyId },
    });
    expect(await readFamily(services, grant.familyId)).toBeNull();
    expect(next.ok && (await use(next.grant.refreshToken))).toEqual({
      ...{ ok: false, rejection: "over" },
    });
  });

  test("does not end another of the same person", async () => {
    const other = await begin();
    await use(grant.refreshToken);
    await use(grant.refreshToken);
    expect(await use(other.refreshToken)).toMatchObject({ ok: true });
  });

  test("asked for by twenty at once with one token goes on for one at most", async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => use(grant.refreshToken)),
    );
    const won = answers.filter((answer) => answer.ok);
    expect(won).toHaveLength(1);
    expect(await readFamily(services, grant.familyId)).toBeNull();
    const [winner] = won;
    expect(winner && (await use(winner.grant.refreshToken))).toEqual({
      ...{ ok: false, rejection: "over" },
    });
  });

  test("lasts thirty days, however often it is used", async () => {
    services.clock.set(NOON + REFRESH_MS - 1);
    const last = await use(grant.refreshToken);
    expect(last).toMatchObject({ ok: true });
    services.clock.set(NOON + REFRESH_MS);
    expect(await readFamily(services, grant.familyId)).toBeNull();
    expect(last.ok && (await use(last.grant.refreshToken))).toMatchObject({
      rejection: "over",
    });
  });

  test("ends with the account", async () => {
    await services.db.person.update({
      where: { id: pia.id },
      data: { deletedAt: new Date(NOON) },
    });
    expect(await readFamily(services, grant.familyId)).toBeNull();
    expect(await use(grant.refreshToken)).toMatchObject({ rejection: "over" });
  });

  test("is ended once, alone or with all of the person's", async () => {
    await begin();
    const { db } = services;
    expect(await revokeFamilies(db, NOON, { id: grant.familyId })).toBe(1);
    expect(await revokeFamilies(db, NOON, { personId: pia.id })).toBe(1);
    expect(await revokeFamilies(db, NOON, { personId: pia.id })).toBe(0);
    expect(await use(grant.refreshToken)).toMatchObject({ rejection: "over" });
  });

  test("is known by any of its tokens, and a stranger's token by none", async () => {
    await use(grant.refreshToken);
    expect(await findFamilyOf(services, grant.refreshToken)).toBe(
      grant.familyId,
    );
    expect(await findFamilyOf(services, "no token")).toBeNull();
    expect(await use("no token")).toEqual({ ok: false, rejection: "unknown" });
  });
});
