import { copyFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  afterAll,
  beforeAll,
  beforeEach,
  describe,
  expect,
  test,
} from "vitest";
import type { Db, Tx } from "#app/platform/database.server.ts";
import {
  copyEmbedded,
  copyOn,
  s3Environment,
  type CopyDatabase,
} from "#test/database.ts";
import { acceptedFile } from "#test/files/read.ts";
import { keysOf } from "#test/files/taking.ts";
import { makeCategory } from "#test/memes.ts";
import { describeWith } from "#test/servers/provided.ts";
import { openTestServices, type TestServices } from "#test/services.ts";
import { seedCast } from "../../scripts/seed/cast.ts";
import { submitMeme, type Submission } from "./submit.server.ts";

const PICTURE = acceptedFile("progressive.jpg");

function describeSubmissions(copy: CopyDatabase): void {
  let services: TestServices;
  let remove: () => Promise<void>;
  let words: Omit<Submission, "path">;
  beforeAll(async () => {
    const place = await copy();
    services = await openTestServices(place);
    remove = place.remove;
    await seedCast(services);
    words = {
      categoryId: await makeCategory(services),
      texts: { en: { caption: "Why?", altText: "A sock under a lamp." } },
      decorative: false,
      tags: ["sock"],
      uploaderId: null,
    };
  });
  afterAll(async () => {
    await services.close();
    await remove();
  });

  let round = 0;
  beforeEach(() => void round++);
  /** The same picture with other bytes for each test: what stands after a JPEG's end is no part of it. */
  const newPicture = async () => {
    const path = join(services.env.DATA_DIR, `picture-${round}`);
    await copyFile(PICTURE, path);
    await writeFile(path, `test ${round}`, { flag: "a" });
    return path;
  };
  const idOf = async (email: string) =>
    (await services.db.person.findUniqueOrThrow({ where: { email } })).id;
  const counts = async () => ({
    assets: await services.db.asset.count(),
    memes: await services.db.meme.count(),
    keys: (await keysOf(services.storage)).length,
    jobs: (await services.sql.query("SELECT 1 FROM pgboss.job")).rows.length,
  });
  /** What a piece of work adds. */
  const added = async (work: () => Promise<unknown>) => {
    const before = await counts();
    await work();
    const after = await counts();
    const names = Object.keys(before) as (keyof typeof before)[];
    return Object.fromEntries(
      names.map((name) => [name, after[name] - before[name]]),
    );
  };
  const leftovers = () => readdir(services.env.TMP_DIR);
  const NOTHING = { assets: 0, memes: 0, keys: 0, jobs: 0 };

  test("a picture becomes an asset, a pending meme with its words, its files and a job", async () => {
    const path = await newPicture();
    const result = await submitMeme(services, { ...words, path });
    expect(result).toMatchObject({ ok: true, isNew: true });
    const meme = await services.db.meme.findFirstOrThrow({
      orderBy: { number: "desc" },
      include: {
        texts: true,
        decisions: true,
        asset: { include: { variants: true } },
      },
    });
    expect(meme).toMatchObject({
      status: "pending",
      tags: ["sock"],
      texts: [
        { locale: "en", caption: "Why?", altText: "A sock under a lamp." },
      ],
      decisions: [{ kind: "submit", toStatus: "pending" }],
    });
    const keys = await keysOf(services.storage);
    const own = keys.filter((key) => key.includes(meme.assetId));
    const files = new Set(meme.asset.variants.map(({ sha256 }) => sha256)).size;
    expect(own.filter((key) => key.startsWith("held/"))).toHaveLength(files);
    expect(own).toContain(meme.asset.originalKey);
    const jobs = await services.sql.query(
      "SELECT 1 FROM pgboss.job WHERE name = 'encode-avif' AND data->>'assetId' = $1",
      [meme.assetId],
    );
    expect(jobs.rows).toHaveLength(1);
    expect(await leftovers()).toEqual([]);
  });

  test("the same bytes twenty times at once are one picture and one meme, and leave nothing else", async () => {
    const path = await newPicture();
    const ids = new Set<string>();
    const addition = await added(async () => {
      const results = await Promise.all(
        Array.from({ length: 20 }, () =>
          submitMeme(services, { ...words, path }),
        ),
      );
      for (const result of results) if (result.ok) ids.add(result.memeId);
      expect(results.every(({ ok }) => ok)).toBe(true);
      expect(
        results.filter((result) => result.ok && result.isNew),
      ).toHaveLength(1);
    });
    expect(ids.size).toBe(1);
    expect(addition).toMatchObject({ assets: 1, memes: 1, jobs: 2 });
    const [id = ""] = ids;
    const { asset } = await services.db.meme.findUniqueOrThrow({
      where: { id },
      include: { asset: { include: { variants: true } } },
    });
    const files = new Set(asset.variants.map(({ sha256 }) => sha256)).size;
    expect(addition["keys"]).toBe(files + 1);
    expect(await leftovers()).toEqual([]);
  });

  test("a known picture sent by somebody else ten times at once is one meme of theirs on the same files", async () => {
    const path = await newPicture();
    await submitMeme(services, { ...words, path });
    const uploaderId = await idOf("pia@example.com");
    const addition = await added(() =>
      Promise.all(
        Array.from({ length: 10 }, () =>
          submitMeme(services, { ...words, path, uploaderId }),
        ),
      ),
    );
    expect(addition).toEqual({ ...NOTHING, memes: 1, jobs: 1 });
  });

  test("a picture whose time is over is taken as new, and held when it was taken down", async () => {
    const path = await newPicture();
    const first = await submitMeme(services, { ...words, path });
    const { assetId } = await services.db.meme.findUniqueOrThrow({
      where: { id: first.ok ? first.memeId : "" },
    });
    await services.db.meme.updateMany({
      where: { assetId },
      data: { status: "taken_down" },
    });
    await services.db.asset.update({
      where: { id: assetId },
      data: { trashedAt: new Date(services.clock.now()) },
    });
    const again = await submitMeme(services, { ...words, path });
    expect(again).toMatchObject({ ok: true, isNew: true });
    const meme = await services.db.meme.findUniqueOrThrow({
      where: { id: again.ok ? again.memeId : "" },
    });
    expect(meme.assetId).not.toBe(assetId);
    expect(meme.status).toBe("flagged");
  });

  test("a file that is refused adds nothing", async () => {
    const path = join(services.env.DATA_DIR, "text.jpg");
    await writeFile(path, "This is no picture.");
    const addition = await added(async () => {
      const result = await submitMeme(services, { ...words, path });
      expect(result).toMatchObject({
        ok: false,
        rejection: { code: "unsupported_type" },
      });
    });
    expect(addition).toEqual(NOTHING);
  });

  test("rows that cannot be written leave no files", async () => {
    const path = await newPicture();
    const categoryId = "0198c0de-0000-7000-8000-00000000dead";
    const addition = await added(() =>
      expect(
        submitMeme(services, { ...words, path, categoryId }),
      ).rejects.toThrow(),
    );
    expect(addition).toEqual(NOTHING);
    expect(await leftovers()).toEqual([]);
  });

  test("an upload that outlives its account leaves nothing", async () => {
    const { id } = await services.db.person.create({
      data: { email: "gone@deleted.invalid", name: "", deletedAt: new Date() },
    });
    const path = await newPicture();
    const addition = await added(() =>
      expect(
        submitMeme(services, { ...words, path, uploaderId: id }),
      ).rejects.toMatchObject({ status: 401 }),
    );
    expect(addition).toEqual(NOTHING);
    expect(await leftovers()).toEqual([]);
  });

  test("a connection that breaks at the commit loses nothing that was committed", async () => {
    const path = await newPicture();
    const db = breakingAtFirstCommit(services.db);
    const addition = await added(async () => {
      const result = await submitMeme({ ...services, db }, { ...words, path });
      expect(result).toMatchObject({ ok: true });
    });
    expect(addition).toMatchObject({ assets: 1, memes: 1, jobs: 2 });
    expect(addition["keys"]).toBeGreaterThan(1);
  });
}

/** A client whose first transaction is committed without anybody hearing of it. */
function breakingAtFirstCommit(db: Db): Db {
  let isFirst = true;
  const transact = async (work: (tx: Tx) => Promise<unknown>) => {
    const result = await db.$transaction(work);
    if (!isFirst) return result;
    isFirst = false;
    throw new Error("the connection broke");
  };
  return new Proxy(db, {
    get: (target, name) =>
      name === "$transaction" ? transact : Reflect.get(target, name),
  });
}

describe("submissions on the embedded database and the disk", () =>
  describeSubmissions(copyEmbedded));

describeWith("postgres", "submissions on PostgreSQL", (server) => {
  describeWith("s3", "and S3", (s3) =>
    describeSubmissions(async () => copyOn(server)(await s3Environment(s3))),
  );
});
