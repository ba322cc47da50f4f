import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { seedCategories } from "../../scripts/seed/categories.ts";
import { addTerm } from "../../scripts/admin/term-add.ts";
import { describeOnDatabases, type TestDatabase } from "#test/database.ts";
import { openTestServices, type TestServices } from "#test/services.ts";
import { openMemoryCache } from "#app/platform/memory-cache.server.ts";
import { verifyAudit } from "./audit.server.ts";
import {
  addForbiddenTerm,
  loadForbiddenTerms,
} from "./forbidden-terms.server.ts";
import { findForbiddenTerms } from "./forbidden-terms.ts";
import { seedTerms } from "./seed-terms.server.ts";

const MINUTE_MS = 60_000;
const TERM = {
  term: "Lótus eaters",
  severity: "hold",
  categoryId: null,
} as const;
const BY = { actor: "command line" };

describeOnDatabases("the table of forbidden terms", (copy) => {
  let place: TestDatabase;
  let services: TestServices;
  beforeAll(async () => {
    place = await copy();
    const opened = await openTestServices(place);
    const cache = openMemoryCache(opened);
    services = { ...opened, cache };
    await seedCategories(services);
  });
  afterAll(async () => {
    await services.close();
    await place.remove();
  });
  beforeEach(async () => {
    vi.spyOn(console, "log").mockReturnValue();
    await services.db.forbiddenTerm.deleteMany();
    services.clock.set(services.clock.now() + MINUTE_MS);
  });

  const heldBy = async (caption: string) => {
    const terms = await loadForbiddenTerms(services);
    const texts = { caption };
    return findForbiddenTerms(terms, { texts, categoryId: "any" }).map(
      ({ term, severity }) => `${term}: ${severity}`,
    );
  };
  const audited = () => services.db.auditEntry.count();

  test("is filled once, and stays empty for who empties it", async () => {
    expect(await seedTerms(services.db)).toBeGreaterThan(40);
    expect(await seedTerms(services.db)).toBe(0);
    await services.db.forbiddenTerm.deleteMany();
    expect(await seedTerms(services.db)).toBe(0);
    expect(await services.db.forbiddenTerm.count()).toBe(0);
  });

  test("a term that is added is found at once", async () => {
    expect(await heldBy("lotus-eaters!")).toEqual([]);
    const added = await addForbiddenTerm(services, { ...TERM, ...BY });
    expect(added).toMatchObject({ ok: true, change: "added" });
    expect(await heldBy("lotus-eaters!")).toEqual(["Lótus eaters: hold"]);
  });

  test("the same again changes nothing, another severity changes the term", async () => {
    const first = await addForbiddenTerm(services, {
      ...TERM,
      ...BY,
      note: "Myth",
    });
    const rows = await audited();
    const again = { ...TERM, ...BY, term: "LOTUS EATERS" };
    expect(await addForbiddenTerm(services, again)).toEqual({
      ...first,
      change: "unchanged",
    });
    expect(await audited()).toBe(rows);
    const harder = { ...again, severity: "block" } as const;
    expect(await addForbiddenTerm(services, harder)).toEqual({
      ...first,
      change: "changed",
    });
    expect(await audited()).toBe(rows + 1);
    expect(await services.db.forbiddenTerm.findMany()).toMatchObject([
      { term: "Lótus eaters", severity: "block", note: "Myth" },
    ]);
    expect(await verifyAudit(services.db)).toBeNull();
  });

  test("two that add the same term at once add one", async () => {
    const results = await Promise.all([
      addForbiddenTerm(services, { ...TERM, ...BY }),
      addForbiddenTerm(services, { ...TERM, ...BY }),
    ]);
    const changes = results.map((result) => result.ok && result.change);
    expect(changes.sort()).toEqual(["added", "unchanged"]);
    expect(await services.db.forbiddenTerm.count()).toBe(1);
  });

  test("what another process has written is seen within a minute", async () => {
    expect(await heldBy("lotus eaters")).toEqual([]);
    await services.db.forbiddenTerm.create({
      data: { ...TERM, folded: "lotus eaters" },
    });
    expect(await heldBy("lotus eaters")).toEqual([]);
    services.clock.set(services.clock.now() + MINUTE_MS);
    expect(await heldBy("lotus eaters")).toHaveLength(1);
  });

  test.each([
    ["x".repeat(101), "too_long"],
    ["!", "too_few_letters"],
    ["🔥 🔥", "too_few_letters"],
  ])("the term %j is refused", async (term, rejection) => {
    const result = await addForbiddenTerm(services, { ...TERM, ...BY, term });
    expect(result).toEqual({ ok: false, rejection });
    expect(await services.db.forbiddenTerm.count()).toBe(0);
  });

  test("the command line forbids a term in one category", async () => {
    const words = ["lotus", "--severity", "hold", "--category", "health"];
    expect(await addTerm(services, [...words, "--note", "Myth"])).toBe(0);
    const category = await services.db.category.findUniqueOrThrow({
      where: { slug: "health" },
    });
    expect(await services.db.forbiddenTerm.findMany()).toMatchObject([
      {
        term: "lotus",
        severity: "hold",
        note: "Myth",
        categoryId: category.id,
      },
    ]);
    expect(await addTerm(services, words)).toBe(0);
    expect(await services.db.forbiddenTerm.count()).toBe(1);
  });

  test("the command line says what is wrong", async () => {
    const refused = (...words: string[]) =>
      expect(addTerm(services, words)).rejects;
    await refused("--severity", "hold").toThrow("name the term");
    await refused("lotus").toThrow("--severity block or --severity hold");
    await refused("lotus", "--severity", "hard").toThrow("--severity block");
    await refused(
      "lotus",
      "--severity",
      "hold",
      "--category",
      "gardens",
    ).toThrow('there is no category "gardens"');
    expect(await services.db.forbiddenTerm.count()).toBe(0);
  });
});
