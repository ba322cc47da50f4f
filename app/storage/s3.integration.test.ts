import { createHash } from "node:crypto";
import { once } from "node:events";
import {
  createServer,
  type RequestListener,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import {
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { afterEach, describe, expect, test, vi } from "vitest";
import { describeWith } from "#test/servers/provided.ts";
import { openS3Storage, type S3Options } from "./s3.server.ts";
import { describeStorageContract } from "./storage-contract.ts";
import { StorageUnavailable } from "./storage.server.ts";

const FACTS = {
  contentType: "image/webp",
  cacheControl: "public, max-age=31536000, immutable",
  assetId: "0198c0de-0000-7000-8000-00000000cafe",
};
const KEY = "media/a/cat.webp";
const CAT = Buffer.from("a cat");
const POSTER = Buffer.alloc(12_000_000, "poster ");

describeWith("s3", "storage on S3", (address) => {
  const { endpoint, region, bucket, accessKeyId, secretAccessKey } = address;
  const credentials = { accessKeyId, secretAccessKey };
  const options = { endpoint, region, bucket, forcePathStyle: true };
  const open = (changes: Partial<S3Options> = {}) =>
    openS3Storage({ ...options, credentials, ...changes });
  const client = new S3Client({ ...options, credentials: { ...credentials } });

  describeStorageContract(async () => open({ pageKeys: 10 }));

  test.each([
    ["bytes", () => CAT],
    ["a stream", () => Readable.from([CAT])],
    ["a stream of several parts", () => Readable.from([POSTER])],
  ])(
    "an object written from %s carries its facts as headers and metadata",
    async (_, body) => {
      await open().put("media/facts/cat.webp", body(), FACTS);
      const input = { Bucket: bucket, Key: "media/facts/cat.webp" };
      const head = await client.send(new HeadObjectCommand(input));
      expect(head.ContentType).toBe("image/webp");
      expect(head.CacheControl).toBe("public, max-age=31536000, immutable");
      expect(head.Metadata).toEqual({ "asset-id": FACTS.assetId });
    },
  );

  describe("a signed address for a PUT", () => {
    const expected = { contentType: "image/png", bytes: 5, seconds: 60 };
    const key = "incoming/0198c0de-0000-7000-8000-00000000cafe";
    const send = async (url: string | null, body: string, type = "image/png") =>
      fetch(url ?? "", {
        method: "PUT",
        body,
        headers: { "Content-Type": type },
      });

    test("takes exactly the bytes and the type it was made for", async () => {
      const storage = open();
      const url = await storage.presignPut(key, expected);
      expect((await send(url, "a cat")).status).toBe(200);
      const found = await storage.get(key);
      expect(found?.facts).toMatchObject({
        contentType: "image/png",
        bytes: 5,
      });
      expect(found && (await buffer(found.body)).toString()).toBe("a cat");
    });

    test.each([
      ["more bytes", "a cat and more", undefined],
      ["fewer bytes", "cat", undefined],
      ["another type", "a cat", "text/html"],
    ])("refuses %s", async (_, body, type) => {
      const storage = open();
      const other = key.replace("cafe", "beef");
      const url = await storage.presignPut(other, expected);
      expect((await send(url, body, type)).status).toBe(403);
      expect(await storage.head(other)).toBeNull();
    });

    test("refuses another key, another method, a forged signature and a longer time", async () => {
      const url = new URL((await open().presignPut(key, expected)) ?? "");
      const elsewhere = new URL(url);
      elsewhere.pathname += "0";
      expect((await send(elsewhere.href, "a cat")).status).toBe(403);
      expect((await fetch(url)).status).toBe(403);
      const forged = new URL(url);
      forged.searchParams.set("X-Amz-Signature", "0".repeat(64));
      expect((await send(forged.href, "a cat")).status).toBe(403);
      const longer = new URL(url);
      longer.searchParams.set("X-Amz-Expires", "600");
      expect((await send(longer.href, "a cat")).status).toBe(403);
    });

    test.each([
      ["takes them before its time is over", 540, 200],
      ["refuses them from then on", 601, 403],
    ])("%s", async (_, agoSeconds, status) => {
      const storage = open();
      const other = key.replace("cafe", `${agoSeconds}`);
      vi.useFakeTimers({ toFake: ["Date"] });
      vi.setSystemTime(Date.now() - agoSeconds * 1000);
      const signing = storage.presignPut(other, { ...expected, seconds: 600 });
      const url = await signing.finally(() => vi.useRealTimers());
      expect((await send(url, "a cat")).status).toBe(status);
      expect((await storage.head(other)) !== null).toBe(status === 200);
    });
  });

  test("a stream that breaks off after the first part leaves no unfinished upload", async () => {
    async function* broken() {
      yield POSTER;
      throw new Error("the sender went away");
    }
    const body = Readable.from(broken());
    const writing = open().put("originals/broken", body, FACTS);
    await expect(writing).rejects.toThrow("the sender went away");
    const input = { Bucket: bucket };
    const { Uploads } = await client.send(
      new ListMultipartUploadsCommand(input),
    );
    expect(Uploads ?? []).toEqual([]);
  });

  test.each([
    ["a wrong secret", { credentials: { accessKeyId, secretAccessKey: "no" } }],
    ["a bucket that is not there", { bucket: "nobody-made-this" }],
  ])("%s makes storage unavailable", async (_, changes) => {
    const storage = open(changes);
    await expect(storage.put(KEY, CAT, FACTS)).rejects.toThrow(
      StorageUnavailable,
    );
    await expect(storage.get(KEY)).rejects.toThrow(StorageUnavailable);
    await expect(storage.probe()).rejects.toThrow(StorageUnavailable);
  });
});

describe("an S3 server that does not do its part", () => {
  let server: Server;
  let requests: number;
  const openAt = async (answer: RequestListener) => {
    requests = 0;
    server = createServer((request, response) => {
      requests += 1;
      request.resume().on("end", () => answer(request, response));
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    const { port } = server.address() as AddressInfo;
    return openS3Storage({
      bucket: "mingus-test",
      region: "us-east-1",
      endpoint: `http://127.0.0.1:${port}`,
      forcePathStyle: true,
      credentials: { accessKeyId: "a", secretAccessKey: "b" },
      connectTimeoutMs: 100,
      answerTimeoutMs: 100,
    });
  };
  const end = () => {
    server.close();
    server.closeAllConnections();
  };
  afterEach(end);

  test("when nobody listens, everything is refused as unavailable", async () => {
    const storage = await openAt(() => undefined);
    end();
    const attempts = [
      storage.put(KEY, CAT, FACTS),
      storage.put(KEY, Readable.from([POSTER]), FACTS),
      storage.get(KEY),
      storage.head(KEY),
      storage.copy(KEY, "trash/media/a/cat.webp"),
      storage.delete(KEY),
      storage.list("media/")[Symbol.asyncIterator]().next(),
      storage.probe(),
    ];
    for (const attempt of await Promise.allSettled(attempts)) {
      expect(attempt).toHaveProperty("reason", expect.any(StorageUnavailable));
    }
  });

  test.each([
    ["is silent", () => undefined],
    [
      "goes on promising",
      (response: ServerResponse) => {
        const promising = setInterval(() => response.writeContinue(), 20);
        response.once("close", () => clearInterval(promising));
      },
    ],
  ])("when it %s, three tries of limited time are made", async (_, stall) => {
    const storage = await openAt((_request, response) => stall(response));
    const writing = storage.put(KEY, CAT, FACTS);
    await expect(writing).rejects.toThrow(StorageUnavailable);
    await expect(writing).rejects.toHaveProperty("cause.name", "TimeoutError");
    expect(requests).toBe(3);
  });

  test("when it is busy twice, the third try counts", async () => {
    const storage = await openAt((_, response) => {
      const etag = `"${createHash("md5").update(CAT).digest("hex")}"`;
      response.writeHead(requests < 3 ? 503 : 200, { etag }).end();
    });
    await storage.put(KEY, CAT, FACTS);
    expect(requests).toBe(3);
    requests = 0;
    await storage.put(KEY, Readable.from([CAT]), FACTS);
    expect(requests).toBe(3);
  });

  test.each([
    ["breaks off", (response: ServerResponse) => response.destroy()],
    ["falls silent", () => undefined],
  ])(
    "when it %s in the middle of an object, the reader is told",
    async (_, fail) => {
      const storage = await openAt((_request, response) => {
        response.writeHead(200, { "content-length": 10, etag: '"cat"' });
        response.write("half", () => fail(response));
      });
      const found = await storage.get(KEY);
      const reading = buffer(found?.body ?? Readable.from([]));
      await expect(reading).rejects.toThrow(StorageUnavailable);
    },
  );

  test("when it says that it keeps something else, it is asked for the bytes", async () => {
    const given = [CAT, CAT, Buffer.from("dog"), Buffer.from("dog")];
    const storage = await openAt(({ method }, response) => {
      const body = method === "GET" ? given.shift() : "";
      response.writeHead(200, { etag: '"not the bytes"' }).end(body);
    });
    await storage.put(KEY, CAT, FACTS);
    await storage.put(KEY, Readable.from([CAT]), FACTS);
    for (const body of [CAT, Readable.from([CAT])])
      await expect(storage.put(KEY, body, FACTS)).rejects.toThrow(
        StorageUnavailable,
      );
  });

  test("when it answers a copy with an error inside a success, it is an error", async () => {
    const storage = await openAt((_, response) => {
      const fault = "<Error><Code>InternalError</Code></Error>";
      response.writeHead(200, { "content-type": "application/xml" }).end(fault);
    });
    const copying = storage.copy(KEY, "trash/media/a/cat.webp");
    await expect(copying).rejects.toThrow(StorageUnavailable);
  });
});
