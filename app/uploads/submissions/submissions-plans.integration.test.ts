import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { copyOn, type TestDatabase } from "#test/database.ts";
import { fillWithManyRows } from "#test/many-rows.ts";
import { describeWith } from "#test/servers/provided.ts";
import { openTestServices, type TestServices } from "#test/services.ts";
import { listNeighbours } from "../duplicates/near-duplicates.server.ts";
import { getOwnSubmission } from "./submission.server.ts";
import { readSubmissionsQuery } from "./submissions-query.ts";
import { usualWait } from "./submissions-wait.server.ts";
import { listSubmissions } from "./submissions.server.ts";

interface Plan {
  "Node Type": string;
  "Relation Name"?: string;
  Plans?: Plan[];
}
interface Asked {
  text: string;
  values?: unknown[];
}

/** So few rows are there of these that reading all of them is right. */
const SMALL = ["Category", "CategoryLabel", "NearDuplicate"];

describeWith("postgres", "with a hundred thousand memes", (server) => {
  let place: TestDatabase;
  let services: TestServices;
  let client: pg.Client;
  let personId: string;
  let asked: Asked[] = [];
  beforeAll(async () => {
    place = await copyOn(server)();
    client = new pg.Client({ connectionString: place.env.DATABASE_URL });
    await client.connect();
    await fillWithManyRows(client);
    services = await openTestServices(place);
    const where = { uploaderId: { not: null }, status: "pending" } as const;
    const meme = await services.db.meme.findFirstOrThrow({ where });
    personId = meme.uploaderId ?? "";
    const query = pg.Client.prototype.query as (...all: unknown[]) => unknown;
    vi.spyOn(pg.Client.prototype, "query").mockImplementation(function (
      this: pg.Client,
      ...all: unknown[]
    ) {
      const [first] = all;
      if (first && typeof first === "object" && "text" in first)
        asked.push(first as Asked);
      return query.apply(this, all) as never;
    });
  });
  beforeEach(() => void (asked = []));
  afterAll(async () => {
    vi.restoreAllMocks();
    await client.end();
    await services.close();
    await place.remove();
  });

  const list = (address: string) =>
    listSubmissions(services, {
      ...{ personId, locale: "en" },
      query: readSubmissionsQuery(new Request(`http://localhost${address}`)),
    });

  const QUESTIONS: Record<string, () => Promise<unknown>> = {
    "the list": () => list("/submissions"),
    "its second page and back": async () => {
      const second = await list((await list("/submissions")).next ?? "");
      return list(second.previous ?? "");
    },
    "the rejected ones": () => list("/submissions?state=rejected"),
    "the uploads that could not be taken": () =>
      list("/submissions?state=refused"),
    "a search that finds nothing": () => list("/submissions?q=nothing-at-all"),
    "the usual wait": () => usualWait(services),
    "one submission": async () => {
      const { rows } = await list("/submissions");
      const id = rows[0]?.id ?? "";
      await getOwnSubmission(services, { id, personId, locale: "en" });
      await listNeighbours(services, id);
    },
  };

  test.each(Object.entries(QUESTIONS))(
    "%s reads no large table whole",
    async (_, ask) => {
      await ask();
      const statements = asked.filter(({ text }) => /^\s*SELECT/.test(text));
      expect(statements.length).toBeGreaterThan(0);
      for (const { text, values } of statements)
        expect(await readsWhole(text, values), text).toEqual([]);
    },
  );

  async function readsWhole(text: string, values: unknown[] = []) {
    const { rows } = await client.query<{ "QUERY PLAN": [{ Plan: Plan }] }>(
      `EXPLAIN (FORMAT JSON) ${text}`,
      values,
    );
    return nodes(rows[0]?.["QUERY PLAN"][0].Plan)
      .filter((node) => node["Node Type"].includes("Seq Scan"))
      .map((node) => node["Relation Name"] ?? "")
      .filter((name) => !SMALL.includes(name));
  }
});

function nodes(plan: Plan | undefined): Plan[] {
  return plan ? [plan, ...(plan.Plans ?? []).flatMap(nodes)] : [];
}
