import { readdir, readFile } from "node:fs/promises";
import {
  afterAll,
  beforeAll,
  beforeEach,
  describe,
  expect,
  test,
} from "vitest";
import {
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { incomingKey } from "#app/storage/keys.ts";
import { createContentAddresses } from "#app/uploads/direct/content-put-address.server.ts";
import { INSIDE } from "./attacked-app.ts";
import { startHouse, type StartedHouse } from "./started-house.ts";
import {
  copyEmbedded,
  copyOn,
  s3Environment,
  type CopyDatabase,
} from "../database.ts";
import { acceptedFile, refusedFile } from "../files/read.ts";
import { keysOf, readObject } from "../files/taking.ts";
import { makeCategory } from "../memes.ts";
import { describeWith } from "../servers/provided.ts";
import {
  codeOf,
  GOOD_WORDS,
  newJpeg,
  sendTo,
  type Presigned,
} from "../uploads.ts";

const JPEG = "image/jpeg";
const WORDS = { ...GOOD_WORDS, category: "family" };
const NOBODYS_ID = "0198c0de-0000-7000-8000-00000000dead";

function describeDirectUploads(copy: CopyDatabase): void {
  let house: StartedHouse;
  let pia: { Authorization: string };
  let tomas: { Authorization: string };
  beforeAll(async () => {
    house = await startHouse(copy, { RATE_LIMITS: "off" });
    await makeCategory(house.services);
    pia = await house.tokenOf("pia@example.com");
    tomas = await house.tokenOf("tomas@example.com");
  });
  afterAll(() => house?.close());

  let round = 0;
  let picture: Buffer;
  beforeEach(async () => {
    picture = await newJpeg(++round);
  });
  const announce = async (
    body: object = {},
    headers: Record<string, string> = pia,
  ) => {
    const file = { contentType: JPEG, bytes: picture.length };
    const answer = await house.ask("/api/v1/uploads/presign", {
      ...{ method: "POST", headers, body: { ...file, ...body } },
    });
    expect(answer.status).toBe(201);
    return answer.json as Presigned;
  };
  const finish = (
    id: string,
    body: object = WORDS,
    headers: Record<string, string> = pia,
  ) => {
    const path = `/api/v1/uploads/${id}/complete`;
    return house.ask(path, { method: "POST", headers, body }).then((answer) => {
      // A refusal tells nothing of what is inside, nor where the bytes lie.
      if (answer.status >= 400)
        expect(answer.body).not.toMatch(/incoming|originals|signature/i);
      expect(answer.body).not.toMatch(INSIDE);
      return answer;
    });
  };
  const rowOf = (id: string) =>
    house.services.db.upload.findUniqueOrThrow({ where: { id } });
  const memes = () => house.services.db.meme.count();
  const arrived = (id: string) => house.services.storage.head(incomingKey(id));

  test("a file that was announced, sent and confirmed is a meme under the same id", async () => {
    const announced = await announce({ fileName: "../sock.jpg" });
    expect(announced).toEqual({
      id: announced.id,
      status: "receiving",
      upload: {
        ...{ method: "PUT", url: announced.upload.url },
        headers: {
          "Content-Type": JPEG,
          "Content-Length": `${picture.length}`,
        },
        expiresAt: announced.upload.expiresAt,
      },
    });
    const left = Date.parse(announced.upload.expiresAt) - Date.now();
    expect(left).toBeGreaterThan(500_000);
    expect(left).toBeLessThanOrEqual(600_000);
    expect(await sendTo(house, announced, picture)).toBe(200);
    const { id } = announced;
    const answer = await finish(id);
    expect(answer).toMatchObject({
      status: 201,
      json: {
        ...{ id, status: "processing" },
        meme: { id, status: "pending", ...WORDS },
      },
    });
    expect(await rowOf(id)).toMatchObject({
      ...{ method: "presigned", memeId: id, fileName: "sock.jpg" },
    });
    expect(await arrived(id)).toBeNull();
    expect(await readdir(house.services.env.TMP_DIR)).toEqual([]);
    expect(await finish(id)).toMatchObject({ status: 200, json: { id } });
  });

  test("words that came with the announcement hold, unless others come later", async () => {
    const announced = await announce({ ...WORDS, tags: "desk, lamp" });
    await sendTo(house, announced, picture);
    const answer = await finish(announced.id, { caption: "There!" });
    expect(answer.json).toMatchObject({
      meme: { caption: "There!", tags: ["desk", "lamp"] },
    });
  });

  test("a confirmation without a word takes those of the announcement", async () => {
    const announced = await announce(WORDS);
    await sendTo(house, announced, picture);
    const path = `/api/v1/uploads/${announced.id}/complete`;
    // Many clients name a type where they send nothing.
    const headers = { ...pia, "Content-Type": "application/json" };
    const asking = { method: "POST", headers, body: Buffer.of() };
    const answer = await house.ask(path, asking);
    expect(answer).toMatchObject({ status: 201, json: { meme: WORDS } });
    const again = await house.ask(path, { method: "POST", headers: pia });
    expect(again.status).toBe(200);
  });

  test("words that will not do leave it open for better ones", async () => {
    const announced = await announce();
    await sendTo(house, announced, picture);
    const bad = await finish(announced.id, { ...WORDS, category: "cats" });
    expect(bad).toMatchObject({
      status: 400,
      json: { error: { code: "bad_form", fields: { category: "unknown" } } },
    });
    expect((await finish(announced.id)).status).toBe(201);
  });

  test("only what was announced may be sent, and only to where it was", async () => {
    const announced = await announce();
    const longer = Buffer.concat([picture, Buffer.from("!")]);
    const elsewhere = structuredClone(announced);
    elsewhere.upload.url = announced.upload.url.replace(
      announced.id,
      NOBODYS_ID,
    );
    const forged = structuredClone(announced);
    forged.upload.url = announced.upload.url.replace(/.$/, (last) =>
      last === "0" ? "1" : "0",
    );
    const statuses = [
      await sendTo(house, announced, longer),
      await sendTo(house, announced, picture.subarray(1)),
      await sendTo(house, announced, picture, "text/html"),
      await sendTo(house, elsewhere, picture),
      await sendTo(house, forged, picture),
    ];
    expect(statuses).toEqual([403, 403, 403, 403, 403]);
    expect(await arrived(announced.id)).toBeNull();
    expect(await arrived(NOBODYS_ID)).toBeNull();
  });

  test("an address whose time is over takes nothing, however its time is written", async () => {
    const announced = await announce();
    const over = await overdue(house, announced, picture.length);
    const stretched = structuredClone(over);
    stretched.upload.url = over.upload.url
      .replace(/expires=\d+/, "expires=9999999999999")
      .replace(/X-Amz-Expires=\d+/, "X-Amz-Expires=604800");
    for (const address of [over, stretched])
      expect(await sendTo(house, address, picture)).toBe(403);
    expect(await arrived(announced.id)).toBeNull();
    expect((await finish(announced.id)).status).toBe(404);
  });

  test("what is sent after the confirmation changes nothing", async () => {
    const announced = await announce();
    await sendTo(house, announced, picture);
    expect((await finish(announced.id)).status).toBe(201);
    const keys = await keysOf(house.services.storage);
    const other = Buffer.alloc(picture.length, 7);
    // S3 goes by the address alone, and takes it for nothing.
    const isOwn = announced.upload.url.startsWith(house.services.env.BASE_URL);
    const again = await sendTo(house, announced, other);
    expect(again).toBe(isOwn ? 403 : 200);
    expect((await finish(announced.id)).status).toBe(200);
    expect(await keysOf(house.services.storage)).toEqual(keys);
    const { asset } = await house.services.db.meme.findUniqueOrThrow({
      where: { id: announced.id },
      include: { asset: true },
    });
    const kept = await readObject(house.services.storage, asset.originalKey);
    expect(kept.equals(picture)).toBe(true);
  });

  test("nobody completes what is somebody else's, what nobody announced, or what has not come", async () => {
    const announced = await announce();
    const early = await finish(announced.id);
    expect(early).toMatchObject({
      status: 404,
      json: { error: { code: "not_found" } },
    });
    await sendTo(house, announced, picture);
    for (const answer of [
      await finish(announced.id, WORDS, tomas),
      await finish(NOBODYS_ID),
      await finish("incoming"),
    ]) {
      expect(answer.status).toBe(404);
      expect(codeOf(answer)).toBe("not_found");
    }
    expect((await rowOf(announced.id)).state).toBe("receiving");
    expect((await finish(announced.id)).status).toBe(201);
  });

  test("nobody is shown what waits, by any address of ours", async () => {
    const announced = await announce();
    await sendTo(house, announced, picture);
    const path = new URL(announced.upload.url);
    const isOwn = path.origin === house.services.env.BASE_URL;
    const status = isOwn
      ? (await house.ask(path.pathname + path.search)).status
      : (await fetch(path)).status;
    expect(status).toBe(isOwn ? 405 : 403);
    expect((await house.ask(`/api/v1/uploads/${announced.id}`)).status).toBe(
      404,
    );
  });

  test("twenty confirmations at once make one meme", async () => {
    const announced = await announce();
    await sendTo(house, announced, picture);
    const before = await memes();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => finish(announced.id)),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    for (const status of statuses) expect([200, 201, 409]).toContain(status);
    expect(await memes()).toBe(before + 1);
    expect((await finish(announced.id)).status).toBe(200);
    expect(await readdir(house.services.env.TMP_DIR)).toEqual([]);
  });

  test("the same bytes again lead to the meme that is there", async () => {
    const first = await announce();
    await sendTo(house, first, picture);
    await finish(first.id);
    const second = await announce();
    await sendTo(house, second, picture);
    const answer = await finish(second.id);
    expect(answer).toMatchObject({ status: 200, json: { id: first.id } });
    expect(await rowOf(second.id)).toMatchObject({ memeId: first.id });
    expect(await arrived(second.id)).toBeNull();
  });

  test("the same bytes announced five times and confirmed at once are one meme", async () => {
    const announced: Presigned[] = [];
    for (let count = 0; count < 5; count++) announced.push(await announce());
    for (const one of announced) await sendTo(house, one, picture);
    const before = await memes();
    const answers = await Promise.all(announced.map(({ id }) => finish(id)));
    const statuses = answers.map(({ status }) => status).toSorted();
    expect(statuses).toEqual([200, 200, 200, 200, 201]);
    const ids = answers.map(({ json }) => (json as { id: string }).id);
    expect(new Set(ids).size).toBe(1);
    expect(await memes()).toBe(before + 1);
    for (const { id } of announced)
      expect(await rowOf(id)).toMatchObject({ memeId: ids[0] });
  });

  test("the same bytes from somebody else are a meme of their own on the same picture", async () => {
    const mine = await announce();
    await sendTo(house, mine, picture);
    await finish(mine.id);
    const theirs = await announce({}, tomas);
    await sendTo(house, theirs, picture);
    const answer = await finish(theirs.id, WORDS, tomas);
    expect(answer).toMatchObject({ status: 201, json: { id: theirs.id } });
    const pictures = await house.services.db.meme.findMany({
      where: { id: { in: [mine.id, theirs.id] } },
      select: { assetId: true },
    });
    expect(pictures[0]).toEqual(pictures[1]);
  });

  const NO_PICTURES: Record<
    string,
    [
      code: string,
      status: number,
      bytes: () => Promise<Buffer>,
      /** Where it is not the code. */
      reason?: string,
    ]
  > = {
    "a page": [
      "unsupported_type",
      415,
      () => Promise.resolve(Buffer.from("<script>alert(1)</script>")),
    ],
    "half a picture": [
      "unreadable_image",
      422,
      async () => (await newJpeg(0)).subarray(0, 400),
    ],
    "a photograph of a telephone": [
      "unsupported_type",
      415,
      () => readFile(refusedFile("heic", "photo.heic")),
      "heic",
    ],
    "an animation that is too large in all": [
      "too_many_pixels",
      422,
      () =>
        readFile(
          refusedFile(
            "too_many_pixels_in_all_frames",
            "101-frames-of-a-megapixel.gif",
          ),
        ),
      "too_many_pixels_in_all_frames",
    ],
    "a picture of another type": [
      "unreadable_image",
      422,
      () => readFile(acceptedFile("photo.png")),
    ],
  };
  test.each(Object.entries(NO_PICTURES))(
    "%s is refused, once and for all",
    async (_, [code, status, bytes, reason = code]) => {
      picture = await bytes();
      const before = [await memes(), await keysOf(house.services.storage)];
      const announced = await announce();
      expect(await sendTo(house, announced, picture)).toBe(200);
      const answer = await finish(announced.id);
      expect([answer.status, codeOf(answer)]).toEqual([status, code]);
      expect(await rowOf(announced.id)).toMatchObject({
        ...{ state: "refused", refusal: reason, memeId: null },
      });
      const path = `/api/v1/submissions/${announced.id}`;
      expect(await house.ask(path, { headers: pia })).toMatchObject({
        json: { status: "refused", refusal: code },
      });
      expect(await arrived(announced.id)).toBeNull();
      await sendTo(house, announced, picture);
      const again = await finish(announced.id);
      const withoutId = ({ body }: { body: string }) =>
        body.replace(/"requestId":"[^"]*"/, "");
      expect(withoutId(again)).toBe(withoutId(answer));
      expect([await memes(), await keysOf(house.services.storage)]).toEqual(
        before,
      );
    },
  );

  test("bytes of another length than announced are refused, however they came", async () => {
    const announced = await announce();
    await house.services.storage.put(
      incomingKey(announced.id),
      picture.subarray(1),
      {
        ...{ contentType: JPEG, cacheControl: "", assetId: "" },
      },
    );
    const answer = await finish(announced.id);
    expect([answer.status, codeOf(answer)]).toEqual([422, "unreadable_image"]);
    expect(await arrived(announced.id)).toBeNull();
  });

  test("what a process that died has begun is not begun by another", async () => {
    const announced = await announce();
    await sendTo(house, announced, picture);
    const { upload } = house.services.db;
    const where = { id: announced.id };
    await upload.update({ where, data: { state: "processing" } });
    expect(codeOf(await finish(announced.id))).toBe("conflict");
    await upload.update({ where, data: { state: "refused", refusal: "busy" } });
    expect(codeOf(await finish(announced.id))).toBe("conflict");
  });
}

