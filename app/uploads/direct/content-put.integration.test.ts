import { readdir } from "node:fs/promises";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  openApiHouse,
  type ApiAsking,
  type ApiHouse,
} from "#test/app/api-house.ts";
import type { Upload } from "#prisma/generated/client.ts";
import { copyEmbedded } from "#test/database.ts";
import { incomingKey } from "#app/storage/keys.ts";
import { StorageUnavailable } from "#app/storage/storage.server.ts";
import { openContentPut } from "./content-put.server.ts";
import { createContentAddresses } from "./content-put-address.server.ts";
import { readObject } from "#test/files/taking.ts";

const CAT = Buffer.from("a cat");
const TYPE = "image/png";
const MINUTE = 60_000;
const ID = "0198c0de-0000-7000-8000-00000000ca70";

let house: ApiHouse;
let remove: () => Promise<void>;
beforeAll(async () => {
  const place = await copyEmbedded();
  remove = place.remove;
  house = await openApiHouse(place, {});
  const { db } = house.services;
  const { id: personId } = await db.person.findFirstOrThrow();
  const announced = { personId, method: "presigned", state: "receiving" };
  await db.upload.createMany({
    data: Array.from({ length: 16 }, (_, last) => ({
      ...(announced as typeof announced & Pick<Upload, "method" | "state">),
      id: newId(last),
    })),
  });
});
afterAll(async () => {
  await house.close();
  await remove();
});

const newId = (last: number) => ID.slice(0, -1) + last.toString(16);
const addressOf = (uploadId: string) => {
  const { env, clock } = house.services;
  const url = createContentAddresses(env).addressFor({
    ...{ uploadId, contentType: TYPE, bytes: CAT.length },
    expiresAt: clock.now() + MINUTE,
  });
  const { pathname, search } = new URL(url);
  return pathname + search;
};
const put = (path: string, { headers, ...asking }: ApiAsking = {}) =>
  house.ask(path, {
    ...{ method: "PUT", body: CAT, ...asking },
    headers: { "Content-Type": TYPE, ...headers },
  });
const headOf = (path: string) =>
  [
    `PUT ${path} HTTP/1.1`,
    `Host: localhost:${house.port}`,
    "Connection: close",
    `Content-Type: ${TYPE}`,
    ...[`Content-Length: ${CAT.length}`, "", ""],
  ].join("\r\n");
const stored = (id: string) => house.services.storage.head(incomingKey(id));

test("a signed address takes its file from anybody who has it", async () => {
  const answer = await put(addressOf(newId(0)));
  expect(answer).toMatchObject({
    ...{ status: 200, body: "", headers: { "cache-control": "no-store" } },
  });
  expect(await stored(newId(0))).toMatchObject({
    contentType: TYPE,
    cacheControl: "private, no-store",
    bytes: CAT.length,
  });
  const { storage } = house.services;
  expect(await readObject(storage, incomingKey(newId(0)))).toEqual(CAT);
});

const REFUSED: Record<string, (path: string) => [string, ApiAsking]> = {
  "more bytes": (path) => [path, { body: Buffer.from("a cat and more") }],
  "fewer bytes": (path) => [path, { body: Buffer.from("cat") }],
  "another type": (path) => [
    path,
    { headers: { "Content-Type": "text/html" } },
  ],
  "a type with more to it": (path) => [
    path,
    { headers: { "Content-Type": `${TYPE}; charset=utf-8` } },
  ],
  "no length": (path) => [
    path,
    { headers: { "Transfer-Encoding": "chunked" } },
  ],
  "another upload": (path) => [path.replace(newId(1), newId(2)), {}],
  "a longer time": (path) => [path.replace(/(?<=expires=\d+)\d/, "9"), {}],
  "a forged signature": (path) => [path.replace(/.$/, "_"), {}],
  "no signature": (path) => [path.replace(/[?].*$/, ""), {}],
};

test.each(Object.entries(REFUSED))("it refuses %s", async (_, change) => {
  const [path, asking] = change(addressOf(newId(1)));
  const answer = await put(path, asking);
  expect(answer.status).toBe(403);
  expect(answer.json).toMatchObject({
    error: { code: "forbidden", requestId: answer.headers["x-request-id"] },
  });
  expect(await stored(newId(1))).toBeNull();
  expect(await stored(newId(2))).toBeNull();
});

test("it refuses what comes when its time is over", async () => {
  const path = addressOf(newId(3));
  const { clock } = house.services;
  const now = clock.now();
  clock.set(now + MINUTE - 1);
  expect((await put(path)).status).toBe(200);
  clock.set(now + MINUTE);
  expect((await put(path)).status).toBe(403);
  clock.set(now);
});

test("it takes nothing more once the upload was confirmed, or is unknown", async () => {
  const path = addressOf(newId(8));
  expect((await put(path)).status).toBe(200);
  const { db } = house.services;
  const where = { id: newId(8) };
  await db.upload.update({ where, data: { state: "processing" } });
  expect((await put(path)).status).toBe(403);
  await db.upload.delete({ where });
  expect((await put(path)).status).toBe(403);
});

test("it takes one body at a time", async () => {
  const path = addressOf(newId(9));
  const slow = connect(house.port, "127.0.0.1");
  slow.write(headOf(path) + "a c");
  await expect.poll(() => readdir(house.services.env.TMP_DIR)).toHaveLength(1);
  expect((await put(path)).status).toBe(409);
  const answer = text(slow);
  slow.write("at");
  expect(await answer).toMatch(/^HTTP\/1.1 200 /);
  expect((await put(path)).status).toBe(200);
});

test("it answers no other method, and no other site's page", async () => {
  const path = addressOf(newId(4));
  const read = await house.ask(path);
  expect(read).toMatchObject({ status: 405, headers: { allow: "PUT" } });
  const headers = { Origin: "https://evil.example.com" };
  expect((await put(path, { headers })).status).toBe(403);
  expect(await stored(newId(4))).toBeNull();
});

test("a file that breaks off leaves nothing", async () => {
  const path = addressOf(newId(5));
  const socket = connect(house.port, "127.0.0.1");
  socket.write(headOf(path) + "a c");
  const answer = text(socket);
  socket.end();
  await answer.catch(() => undefined);
  await expect.poll(() => readdir(house.services.env.TMP_DIR)).toEqual([]);
  expect(await stored(newId(5))).toBeNull();
});

test("metrics count it by its pattern, and the log holds no signature", async () => {
  await put(addressOf(newId(7)));
  const { metrics, log } = house.services;
  const counted =
    'http_requests_total{method="PUT",route="/api/v1/uploads/:id/content",status="200"}';
  await expect.poll(() => metrics.text()).toContain(counted);
  expect(JSON.stringify(log.lines)).not.toContain("signature=");
});

test("while the disk is full, it says so, and that one should try again", async () => {
  const { storage } = house.services;
  const full = {
    ...storage,
    put: () => Promise.reject(new StorageUnavailable("full")),
  };
  const receiveContent = openContentPut({ ...house.services, storage: full });
  const place = await copyEmbedded();
  const other = await openApiHouse(place, {}, { receiveContent });
  const answer = await other.ask(addressOf(newId(6)), {
    ...{ method: "PUT", body: CAT, headers: { "Content-Type": TYPE } },
  });
  expect(answer).toMatchObject({
    status: 503,
    headers: { "retry-after": "5" },
    json: { error: { code: "busy" } },
  });
  await other.close();
  await place.remove();
});
