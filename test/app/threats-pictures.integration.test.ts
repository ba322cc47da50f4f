import { readdir, readFile } from "node:fs/promises";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { approveMeme } from "#app/moderation/decisions.server.ts";
import { ERRORS, type ErrorCode } from "#app/platform/errors.ts";
import { addAvifVariants } from "#app/uploads/pipeline/avif-job.server.ts";
import { PRIVATE_WORDS } from "../files/bytes/exif.ts";
import { METADATA_BOMBS } from "../files/giants.ts";
import { acceptedFile, acceptedFiles, refusedFiles } from "../files/read.ts";
import {
  attackApp,
  INSIDE,
  peakMemory,
  sendPicture,
  temporaryFiles,
  type AttackedApp,
  type Attacker,
} from "./attacked-app.ts";
import { ask } from "./browser-request.ts";
import { file, formBody, sendRaw, type RawAnswer } from "./raw-form.ts";

const MORE_MEMORY_MIB = 150;

let attacked: AttackedApp;
let pia: Attacker;
let photo: Buffer;
beforeAll(async () => {
  attacked = await attackApp();
  pia = await attacked.enrol("pia");
  photo = await readFile(acceptedFile("photo.jpg"));
  const warm = await send(file(photoOf("warm")));
  expect(warm.status, warm.body).toBe(201);
});
afterAll(() => attacked?.stop());

const photoOf = (name: string) => Buffer.concat([photo, Buffer.from(name)]);
const send = (...parts: Parameters<typeof sendPicture>[2]) =>
  sendPicture(attacked, pia, parts);
const openFiles = () => readdir(`/proc/${attacked.app.pid}/fd`);

/** A refusal in the contract's words, and nothing else of us. */
function expectRefused(answer: RawAnswer, codes: readonly string[]) {
  const code = answer.json.error?.code as ErrorCode;
  expect(codes, answer.body).toContain(code);
  expect(answer.status).toBe(ERRORS[code].status);
  expect(answer.head + answer.body).not.toMatch(INSIDE);
}

const CODES: Readonly<Record<string, readonly string[]>> = {
  heic: ["unsupported_type"],
  animated_png: ["unsupported_type"],
  animated_avif: ["unsupported_type"],
  too_many_pixels_in_all_frames: ["too_many_pixels"],
  unsupported_type: ["unsupported_type", "bad_form"],
};

describe("what is no picture of ours is refused for what it is, and leaves nothing (U3, U4, U5)", () => {
  test.each(refusedFiles().filter(({ reason }) => reason !== "too_large"))(
    "$reason/$name",
    async ({ path, reason, name }) => {
      const before = await attacked.traces();
      const peak = await peakMemory(attacked.app.pid);
      const answer = await send(file(await readFile(path), name));
      expectRefused(answer, CODES[reason] ?? [reason]);
      await vi.waitFor(async () =>
        expect(await attacked.traces()).toEqual(before),
      );
      const grown = (await peakMemory(attacked.app.pid)) - peak;
      expect(grown).toBeLessThan(MORE_MEMORY_MIB);
    },
  );
});

describe("a picture with metadata that grows is taken without it, and costs no memory (U6)", () => {
  test.each(Object.entries(METADATA_BOMBS))("%s", async (_, make) => {
    const bytes = await make();
    const peak = await peakMemory(attacked.app.pid);
    const answer = await send(file(bytes));
    const taken = answer.status === 201;
    if (!taken) expectRefused(answer, ["unreadable_image", "too_large"]);
    else
      for (const address of await publish(String(answer.json["id"])))
        expectPlain(await fetchBytes(address));
    const grown = (await peakMemory(attacked.app.pid)) - peak;
    expect(grown).toBeLessThan(MORE_MEMORY_MIB);
  });
});

/** Names that only containers of metadata bear, and what our polyglots would do elsewhere. */
const NEVER_SERVED = [
  ...Object.values(PRIVATE_WORDS),
  ...["Exif\0\0", "eXIf", "xmpmeta", "ns.adobe.com", "Photoshop 3.0", "8BIM"],
  ...["ICC_PROFILE", "iCCP", "tEXt", "zTXt", "iTXt", "GPS"],
  ...["<script", "<!doctype", "document.title", "PK\x05\x06"],
];

