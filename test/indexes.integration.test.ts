import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadPool } from "#app/splash/load-pool.server.ts";
import { probesOf } from "#app/uploads/duplicates/near-duplicates.ts";
import { NEAR_ASSETS_SQL } from "#app/uploads/duplicates/near-duplicates-search.server.ts";
import { copyOn, type TestDatabase } from "./database.ts";
import { fillWithManyRows } from "./many-rows.ts";
import { describeWith } from "./servers/provided.ts";

/** Tables that grow: whoever reads one of them from end to end is too slow one day. */
const GROWING = [
  "Asset",
  "Meme",
  "MemeText",
  "Upload",
  "Variant",
  "Showing",
  "VisitorEvent",
  "Decision",
  "AuditEntry",
];

const MEME = `(SELECT "id" FROM "Meme" WHERE "number" = 4711)`;

/** What later screens ask, in the words that the indexes were made for. */
const QUESTIONS = {
  "the queue, oldest first": `SELECT * FROM "Meme" WHERE "status" = 'pending' ORDER BY "createdAt", "id" LIMIT 50`,
  "the queue's next page": `SELECT * FROM "Meme" WHERE "status" = 'pending' AND ("createdAt", "id") > (now() - interval '30 days', gen_random_uuid()) ORDER BY "createdAt", "id" LIMIT 50`,
  "a person's submissions, newest first": `SELECT * FROM "Meme" WHERE "uploaderId" = (SELECT "id" FROM "Person" LIMIT 1) ORDER BY "createdAt" DESC, "id" LIMIT 20`,
  "a person's uploads without a meme, newest first": `SELECT * FROM "Upload" WHERE "personId" = (SELECT "id" FROM "Person" LIMIT 1) AND "memeId" IS NULL ORDER BY "createdAt" DESC, "id" LIMIT 20`,
  "the memes that were never searched": `SELECT "id" FROM "Meme" WHERE "searchedAt" IS NULL AND "createdAt" < now() - interval '1 minute' ORDER BY "createdAt", "id" LIMIT 250`,
  "a visitor's showings, newest first": `SELECT * FROM "Showing" WHERE "visitorId" = 'visitor-7' ORDER BY "shownAt" DESC LIMIT 50`,
  "a visitor's acts, newest first": `SELECT * FROM "VisitorEvent" WHERE "visitorId" = 'visitor-7' ORDER BY "at" DESC LIMIT 50`,
  "a meme's showings over time": `SELECT date_trunc('hour', "shownAt"), count(*) FROM "Showing" WHERE "memeId" = ${MEME} AND "shownAt" > now() - interval '7 days' GROUP BY 1`,
  "what was done with a meme": `SELECT "kind", count(*) FROM "VisitorEvent" WHERE "memeId" = ${MEME} AND "kind" = 'liked' GROUP BY 1`,
  "the last hour's showings": `SELECT count(*) FROM "Showing" WHERE "shownAt" > now() - interval '1 hour'`,
  "the last hour's acts": `SELECT count(*) FROM "VisitorEvent" WHERE "at" > now() - interval '1 hour'`,
  "a meme's decisions": `SELECT * FROM "Decision" WHERE "memeId" = ${MEME} ORDER BY "createdAt"`,
  "the memes of a picture": `SELECT count(*) FROM "Meme" WHERE "assetId" = (SELECT "assetId" FROM "Meme" WHERE "number" = 4711) AND "status" = 'approved'`,
  "the newest line of the audit log": `SELECT "hash" FROM "AuditEntry" ORDER BY "id" DESC LIMIT 1`,
  "what happened to a subject": `SELECT * FROM "AuditEntry" WHERE "subject" = 'meme:' || ${MEME} ORDER BY "id"`,
  "one kind of action": `SELECT * FROM "AuditEntry" WHERE "action" = 'person.role' ORDER BY "id" DESC LIMIT 50`,
};

interface Plan {
  "Node Type": string;
  "Relation Name"?: string;
  Plans?: Plan[];
}

describeWith("postgres", "with a hundred thousand memes", (server) => {
  let place: TestDatabase;
  let client: pg.Client;
  beforeAll(async () => {
    place = await copyOn(server)();
    client = new pg.Client({ connectionString: place.env.DATABASE_URL });
    await client.connect();
    await fillWithManyRows(client);
  });
  afterAll(async () => {
    await client.end();
    await place.remove();
  });

  /** The growing tables that a statement reads from end to end. */
  async function readsWhole(text: string, values: unknown[] = []) {
    const { rows } = await client.query<{
      "QUERY PLAN": [{ Plan: Plan }];
    }>(`EXPLAIN (FORMAT JSON) ${text}`, values);
    const plan = rows[0]?.["QUERY PLAN"][0].Plan;
    return nodes(plan)
      .filter((node) => node["Node Type"].includes("Seq Scan"))
      .map((node) => node["Relation Name"] ?? "")
      .filter((name) => GROWING.includes(name));
  }

  test.each(Object.entries(QUESTIONS))("%s", async (_, text) => {
    expect(await readsWhole(text)).toEqual([]);
  });

  test("the pictures that look like one, whether or not the planner knows their hashes", async () => {
    const { rows } = await client.query<{ id: string; hash: string }>(
      `SELECT "id", "perceptualHash"::text AS "hash" FROM "Asset" WHERE bit_count("perceptualHash"::bit(64)) = 31 ORDER BY "sha256" LIMIT 1`,
    );
    const { id, hash } = rows[0] ?? { id: "", hash: "0" };
    const values = [hash, id, ...probesOf(BigInt(hash))];
    expect(await readsWhole(NEAR_ASSETS_SQL, values)).toEqual([]);
    await client.query(
      `DELETE FROM pg_statistic WHERE starelid = 'public."Asset"'::regclass OR starelid::regclass::text LIKE '%asset_hash%'`,
    );
    expect(await readsWhole(NEAR_ASSETS_SQL, values)).toEqual([]);
    await client.query(`ANALYZE "Asset"`);
  });

  test("the pool of the splash page", async () => {
    const asked: [text: string, values?: unknown[]][] = [];
    const query = (text: string, values?: unknown[]) => {
      asked.push([text, values]);
      return Promise.resolve({ rows: [] });
    };
    const recorder = { query } as unknown as pg.Pool;
    await loadPool(recorder, { version: 1, at: Date.now() });
    for (const [text, values] of asked)
      expect(await readsWhole(text, values)).toEqual([]);
    expect(asked.length).toBeGreaterThan(1);
  });
});

function nodes(plan: Plan | undefined): Plan[] {
  return plan ? [plan, ...(plan.Plans ?? []).flatMap(nodes)] : [];
}
