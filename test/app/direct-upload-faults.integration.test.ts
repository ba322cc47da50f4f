import { connect } from "node:net";
import { Readable } from "node:stream";
import {
  afterAll,
  beforeAll,
  beforeEach,
  describe,
  expect,
  test,
  vi,
} from "vitest";
import { action as complete } from "#app/routes/api.v1.uploads.$id.complete.ts";
import { action as presign } from "#app/routes/api.v1.uploads.presign.ts";
import { incomingKey } from "#app/storage/keys.ts";
import {
  StorageUnavailable,
  type Storage,
} from "#app/storage/storage.server.ts";
import { HEARTBEAT_MS } from "#app/uploads/direct/complete-claim.server.ts";
import { freeUploads } from "#app/uploads/upkeep/stuck-uploads.server.ts";
import { openApiHouse, type ApiHouse } from "./api-house.ts";
import { copyEmbedded, s3Environment, type TestDatabase } from "../database.ts";
import { keysOf } from "../files/taking.ts";
import { makeCategory } from "../memes.ts";
import { NOON } from "../services.ts";
import { describeWith } from "../servers/provided.ts";
import { createRelay, type Relay } from "../servers/relay.ts";
import {
  codeOf,
  GOOD_WORDS,
  newJpeg,
  sendTo,
  type Presigned,
} from "../uploads.ts";

const ROUTES = {
  "api/v1/uploads/presign": { action: presign },
  "api/v1/uploads/:id/complete": { action: complete },
};
const WORDS = { ...GOOD_WORDS, category: "family" };

let place: TestDatabase;
let house: ApiHouse;
let headers: { Authorization: string };
const open = async (set: Record<string, string> = {}) => {
  place = await copyEmbedded({ RATE_LIMITS: "off", ...set });
  house = await openApiHouse(place, ROUTES);
  await makeCategory(house.services);
  headers = await house.tokenOf("pia@example.com");
};
const close = async () => {
  await house.close();
  await place.remove();
};

let round = 0;
let picture: Buffer;
beforeEach(async () => {
  picture = await newJpeg(++round);
});
const announce = async () => {
  const body = { ...WORDS, contentType: "image/jpeg", bytes: picture.length };
  const path = "/api/v1/uploads/presign";
  const answer = await house.ask(path, { method: "POST", headers, body });
  return answer.json as Presigned;
};
const finish = (id: string) =>
  house.ask(`/api/v1/uploads/${id}/complete`, {
    ...{ method: "POST", headers, body: {} },
  });
const stateOf = async (id: string) => {
  const where = { id };
  return (await house.services.db.upload.findUniqueOrThrow({ where })).state;
};