/** The same upload with an address that was made an hour ago, for ten minutes, with the house's own keys. */
async function overdue(
  { services }: StartedHouse,
  announced: Presigned,
  bytes: number,
): Promise<Presigned> {
  const late = structuredClone(announced);
  const { env } = services;
  const expected = { contentType: JPEG, bytes };
  late.upload.url = env.S3_BUCKET
    ? await signedAnHourAgo(env, incomingKey(announced.id), expected)
    : createContentAddresses(env).addressFor({
        ...{ ...expected, uploadId: announced.id },
        expiresAt: Date.now() - 50 * 60_000,
      });
  return late;
}

function signedAnHourAgo(
  env: StartedHouse["services"]["env"],
  key: string,
  { contentType, bytes }: { contentType: string; bytes: number },
): Promise<string> {
  const client = new S3Client({
    region: env.S3_REGION,
    endpoint: env.S3_ENDPOINT,
    forcePathStyle: true,
    credentials: {
      accessKeyId: env.AWS_ACCESS_KEY_ID ?? "",
      secretAccessKey: env.AWS_SECRET_ACCESS_KEY ?? "",
    },
  } as S3ClientConfig);
  const command = new PutObjectCommand({
    ...{ Bucket: env.S3_BUCKET, Key: key },
    ...{ ContentType: contentType, ContentLength: bytes },
  });
  return getSignedUrl(client, command, {
    expiresIn: 600,
    signingDate: new Date(Date.now() - 60 * 60_000),
    signableHeaders: new Set(["content-type", "content-length"]),
  });
}

describe("direct uploads on the embedded database and the disk", () =>
  describeDirectUploads(copyEmbedded));

describeWith("postgres", "direct uploads on PostgreSQL", (server) => {
  describeWith("s3", "and S3", (s3) =>
    describeDirectUploads(async (set) =>
      copyOn(server)({ ...(await s3Environment(s3)), ...set }),
    ),
  );
});
