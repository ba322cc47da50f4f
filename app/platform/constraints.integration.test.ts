import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeOnDatabases, type TestDatabase } from "#test/database.ts";
import { openDatabase, type Database } from "./database.server.ts";

const ID = "0198c0de-0000-7000-8000-00000000000";
const SHA256 = "ab".repeat(32);
const [CATEGORY, ASSET, MEME, DECISION] = ["1", "2", "3", "4"].map(
  (n) => ID + n,
);

/** One row of everything that the rules below speak of. */
const ROWS = `
  INSERT INTO "Category" ("id", "slug", "icon", "colour", "position") VALUES ('${CATEGORY}', 'socks', 'sock', '#aabbcc', 1);
  INSERT INTO "Asset" ("id", "sha256", "originalKey", "format", "bytes", "width", "height", "hasAlpha", "dominantColour", "placeholder", "perceptualHash")
    VALUES ('${ASSET}', '${SHA256}', 'originals/a', 'jpeg', 1, 1, 1, false, '#aabbcc', '', 0);
  INSERT INTO "Variant" ("id", "assetId", "size", "format", "width", "height", "bytes", "sha256", "dominantColour", "placeholder")
    VALUES ('${ID}5', '${ASSET}', 'full', 'webp', 1, 1, 1, '${SHA256}', '#aabbcc', '');
  INSERT INTO "Meme" ("id", "assetId", "categoryId") VALUES ('${MEME}', '${ASSET}', '${CATEGORY}');
  INSERT INTO "MemeText" ("memeId", "locale", "caption", "altText") VALUES ('${MEME}', 'en', 'A sock', 'A sock');
  INSERT INTO "Decision" ("id", "memeId", "kind", "toStatus") VALUES ('${DECISION}', '${MEME}', 'submit', 'pending');
  INSERT INTO "Person" ("id", "email", "name") VALUES ('${ID}6', 'pia@example.com', 'Pia Paintbrush');
  INSERT INTO "VisitorPreferences" ("visitorId") VALUES ('v1');
  INSERT INTO "Showing" ("id", "memeId", "categoryId", "visitorId", "visitorHash", "shownAt", "localDay", "locale", "device", "trace")
    VALUES ('${ID}7', '${MEME}', '${CATEGORY}', 'v1', 'h1', now(), now(), 'en', 'phone', '{}');
  INSERT INTO "VisitorEvent" ("id", "kind", "visitorId", "at", "device") VALUES ('${ID}8', 'liked', 'v1', now(), 'phone');
  INSERT INTO "AuditEntry" ("at", "actor", "action", "subject", "detail", "previousHash", "hash") VALUES (now(), 'a', 'b', 'c', '{}', '', 'h')`;

const APPEND_ONLY = [
  `UPDATE "AuditEntry" SET "actor" = 'somebody else'`,
  `DELETE FROM "AuditEntry"`,
  `TRUNCATE "AuditEntry"`,
  `UPDATE "Decision" SET "words" = 'never said'`,
  `DELETE FROM "Decision"`,
  `TRUNCATE "Decision"`,
  `TRUNCATE "Meme" CASCADE`,
];

const REFUSED = [
  ["person_email_lower", `UPDATE "Person" SET "email" = 'Pia@example.com'`],
  ["person_email_lower", `UPDATE "Person" SET "email" = 'pia'`],
  ["category_weekday", `UPDATE "Category" SET "weekday" = 7`],
  ["category_colour", `UPDATE "Category" SET "colour" = 'red'`],
  ["category_slug", `UPDATE "Category" SET "slug" = 'Socks and sandals'`],
  ["asset_sha256", `UPDATE "Asset" SET "sha256" = 'abc'`],
  ["asset_colour", `UPDATE "Asset" SET "dominantColour" = '#AABBCC'`],
  ["asset_size", `UPDATE "Asset" SET "width" = 0`],
  ["variant_sha256", `UPDATE "Variant" SET "sha256" = 'abc'`],
  ["variant_size", `UPDATE "Variant" SET "frames" = 0`],
  ["meme_priority", `UPDATE "Meme" SET "priority" = 11`],
  [
    "meme_window",
    `UPDATE "Meme" SET "publishFrom" = now(), "publishUntil" = now()`,
  ],
  ["meme_approved_at", `UPDATE "Meme" SET "status" = 'approved'`],
  [
    "meme_tags",
    `UPDATE "Meme" SET "tags" = array_fill('sock'::text, ARRAY[11])`,
  ],
  ["meme_text_caption", `UPDATE "MemeText" SET "caption" = repeat('a', 501)`],
  ["meme_text_alt", `UPDATE "MemeText" SET "altText" = repeat('a', 201)`],
  [
    "decision_other_has_words",
    `INSERT INTO "Decision" ("id", "memeId", "kind", "toStatus", "reason", "words") VALUES ('${ID}9', '${MEME}', 'reject', 'rejected', 'other', '')`,
  ],
  [
    "decision_other_has_words",
    `INSERT INTO "Decision" ("id", "memeId", "kind", "toStatus", "reason") VALUES ('${ID}9', '${MEME}', 'reject', 'rejected', 'other')`,
  ],
  [
    "preferences_custom_days",
    `UPDATE "VisitorPreferences" SET "customDays" = 31`,
  ],
  [
    "showing_trace",
    `UPDATE "Showing" SET "trace" = to_jsonb(repeat('a', 400))`,
  ],
  ["event_dwell", `UPDATE "VisitorEvent" SET "dwellMs" = -1`],
  ["pool_version_single", `INSERT INTO "PoolVersion" ("id") VALUES (2)`],
  [
    "asset_sha256_live",
    `INSERT INTO "Asset" SELECT '${ID}a', "sha256", "originalKey", "format", "bytes", "width", "height", "frames", "hasAlpha", "dominantColour", "placeholder", "perceptualHash" FROM "Asset"`,
  ],
  ["Meme_assetId_fkey", `DELETE FROM "Asset"`],
  ["Decision_memeId_fkey", `DELETE FROM "Meme"`],
] as const;

const ALLOWED = [
  [
    "a trashed picture may come again",
    `
    UPDATE "Asset" SET "trashedAt" = now();
    INSERT INTO "Asset" SELECT '${ID}a', "sha256", "originalKey", "format", "bytes", "width", "height", "frames", "hasAlpha", "dominantColour", "placeholder", "perceptualHash" FROM "Asset"`,
  ],
  [
    "a window may be open on one side",
    `UPDATE "Meme" SET "publishUntil" = now()`,
  ],
  ["a category may have no weekday", `UPDATE "Category" SET "weekday" = NULL`],
] as const;

describeOnDatabases("the database's own rules", (copy) => {
  let place: TestDatabase;
  let database: Database;
  let client: pg.Client;
  beforeAll(async () => {
    place = await copy();
    database = await openDatabase(place.env, { join: false });
    client = new pg.Client(database.config);
    await client.connect();
    await client.query(ROWS);
  });
  afterAll(async () => {
    await client.end();
    await database.close();
    await place.remove();
  });
  const attempt = (statement: string) =>
    client.query(`BEGIN; ${statement}; ROLLBACK`);
  const refused = (statement: string) =>
    expect(attempt(statement).finally(() => client.query("ROLLBACK"))).rejects;

  test.each(APPEND_ONLY)("history is not rewritten: %s", async (statement) => {
    await refused(statement).toMatchObject({ code: "42501" });
  });

  test.each(REFUSED)("%s refuses %s", async (constraint, statement) => {
    await refused(statement).toMatchObject({ constraint });
  });

  test.each(ALLOWED)("%s", async (_, statement) => {
    await attempt(statement);
  });
});