describe("a storage or a database that fails at any step", () => {
  beforeAll(() => open());
  afterAll(close);

  const away = () => Promise.reject(new StorageUnavailable("away"));
  const FAULTS: Record<string, (storage: Storage) => Partial<Storage>> = {
    "to look for the bytes": () => ({ head: away }),
    "to read the bytes": () => ({ get: away }),
    "in the middle of the bytes": (storage) => ({
      async get(key) {
        const found = await storage.get(key);
        return found && { ...found, body: brokenOff(found.body) };
      },
    }),
    "to keep the original": () => ({ put: away }),
  };
  test.each(Object.entries(FAULTS))(
    "%s leaves it open, with nothing half done",
    async (_, fault) => {
      const announced = await announce();
      await sendTo(house, announced, picture);
      const { storage } = house.services;
      const before = await keysOf(storage);
      house.services.storage = { ...storage, ...fault(storage) };
      const answer = await finish(announced.id);
      house.services.storage = storage;
      expect([answer.status, codeOf(answer)]).toEqual([503, "busy"]);
      expect(answer.headers["retry-after"]).toBe("5");
      expect(await stateOf(announced.id)).toBe("receiving");
      expect(await keysOf(storage)).toEqual(before);
      expect((await finish(announced.id)).status).toBe(201);
    },
  );

  test("rows that cannot be written leave it open, with nothing half done", async () => {
    const announced = await announce();
    await sendTo(house, announced, picture);
    const { jobs, storage } = house.services;
    const before = await keysOf(storage);
    const ready = () => Promise.reject(new Error("no"));
    house.services.jobs = { ...jobs, ready };
    const answer = await finish(announced.id);
    house.services.jobs = jobs;
    expect([answer.status, codeOf(answer)]).toEqual([500, "internal"]);
    expect(await stateOf(announced.id)).toBe("receiving");
    expect(await keysOf(storage)).toEqual(before);
    expect((await finish(announced.id)).status).toBe(201);
  });

  test("work that takes minutes is not taken for a dead one's, and loses nothing", async () => {
    const announced = await announce();
    await sendTo(house, announced, picture);
    const { id } = announced;
    const { storage, sql, clock } = house.services;
    const age = async () => {
      const { rows } = await sql.query<{ seconds: number }>(
        `SELECT extract(epoch FROM now() - "updatedAt")::float AS seconds FROM "Upload" WHERE "id" = $1`,
        [id],
      );
      return rows[0]?.seconds;
    };
    const slowly = async (key: string) => {
      await sql.query(
        `UPDATE "Upload" SET "updatedAt" = now() - interval '5 minutes', "expiresAt" = now() - interval '5 minutes' WHERE "id" = $1`,
        [id],
      );
      vi.advanceTimersByTime(HEARTBEAT_MS);
      await vi.waitFor(async () => expect(await age()).toBeLessThan(60));
      clock.set(Date.now());
      await freeUploads(house.services);
      clock.set(NOON);
      return storage.get(key);
    };
    house.services.storage = { ...storage, get: slowly };
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    const answer = await finish(id);
    vi.useRealTimers();
    house.services.storage = storage;
    expect(answer.status, answer.body).toBe(201);
  });

  test("bytes that cannot be deleted are left to the sweep", async () => {
    const announced = await announce();
    await sendTo(house, announced, picture);
    const { storage } = house.services;
    house.services.storage = { ...storage, delete: away };
    expect((await finish(announced.id)).status).toBe(201);
    house.services.storage = storage;
    expect(await storage.head(incomingKey(announced.id))).not.toBeNull();
    expect((await finish(announced.id)).status).toBe(200);
  });
});

describeWith("s3", "an S3 server that goes away", (s3) => {
  let relay: Relay;
  beforeAll(async () => {
    const set = await s3Environment(s3);
    relay = await createRelay(Number(new URL(s3.endpoint).port));
    await relay.open();
    const S3_ENDPOINT = `http://127.0.0.1:${relay.port}`;
    await open({ ...set, S3_ENDPOINT });
  });
  afterAll(async () => {
    await relay.open().catch(() => undefined);
    await close();
    await relay.cut();
  });

  test("makes nobody believe that a picture was taken, and takes it when it is back", async () => {
    const announced = await announce();
    expect(await sendTo(house, announced, picture)).toBe(200);
    await relay.cut();
    const answer = await finish(announced.id);
    expect([answer.status, codeOf(answer)]).toEqual([503, "busy"]);
    expect(await stateOf(announced.id)).toBe("receiving");
    await relay.open();
    expect((await finish(announced.id)).status).toBe(201);
  });

  test("in the middle of a file leaves no file", async () => {
    const announced = await announce();
    const { host, pathname, search } = new URL(announced.upload.url);
    const socket = connect(relay.port, "127.0.0.1");
    socket.on("error", () => undefined);
    const head = [
      `PUT ${pathname}${search} HTTP/1.1`,
      `Host: ${host}`,
      `Content-Type: image/jpeg`,
      `Content-Length: ${picture.length}`,
    ];
    const half = picture.subarray(0, picture.length / 2);
    const sent = Buffer.concat([
      Buffer.from([...head, "", ""].join("\r\n")),
      half,
    ]);
    await new Promise<void>((done) => socket.write(sent, () => done()));
    await relay.cut();
    await relay.open();
    const answer = await finish(announced.id);
    expect([answer.status, codeOf(answer)]).toEqual([404, "not_found"]);
  });
});

function brokenOff(body: Readable): Readable {
  async function* half() {
    for await (const chunk of body) {
      yield (chunk as Buffer).subarray(0, 10);
      throw new StorageUnavailable("it broke off");
    }
  }
  return Readable.from(half());
}
