import { readFile } from "node:fs/promises";
import {
  afterAll,
  beforeAll,
  beforeEach,
  describe,
  expect,
  test,
} from "vitest";
import {
  approveMeme,
  rejectMeme,
  takeDownMeme,
} from "#app/moderation/decisions.server.ts";
import { addForbiddenTerm } from "#app/moderation/forbidden-terms.server.ts";
import * as uploads from "#app/routes/api.v1.uploads.ts";
import { copyEmbedded } from "../database.ts";
import { acceptedFile } from "../files/read.ts";
import { makeCategory } from "../memes.ts";
import { NOON } from "../services.ts";
import { openApiHouse, type ApiHouse } from "./api-house.ts";
import { field, file, formBody, sendRaw, type RawPart } from "./raw-form.ts";

const ROUTES = { "api/v1/uploads": uploads };
const WORDS = [
  field("altText", "A sock that looks for its twin."),
  field("category", "family"),
];
const HOUR_MS = 3_600_000;

let house: ApiHouse;
let remove: () => Promise<void>;
let picture: Buffer;
beforeAll(async () => {
  const place = await copyEmbedded({ RATE_LIMITS: "on" });
  remove = place.remove;
  house = await openApiHouse(place, ROUTES);
  await makeCategory(house.services);
  picture = await readFile(acceptedFile("one-pixel.png"));
});
afterAll(async () => {
  await house?.close();
  await remove?.();
});
let round = 0;
/** Limits begin anew. */
beforeEach(() => house.services.clock.set(NOON + 2 * HOUR_MS * ++round));

async function send(email: string, parts: RawPart[]) {
  const headers = await house.tokenOf(email);
  return sendRaw(house.port, { headers, body: formBody(parts) });
}
const pictureOf = (name: string) => Buffer.concat([picture, Buffer.from(name)]);
const sendPicture = (email: string, name: string, words: RawPart[] = []) =>
  send(email, [...words, ...WORDS, file(pictureOf(name), `${name}.png`)]);
const memeOf = (answer: { json: Record<string, unknown> }) =>
  house.services.db.meme.findUniqueOrThrow({
    where: { id: String(answer.json["id"]) },
    include: { findings: true, decisions: { orderBy: { id: "asc" } } },
  });

describe("the ladder of trust", () => {
  test("lets a newcomer try ten times an hour, and reads nothing of the eleventh", async () => {
    const email = "nils@example.com";
    for (let count = 1; count <= 10; count++)
      expect((await send(email, WORDS)).status).toBe(400);
    const headers = await house.tokenOf(email);
    const { status, head, json } = await sendRaw(house.port, {
      headers: {
        ...headers,
        "Content-Length": "90000",
        Expect: "100-continue",
      },
    });
    expect(status).toBe(429);
    expect(head).toMatch(/retry-after: \d+/i);
    expect(json).toMatchObject({ error: { code: "rate_limited" }, limit: 10 });
  });

  test("is higher after three published pictures", async () => {
    for (const name of ["first", "second", "third"]) {
      const { id } = await memeOf(await sendPicture("tomas@example.com", name));
      await approveMeme(house.services, id, { by: null });
    }
    house.services.clock.set(NOON + HOUR_MS * 1_001);
    for (let count = 1; count <= 20; count++)
      expect((await send("tomas@example.com", WORDS)).status).toBe(400);
    expect((await send("tomas@example.com", WORDS)).status).toBe(429);
    house.services.clock.set(NOON);
  });
});

describe("a picture that was here before", () => {
  test("and was taken down is held when it comes again", async () => {
    const first = await memeOf(await sendPicture("pia@example.com", "down"));
    await approveMeme(house.services, first.id, { by: null });
    const why = { by: null, reason: "rights" } as const;
    await takeDownMeme(house.services, first.id, why);
    const again = await memeOf(await sendPicture("nils@example.com", "down"));
    expect(again.status).toBe("flagged");
    expect(again.findings).toMatchObject([
      { kind: "taken_down_before", detail: { memeId: first.id } },
    ]);
    expect(again.decisions).toMatchObject([
      { kind: "submit", toStatus: "pending" },
      { kind: "flag", fromStatus: "pending", toStatus: "flagged", byId: null },
    ]);
  });

  test.each([
    ["hate", "flagged"],
    ["low_quality", "pending"],
  ] as const)("and was rejected for %s is then %s", async (reason, status) => {
    const first = await memeOf(await sendPicture("pia@example.com", reason));
    await rejectMeme(house.services, first.id, { by: null, reason });
    const again = await memeOf(await sendPicture("nils@example.com", reason));
    expect(again.status).toBe(status);
  });
});

describe("a forbidden term", () => {
  beforeAll(async () => {
    const facts = { categoryId: null, actor: "command line" };
    const add = (term: string, severity: "block" | "hold") =>
      addForbiddenTerm(house.services, { ...facts, term, severity });
    await add("wetsock", "block");
    await add("drysock", "hold");
  });

  test("that blocks is named with its field, and nothing is kept", async () => {
    const before = await house.services.db.meme.count();
    const words = [field("caption", "My WETSOCK!")];
    const { status, json } = await sendPicture("pia@example.com", "wet", words);
    expect(status).toBe(422);
    expect(json.error).toMatchObject({
      ...{ code: "forbidden_term", fields: { caption: "wetsock" } },
      message: expect.stringContaining("wetsock") as string,
    });
    expect(await house.services.db.meme.count()).toBe(before);
  });

  test("that holds sends the picture to a person first, by its file's name too", async () => {
    const held = await memeOf(await sendPicture("pia@example.com", "drysock"));
    expect(held.status).toBe("flagged");
    expect(held.findings).toMatchObject([
      {
        kind: "forbidden_term",
        detail: { term: "drysock", field: "fileName" },
      },
    ]);
  });
});

test("while uploads are closed there is nothing at their address", async () => {
  const place = await copyEmbedded({ FEATURE_UPLOADS: "0" });
  const closed = await openApiHouse(place, ROUTES);
  const headers = await closed.tokenOf("pia@example.com");
  const body = formBody([...WORDS, file(picture)]);
  const { status, json } = await sendRaw(closed.port, { headers, body });
  expect([status, json.error?.code]).toEqual([404, "not_found"]);
  await closed.close();
  await place.remove();
});
