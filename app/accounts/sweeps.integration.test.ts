import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeOnDatabases, type CopyDatabase } from "#test/database.ts";
import { NOON, openTestServices, type TestServices } from "#test/services.ts";
import { accountSweeps } from "./sweeps.server.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const never = new AbortController().signal;
const at = (days: number) => new Date(NOON + days * DAY_MS);
const hash = (text: string) => createHash("sha256").update(text).digest("hex");
const device = "Firefox on Linux";

function describeAccountSweeps(copy: CopyDatabase): void {
  let services: TestServices;
  let remove: () => Promise<void>;
  let personId: string;
  beforeAll(async () => {
    const place = await copy();
    services = await openTestServices(place);
    remove = place.remove;
    const data = { email: "pia@example.com", name: "Pia Paintbrush" };
    personId = (await services.db.person.create({ data })).id;
  });
  afterAll(async () => {
    await services.close();
    await remove();
  });

  const sweep = async (name: string) => {
    const schedule = accountSweeps(services).find(
      (other) => other.name === name,
    );
    return (await schedule?.sweep(never))?.removed;
  };

  test("sessions go at their end, and a week after they were used last", async () => {
    const session = (name: string, lastSeenAt: Date, expiresAt: Date) =>
      services.db.session.create({
        data: {
          ...{ personId, device, lastSeenAt, expiresAt },
          tokenHash: hash(name),
        },
      });
    await session("kept", at(-7), at(0));
    await session("over", at(0), at(-0.001));
    await session("idle", at(-7.001), at(20));
    expect(await sweep("expired-sessions")).toBe(1);
    expect(await sweep("idle-sessions")).toBe(1);
    const left = await services.db.session.findMany();
    expect(left).toMatchObject([{ tokenHash: hash("kept") }]);
  });

  test("a clock that jumps ahead signs nobody out: the database's has to agree", async () => {
    const { id } = await services.db.session.create({
      data: {
        ...{ personId, device, tokenHash: hash("future") },
        expiresAt: new Date(Date.now() + DAY_MS),
      },
    });
    services.clock.set(NOON + 3650 * DAY_MS);
    await sweep("expired-sessions");
    services.clock.set(NOON);
    expect(await services.db.session.count({ where: { id } })).toBe(1);
  });

  test("links go at their end", async () => {
    for (const days of [0, -0.001])
      await services.db.oneTimeLink.create({
        data: {
          ...{ personId, purpose: "password_reset" },
          ...{ tokenHash: hash(`link ${days}`), expiresAt: at(days) },
        },
      });
    expect(await sweep("one-time-links")).toBe(1);
    expect(await services.db.oneTimeLink.count()).toBe(1);
  });

  test("families of tokens go with their tokens 30 days after their end, and used tokens 30 days after their use", async () => {
    const family = (expires: number, revoked: number | null, used: number[]) =>
      services.db.tokenFamily.create({
        data: {
          ...{ personId, device, expiresAt: at(expires) },
          revokedAt: revoked === null ? null : at(revoked),
          tokens: {
            create: used.map((days) => ({
              tokenHash: hash(`token ${expires} ${revoked} ${days}`),
              usedAt: at(days),
            })),
          },
        },
      });
    await family(-30, null, [-30]);
    await family(-30.001, null, [-40]);
    await family(20, -30.001, [-40]);
    await family(20, null, [-29, -31]);
    expect(await sweep("token-families")).toBe(2);
    expect(await services.db.refreshToken.count()).toBe(3);
    expect(await sweep("refresh-tokens")).toBe(1);
    expect(await services.db.tokenFamily.count()).toBe(2);
  });

  test("what is left of sweeps that are no more goes after 30 days", async () => {
    await services.db.sweepRun.createMany({
      data: [
        { name: "old", startedAt: at(-30.001) },
        { name: "new", startedAt: at(-29) },
      ],
    });
    expect(await sweep("forgotten-sweeps")).toBe(1);
  });

  test("more than one batch is removed in one turn", async () => {
    const rows = Array.from({ length: 2_500 }, (_, n) => ({
      ...{ personId, device, tokenHash: hash(`many ${n}`) },
      expiresAt: at(-1),
    }));
    await services.db.session.createMany({ data: rows });
    expect(await sweep("expired-sessions")).toBe(2_500);
  });
}

describeOnDatabases("sweeps of accounts", describeAccountSweeps);