/** Nothing but a picture. */
function expectPlain(served: Buffer) {
  for (const trace of NEVER_SERVED)
    expect(served.includes(trace), trace).toBe(false);
}

const TYPES: Readonly<Record<string, string>> = {
  jpg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  avif: "image/avif",
};

/** Publishes what was taken and gives the addresses of its files. */
async function publish(id: string): Promise<string[]> {
  const { services } = attacked;
  const meme = await services.db.meme.findUniqueOrThrow({ where: { id } });
  await addAvifVariants(services, { assetId: meme.assetId });
  await approveMeme(services, id, { by: null });
  const folder = services.storage.list(`media/${meme.assetId}/`);
  return (await Array.fromAsync(folder)).map(({ key }) => `/${key}`);
}

describe("every file that is served of a picture is a picture and nothing else, for whoever asks for a page too (U7, U8, U9, U10, X3)", () => {
  test.each(acceptedFiles())("%s", async (name) => {
    const bytes = await readFile(acceptedFile(name));
    const unlike = name.endsWith(".png") ? "a.jpg" : "a.png";
    const answer = await send(file(bytes, unlike, "text/html"));
    // One of them is the picture of another, byte for byte.
    expect([200, 201], answer.body).toContain(answer.status);
    const addresses = await publish(String(answer.json["id"]));
    expect(addresses.length).toBeGreaterThan(1);
    for (const address of addresses) {
      const { status, headers } = await ask(attacked.app, address, {
        headers: { Accept: "text/html" },
      });
      const served = await fetchBytes(address);
      const ending = address.split(".").at(-1) ?? "";
      expect(status).toBe(200);
      expect(headers).toMatchObject({
        "content-type": TYPES[ending],
        "x-content-type-options": "nosniff",
        "content-disposition": "inline",
        "cross-origin-resource-policy": "same-origin",
      });
      expect(headers["content-security-policy"]).toMatch(
        /^default-src 'none';.*sandbox$/,
      );
      expectPlain(served);
      const { format, orientation = 1 } = await sharp(served).metadata();
      expect(`image/${format === "heif" ? "avif" : format}`).toBe(
        TYPES[ending],
      );
      expect(orientation).toBe(1);
    }
    const { originalKey } = await assetOf(String(answer.json["id"]));
    expect((await ask(attacked.app, `/${originalKey}`)).status).toBe(404);
  });

  test("one scene stored in eight ways is served upright eight times", async () => {
    const corners = [];
    for (const orientation of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const name = `orientation-${orientation}.jpg`;
      const bytes = await readFile(acceptedFile(name));
      const answer = await send(file(Buffer.concat([bytes, photo])));
      const addresses = await publish(String(answer.json["id"]));
      const jpeg = addresses.find((address) => address.endsWith(".jpg")) ?? "";
      corners.push(
        await sharp(await fetchBytes(jpeg))
          .resize(2, 2, { fit: "fill" })
          .raw()
          .toBuffer(),
      );
    }
    for (const corner of corners)
      for (const [index, value] of corner.entries())
        expect(Math.abs(value - (corners[0]?.[index] ?? 0))).toBeLessThan(24);
  });
});

const assetOf = async (id: string) =>
  (
    await attacked.services.db.meme.findUniqueOrThrow({
      where: { id },
      include: { asset: true },
    })
  ).asset;

async function fetchBytes(address: string): Promise<Buffer> {
  const answer = await fetch(attacked.app.url + address);
  return Buffer.from(await answer.arrayBuffer());
}

