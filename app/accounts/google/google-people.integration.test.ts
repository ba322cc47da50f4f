import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { verifyAudit } from "#app/moderation/audit.server.ts";
import { describeOnDatabases, type TestDatabase } from "#test/database.ts";
import { openTestServices, type TestServices } from "#test/services.ts";
import { hashSecret } from "../secret-tokens.server.ts";
import type { GoogleIdentity } from "./google-issuer.server.ts";
import { admitByGoogle, connectGoogle } from "./google-people.server.ts";

const NILS: GoogleIdentity = {
  subject: "nils at the issuer",
  verifiedEmail: "nils@example.com",
  name: "Nils Newcomer",
};
const STRANGER: GoogleIdentity = { ...NILS, subject: "somebody else" };
const UNVERIFIED = { ...NILS, verifiedEmail: null };
const VERIFIED_AT = new Date("2026-11-01T00:00:00Z");

describeOnDatabases("who a sign-in with Google belongs to", (copy) => {
  let database: TestDatabase;
  let services: TestServices;
  beforeAll(async () => {
    database = await copy();
    services = await openTestServices(database);
  });
  afterAll(async () => {
    await services.close();
    await database.remove();
  });
  beforeEach(async () => {
    await services.db.person.deleteMany();
  });

  const admit = (identity: GoogleIdentity) =>
    admitByGoogle({ ...services, locale: "fr" }, identity);
  /** As somebody who has just signed in. */
  async function connect(identity: GoogleIdentity, personId: string) {
    const { db, clock } = services;
    const expiresAt = new Date(clock.now() + 1000);
    const tokenHash = hashSecret(randomUUID());
    const session = await db.session.create({
      data: { personId, tokenHash, device: "a browser", expiresAt },
    });
    const asking = { id: personId, sessionId: session.id };
    return connectGoogle(services, identity, asking);
  }
  const people = () => services.db.person.findMany();
  const addNils = (
    facts: {
      emailVerifiedAt?: Date;
      googleSubject?: string;
      deletedAt?: Date;
    } = {},
  ) =>
    services.db.person.create({
      data: { email: "nils@example.com", name: "Nils", ...facts },
    });

  test("somebody new becomes a contributor with a verified address and no password", async () => {
    const admitted = await admit(NILS);
    const [person] = await people();
    expect(admitted).toEqual({ ok: true, personId: person?.id });
    expect(person).toMatchObject({
      ...{ email: "nils@example.com", name: "Nils Newcomer", locale: "fr" },
      ...{ role: "contributor", googleSubject: NILS.subject },
      ...{ passwordHash: null, deletedAt: null },
      emailVerifiedAt: new Date(services.clock.now()),
    });
    expect(await verifyAudit(services.db)).toBeNull();
    const [line] = await services.db.auditEntry.findMany({
      orderBy: { id: "desc" },
    });
    expect(line).toMatchObject({
      ...{ actor: person?.id, subject: `person:${person?.id}` },
      ...{ action: "person.sign_up", detail: { via: "google" } },
    });
  });

  test.each([
    [null, "nils"],
    [" \u0000\u202e ", "nils"],
    ["N\u0000il\u202es \ud800", "Nils \ufffd"],
    ["x".repeat(81), "x".repeat(80)],
    [`${"x".repeat(79)}\u{1f9e6}`, "x".repeat(79)],
    ["<b>Nils</b>", "<b>Nils</b>"],
  ])("the name %j is kept as %j", async (name, kept) => {
    await admit({ ...NILS, name });
    expect((await people())[0]?.name).toBe(kept);
  });

  test("the subject decides, whatever became of the address", async () => {
    const known = await addNils({ googleSubject: NILS.subject });
    const again = { ok: true, personId: known.id };
    expect(await admit(NILS)).toEqual(again);
    expect(await admit(UNVERIFIED)).toEqual(again);
    const moved = { ...NILS, verifiedEmail: "mira@example.com" };
    expect(await admit(moved)).toEqual(again);
    expect(await people()).toHaveLength(1);
  });

  test("an address that the issuer did not check makes and joins no account", async () => {
    const refused = { ok: false, refusal: "unverified" };
    expect(await admit(UNVERIFIED)).toEqual(refused);
    expect(await people()).toEqual([]);
    await addNils({ emailVerifiedAt: VERIFIED_AT });
    expect(await admit(UNVERIFIED)).toEqual(refused);
    expect((await people())[0]?.googleSubject).toBeNull();
  });

  test("an address checked by both sides joins the account", async () => {
    const { id } = await addNils({ emailVerifiedAt: VERIFIED_AT });
    expect(await admit(NILS)).toEqual({ ok: true, personId: id });
    expect((await people())[0]?.googleSubject).toBe(NILS.subject);
  });

  test("an account whose own address was never checked is taken over by nobody", async () => {
    await addNils();
    expect(await admit(NILS)).toEqual({ ok: false, refusal: "password_first" });
    expect((await people())[0]?.googleSubject).toBeNull();
  });

  test("another subject with the address of a connected account is somebody else", async () => {
    await addNils({
      emailVerifiedAt: VERIFIED_AT,
      googleSubject: NILS.subject,
    });
    const refused = { ok: false, refusal: "password_first" };
    expect(await admit(STRANGER)).toEqual(refused);
    expect((await people())[0]?.googleSubject).toBe(NILS.subject);
  });

  test("a deleted account stays closed, by subject and by address", async () => {
    const deletedAt = new Date(services.clock.now());
    const closed = { ok: false, refusal: "closed" };
    const facts = { deletedAt, emailVerifiedAt: VERIFIED_AT };
    await addNils({ ...facts, googleSubject: NILS.subject });
    expect(await admit(NILS)).toEqual(closed);
    expect(await admit(STRANGER)).toEqual(closed);
    expect(await people()).toHaveLength(1);
  });

  test("many first sign-ins at once make one person", async () => {
    const all = await Promise.all(Array.from({ length: 4 }, () => admit(NILS)));
    const [person] = await people();
    expect(all).toEqual(all.map(() => ({ ok: true, personId: person?.id })));
    expect(await people()).toHaveLength(1);
  });

  test("who is signed in connects Google, once or again, whatever address it has", async () => {
    const { id } = await addNils();
    const identity = { ...UNVERIFIED, verifiedEmail: "other@example.com" };
    const connected = { ok: true, personId: id };
    expect(await connect(identity, id)).toEqual(connected);
    expect(await connect(identity, id)).toEqual(connected);
    expect(await admit(identity)).toEqual(connected);
    const [person] = await people();
    expect(person).toMatchObject({
      ...{ email: "nils@example.com", emailVerifiedAt: null },
    });
  });

  test("a session that has ended meanwhile connects nothing", async () => {
    const { id } = await addNils();
    const asking = { id, sessionId: randomUUID() };
    expect(await connectGoogle(services, NILS, asking)).toEqual({
      ...{ ok: false, refusal: "other_person" },
    });
    expect(await people()).toMatchObject([{ googleSubject: null }]);
  });

  test("nobody connects what opens somebody else's account", async () => {
    const nils = await addNils({ googleSubject: NILS.subject });
    const mira = await services.db.person.create({
      data: { email: "mira@example.com", name: "Mira" },
    });
    expect(await connect(NILS, mira.id)).toEqual({
      ...{ ok: false, refusal: "taken" },
    });
    expect(await admit(NILS)).toEqual({ ok: true, personId: nils.id });
  });

  test("of two who connect the same at once, one does", async () => {
    const nils = await addNils();
    const mira = await services.db.person.create({
      data: { email: "mira@example.com", name: "Mira" },
    });
    const results = await Promise.all(
      [nils, mira].map(({ id }) => connect(NILS, id)),
    );
    expect(results.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(results).toContainEqual({ ok: false, refusal: "taken" });
  });
});
