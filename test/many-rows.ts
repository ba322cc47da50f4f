import type pg from "pg";

/** How many rows a site has after a few years; made by the database itself, the same each time. */
const MEMES = 100_000;
const SHOWINGS = 120_000;

/** Fills an empty database: 8 categories, 100,000 assets, 2,000 of them in use, 100,000 memes with an upload each and 500 uploads without one, 120,000 showings and as many events. */
export async function fillWithManyRows(client: pg.Client): Promise<void> {
  for (const statement of STATEMENTS) await client.query(statement);
}

const STATEMENTS = [
  // The rows fit together: nobody needs to look up each one's foreign keys.
  `SET session_replication_role = replica`,
  `INSERT INTO "Category" ("id", "slug", "icon", "colour", "position")
    SELECT gen_random_uuid(), 'category-' || n, 'sock', '#aabbcc', n FROM generate_series(1, 8) n`,
  `INSERT INTO "Person" ("id", "email", "name")
    SELECT gen_random_uuid(), 'person-' || n || '@example.com', 'Person ' || n FROM generate_series(1, 500) n`,
  `INSERT INTO "Asset" ("id", "sha256", "originalKey", "format", "bytes", "width", "height", "hasAlpha", "dominantColour", "placeholder", "perceptualHash")
    SELECT gen_random_uuid(), encode(sha256(n::text::bytea), 'hex'), 'originals/' || n, 'jpeg', 1, 1, 1, false, '#aabbcc', '', n
    FROM generate_series(1, 2000) n`,
  `INSERT INTO "Variant" ("id", "assetId", "size", "format", "width", "height", "bytes", "sha256", "dominantColour", "placeholder")
    SELECT gen_random_uuid(), a."id", s.size, f.format, 1, 1, 1, a."sha256", '#aabbcc', ''
    FROM "Asset" a, unnest(enum_range(NULL::"VariantSize")) s(size), unnest('{jpeg,webp,avif}'::"PictureFormat"[]) f(format)`,
  `INSERT INTO "Meme" ("id", "assetId", "categoryId", "uploaderId", "status", "priority", "pinned", "score", "approvedAt", "createdAt")
    SELECT gen_random_uuid(), a."id", c."id", p."id", (enum_range(NULL::"MemeStatus"))[1 + (n % 10) * (n % 10) % 6],
      1 + n % 10, n % 1000 = 0, n % 97, now() - n * interval '1 minute', now() - n * interval '2 minutes'
    FROM generate_series(1, ${MEMES}) n
    JOIN (SELECT "id", row_number() OVER () - 1 AS place FROM "Asset") a ON a.place = n % 2000
    JOIN (SELECT "id", row_number() OVER () - 1 AS place FROM "Category") c ON c.place = n / 7 % 8
    JOIN (SELECT "id", row_number() OVER () - 1 AS place FROM "Person") p ON p.place = n % 500`,
  `UPDATE "Meme" SET "searchedAt" = now() WHERE "number" % 1000 <> 0`,
  `INSERT INTO "Upload" ("id", "personId", "method", "state", "memeId", "createdAt") SELECT "id", "uploaderId", 'form', 'ready', "id", "createdAt" FROM "Meme"`,
  `INSERT INTO "Upload" ("id", "personId", "method", "state", "refusal", "createdAt")
    SELECT gen_random_uuid(), "id", 'presigned', 'refused', 'unreadable_image', now() - interval '1 day' FROM "Person"`,
  `INSERT INTO "MemeText" ("memeId", "locale", "caption", "altText") SELECT "id", 'en', 'Caption', 'Words' FROM "Meme"`,
  `INSERT INTO "Showing" ("id", "memeId", "categoryId", "visitorId", "visitorHash", "shownAt", "localDay", "locale", "device", "trace")
    SELECT gen_random_uuid(), m."id", m."categoryId", 'visitor-' || m.n % 5000, 'hash', now() - m.n * interval '1 minute', now(), 'en', 'phone', '{}'
    FROM (SELECT *, row_number() OVER () AS n FROM "Meme", generate_series(1, 2) LIMIT ${SHOWINGS}) m`,
  `INSERT INTO "VisitorEvent" ("id", "kind", "memeId", "categoryId", "visitorId", "at", "device")
    SELECT gen_random_uuid(), (enum_range(NULL::"EventKind"))[1 + extract(minute FROM s."shownAt")::int % 5], s."memeId", s."categoryId", s."visitorId", s."shownAt", s."device" FROM "Showing" s`,
  `INSERT INTO "Decision" ("id", "memeId", "kind", "toStatus") SELECT gen_random_uuid(), "id", 'submit', 'pending' FROM "Meme" WHERE "number" <= 20000`,
  `INSERT INTO "AuditEntry" ("at", "actor", "action", "subject", "detail", "previousHash", "hash")
    SELECT "createdAt", 'system', 'meme.submit', 'meme:' || "id", '{}', '', "id"::text FROM "Meme" WHERE "number" <= 20000`,
  `INSERT INTO "Asset" ("id", "sha256", "originalKey", "format", "bytes", "width", "height", "hasAlpha", "dominantColour", "placeholder", "perceptualHash")
    SELECT gen_random_uuid(), encode(sha256(n::text::bytea), 'hex'), 'originals/' || n, 'jpeg', 1, 1, 1, false, '#aabbcc', '', ('x' || substr(md5(n::text), 1, 16))::bit(64)::bigint
    FROM generate_series(2001, 100000) n`,
  `ANALYZE`,
];