describe("names of files decide nothing (U11)", () => {
  const NAMES: Record<string, string> = {
    "that climb": "../../../etc/passwd",
    "that climb on Windows": "..\\..\\boot.ini",
    "that are absolute": "/etc/passwd",
    "of devices": "CON.jpg",
    "with markup": "<img src=x onerror=alert(1)>.jpg",
    "that turn around": "photo\u202egpj.exe",
    "with half a sign": "half\xed\xa0\x80.jpg",
    "with a line end": "a\r\nX-Forged: yes.jpg",
    "with a prototype": "__proto__",
    "with a NUL": "a\0.jpg",
    "with words of a log": 'x"} {"level":"error","event":"forged',
    "a hundred thousand letters long": "x".repeat(100_000),
    "of nothing but dots": "...",
  };
  test.each(Object.entries(NAMES))("%s", async (what, name) => {
    const answer = await send(file(photoOf(what), name));
    if (answer.status === 201) {
      const id = String(answer.json["id"]);
      const where = { id };
      const { fileName } = await attacked.services.db.upload.findUniqueOrThrow({
        where,
      });
      expect((fileName ?? "").length).toBeLessThanOrEqual(255);
      expect(fileName ?? "").not.toMatch(/[/\\\0]/);
      const { originalKey } = await assetOf(id);
      expect(originalKey).toMatch(/^originals\/[\da-f-]{36}$/);
    } else expectRefused(answer, ["bad_form"]);
    expect(answer.head + answer.body).not.toContain("passwd");
    for (const line of attacked.app.output().trim().split("\n"))
      expect(() => JSON.parse(line) as unknown, line).not.toThrow();
    expect(attacked.app.output()).not.toContain('"event":"forged"');
  });
});

test("three hundred forms with something wrong in them are told so, and nothing is left open (U12)", async () => {
  const whole = formBody([file(photo.subarray(0, 3_000))]);
  const files = (await openFiles()).length;
  const before = await attacked.traces();
  let seed = 20_260_731;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed % below;
  };
  for (let round = 0; round < 300; round++) {
    const body = Buffer.from(whole);
    // The head of the part and the boundaries, rather than the picture.
    const isHead = round % 3 > 0;
    for (let count = 0; count <= random(4); count++)
      body[random(isHead ? 150 : body.length)] = random(256);
    const cut = random(5) === 0 ? random(body.length) : body.length;
    const {
      status,
      head,
      body: said,
    } = await sendRaw(attacked.app.port, {
      headers: pia.token,
      body: body.subarray(0, cut),
    });
    expect([400, 413, 415, 422], `round ${round}: ${head}`).toContain(status);
    expect(said).not.toMatch(INSIDE);
  }
  await vi.waitFor(async () => {
    expect(await attacked.traces()).toEqual(before);
    expect((await openFiles()).length).toBeLessThanOrEqual(files + 2);
  });
});

describe("many at once (U16)", () => {
  const TOLD = [201, 429, 503];

  test("twenty bombs hold up no honest picture", async () => {
    const ribbon = refusedFiles().filter(({ reason }) =>
      /pixels|side|frames/.test(reason),
    );
    const bombs = await Promise.all(
      Array.from({ length: 20 }, (_, nth) =>
        readFile(ribbon[nth % ribbon.length]?.path ?? ""),
      ),
    );
    const [refused, honest] = await Promise.all([
      Promise.all(bombs.map((bytes) => send(file(bytes)))),
      Promise.all(
        Array.from({ length: 5 }, (_, nth) =>
          send(file(photoOf(`beside bombs ${nth}`))),
        ),
      ),
    ]);
    for (const answer of refused)
      expect([415, 422], answer.body).toContain(answer.status);
    expect(honest.map(({ status }) => status)).toEqual(Array(5).fill(201));
  });

  test("of a hundred some are taken, the others are told when to come back, and visitors notice nothing", async () => {
    const pid = attacked.app.pid;
    const peak = await peakMemory(pid);
    const sending = Promise.all(
      Array.from({ length: 100 }, (_, nth) =>
        send(file(photoOf(`one of a hundred, ${nth}`))),
      ),
    );
    const visits = [];
    for (let count = 0; count < 10; count++)
      visits.push((await ask(attacked.app, "/welcome")).status);
    const answers = await sending;
    expect(visits).toEqual(Array(10).fill(200));
    for (const { status, head } of answers) {
      expect(TOLD, head).toContain(status);
      if (status !== 201) expect(head).toMatch(/retry-after: \d+/i);
    }
    const taken = answers.filter(({ status }) => status === 201);
    expect(taken.length).toBeGreaterThan(0);
    for (const { json } of taken) {
      const where = { id: String(json["id"]) };
      expect(await attacked.services.db.upload.count({ where })).toBe(1);
    }
    expect((await peakMemory(pid)) - peak).toBeLessThan(MORE_MEMORY_MIB);
    await vi.waitFor(async () =>
      expect(await temporaryFiles(attacked.app)).toEqual([]),
    );
  });
});
