import { readdir, readFile } from "node:fs/promises";
import {
  afterAll,
  beforeAll,
  beforeEach,
  describe,
  expect,
  test,
} from "vitest";
import { action as importAction } from "#app/routes/api.v1.uploads.import.ts";
import { MAX_URL_LENGTH } from "#app/platform/outward/destination.ts";
import { openOutwardFetch } from "#app/platform/outward/outward-fetch.server.ts";
import { openApiHouse, type ApiHouse } from "./api-house.ts";
import { copyEmbedded } from "../database.ts";
import { acceptedFile } from "../files/read.ts";
import { keysOf } from "../files/taking.ts";
import { createHandTimer } from "../hand-timer.ts";
import { makeCategory } from "../memes.ts";
import {
  AT_ONCE,
  head,
  HOST,
  says,
  sends,
  URL_OF_CAT,
} from "../servers/outward-trial.ts";
import {
  PUBLIC_ADDRESS,
  startPublicWeb,
  type Answer,
  type PublicWeb,
} from "../servers/public-web.ts";
import { codeOf, GOOD_WORDS, newJpeg } from "../uploads.ts";
import { replyToImport } from "#app/uploads/importing/import-reply.server.ts";
import { openImports } from "#app/uploads/importing/import.server.ts";

const ROUTES = { "api/v1/uploads/import": { action: importAction } };
const WORDS = { ...GOOD_WORDS, category: "family" };

let web: PublicWeb;
let house: ApiHouse;
let remove: () => Promise<void>;
let headers: { Authorization: string };
const open = async (set: Record<string, string>) => {
  const place = await copyEmbedded(set);
  const { resolve, dial } = web;
  const parts = { resolve, dial, timer: createHandTimer(), limits: AT_ONCE };
  const imports = openImports(openOutwardFetch(parts));
  house = await openApiHouse(place, ROUTES, { imports });
  remove = place.remove;
  await makeCategory(house.services);
  headers = await house.tokenOf("pia@example.com");
};
const close = async () => {
  await house.close();
  await remove();
};
beforeAll(async () => void (web = await startPublicWeb()));
afterAll(() => web.stop());
beforeEach(() => {
  web.forget();
  web.names.set(HOST, [PUBLIC_ADDRESS]);
});

const wish = (url: unknown = URL_OF_CAT, words: object = WORDS, by = headers) =>
  house.ask("/api/v1/uploads/import", {
    ...{ method: "POST", headers: by, body: { ...words, url } },
  });
const gives = (bytes: Buffer, ...said: string[]) =>
  says(head("200 OK", `Content-Length: ${bytes.length}`, ...said), bytes);
const kept = async () => [
  await house.services.db.upload.count(),
  await house.services.db.meme.count(),
  ...(await keysOf(house.services.storage)),
  ...(await readdir(house.services.env.TMP_DIR)),
];

describe("an import", () => {
  beforeAll(() => open({ RATE_LIMITS: "off" }));
  afterAll(close);

  test("takes in a good picture, whatever its server says it is", async () => {
    const lies = [
      "Content-Type: text/html",
      'Content-Disposition: attachment; filename="x.exe"',
    ];
    web.hosts.set(HOST, gives(await newJpeg(1), ...lies));
    const answer = await wish();
    expect(answer).toMatchObject({
      status: 201,
      json: { status: "processing", meme: { status: "pending", ...WORDS } },
    });
    const { id } = answer.json as { id: string };
    const upload = { method: "import", memeId: id, fileName: null };
    const where = { id };
    expect(
      await house.services.db.upload.findUniqueOrThrow({ where }),
    ).toMatchObject(upload);
    expect(await readdir(house.services.env.TMP_DIR)).toEqual([]);
    expect(await wish()).toMatchObject({ status: 200, json: { id } });
    const lines = house.services.log.lines.filter(
      ({ event }) => event === "import_fetched",
    );
    expect(lines[0]?.fields).toMatchObject({ host: HOST });
    expect(JSON.stringify(lines)).not.toContain("/cat.jpg");
  });

  const REFUSED: Record<string, [url: string, answer?: Answer]> = {
    "our own machine": ["http://127.0.0.1:3000/"],
    "our own machine by name": ["http://localhost/"],
    "our own machine in other figures": ["http://0x7f.1/"],
    "a cloud's metadata": ["http://169.254.169.254/latest/meta-data/"],
    "an address of version 6": ["http://[::1]/"],
    "a name that leads inside": ["http://inside.example/"],
    "a name that nobody has": ["http://nobody.example/"],
    "another port": [`http://${HOST}:8080/`],
    "a name and a password": [`http://me:secret@${HOST}/`],
    "a way on to our own machine": [URL_OF_CAT, sends("http://127.0.0.1/")],
    "a way on to a name inside": [URL_OF_CAT, sends("http://inside.example/")],
    "a way on to itself": [URL_OF_CAT, sends(URL_OF_CAT)],
    "nothing there": [URL_OF_CAT, says(head("404 Not Found"), "no")],
    "a fault over there": [URL_OF_CAT, says(head("500 Oh No"), "no")],
    "no HTTP": [URL_OF_CAT, says("hello")],
    "an empty file": [URL_OF_CAT, gives(Buffer.alloc(0))],
    "too many bytes": [
      URL_OF_CAT,
      says(head("200 OK", "Content-Length: 99999999")),
    ],
    "a server that hangs up": [URL_OF_CAT, (socket) => socket.destroy()],
  };
  test.each(Object.entries(REFUSED))(
    "of %s is refused like any other",
    async (_, [url, answer]) => {
      web.names.set("inside.example", ["10.0.0.7"]);
      if (answer) web.hosts.set(HOST, answer);
      const before = await kept();
      const refused = await wish(url);
      expect(refused.status).toBe(422);
      const { requestId } = (refused.json as { error: { requestId: string } })
        .error;
      expect(refused.body).toBe(
        `{"error":{"code":"import_refused","message":"We could not import from that address.","requestId":"${requestId}"}}`,
      );
      expect(web.canary.visits).toBe(0);
      expect(await kept()).toEqual(before);
    },
  );

  test.each([
    "",
    "cats",
    "ftp://pictures.example/cat.jpg",
    "file:///etc/passwd",
    7,
  ])("of %j is a mistake in the form", async (url) => {
    const answer = await wish(url);
    expect([answer.status, codeOf(answer)]).toEqual([400, "bad_form"]);
    expect(answer.json).toHaveProperty("error.fields.url");
    expect(web.seen.dialled).toEqual([]);
  });

  test("takes a signed address as long as any that is dialled, and none longer", async () => {
    web.hosts.set(HOST, gives(await newJpeg(4)));
    const url = `${URL_OF_CAT}?signature=`.padEnd(MAX_URL_LENGTH, "a");
    expect(await wish(url)).toMatchObject({ status: 201 });
    expect((await wish(`${url}a`)).status).toBe(400);
  });

  const CONTENT: Record<
    string,
    [status: number, code: string, bytes: () => Promise<Buffer>]
  > = {
    "a page": [
      415,
      "unsupported_type",
      () => Promise.resolve(Buffer.from("<p>Hello")),
    ],
    "half a picture": [
      422,
      "unreadable_image",
      async () => (await readFile(acceptedFile("photo.jpg"))).subarray(0, 900),
    ],
  };
  test.each(Object.entries(CONTENT))(
    "of %s is refused as an upload of it would be",
    async (_, [status, code, bytes]) => {
      web.hosts.set(HOST, gives(await bytes(), "Content-Type: image/jpeg"));
      const before = await kept();
      const answer = await wish();
      expect([answer.status, codeOf(answer)]).toEqual([status, code]);
      expect(await kept()).toEqual(before);
    },
  );

  test("with words that will not do goes nowhere", async () => {
    const answer = await wish(URL_OF_CAT, { ...WORDS, altText: "" });
    expect([answer.status, codeOf(answer)]).toEqual([400, "bad_form"]);
    expect(web.seen.lookups).toEqual([]);
  });

  test("waits for no third of one person, and no fifth of all", async () => {
    const held: (() => void)[] = [];
    const bytes = await newJpeg(2);
    const reached = Promise.withResolvers<void>();
    web.hosts.set(HOST, (socket, said) => {
      held.push(() => void gives(bytes)(socket, said));
      if (held.length === 4) reached.resolve();
    });
    const tomas = await house.tokenOf("tomas@example.com");
    const nils = await house.tokenOf("nils@example.com");
    const going = [headers, headers, tomas, tomas].map((by) =>
      wish(URL_OF_CAT, WORDS, by),
    );
    await reached.promise;
    for (const by of [headers, nils]) {
      const answer = await wish(URL_OF_CAT, WORDS, by);
      expect([answer.status, codeOf(answer)]).toEqual([503, "busy"]);
      expect(answer.headers["retry-after"]).toBe("5");
    }
    for (const release of held) release();
    const statuses = (await Promise.all(going)).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([200, 200, 201, 201]);
    web.hosts.set(HOST, gives(bytes));
    expect((await wish(URL_OF_CAT, WORDS, nils)).status).toBe(201);
  });

  test("is for people with the right to it", async () => {
    const path = "/api/v1/uploads/import";
    const body = { url: URL_OF_CAT };
    const answer = await house.ask(path, { method: "POST", body });
    expect([answer.status, codeOf(answer)]).toEqual([401, "unauthenticated"]);
  });
});

describe("the form", () => {
  beforeAll(() => open({ RATE_LIMITS: "off" }));
  afterAll(close);

  const send = async (typed: Record<string, string>) => {
    const { services, features } = house;
    const actor = await features.accounts.identify({
      url: "/api/v1/uploads/import",
      headers: { authorization: headers.Authorization },
    });
    const form = new FormData();
    for (const [name, value] of Object.entries(typed)) form.set(name, value);
    const needs = { ...services, imports: features.imports };
    const asked = { locale: "en", address: "203.0.113.7" } as const;
    if (!actor.actor) throw new Error("nobody is signed in");
    const { signal } = new AbortController();
    return replyToImport({ ...needs, ...asked }, actor.actor, { form, signal });
  };
  const TYPED = { ...WORDS, tags: "sock, lamp", url: URL_OF_CAT };

  test("takes in a picture and says where it is", async () => {
    web.hosts.set(HOST, gives(await newJpeg(3)));
    const { reply, status } = await send(TYPED);
    expect(status).toBe(200);
    expect(reply).toMatchObject({ done: { isNew: true }, message: null });
    const id = reply.done?.id ?? "";
    const meme = await house.services.db.meme.findUniqueOrThrow({
      where: { id },
    });
    expect(meme.tags).toEqual(["sock", "lamp"]);
  });

  test.each([
    ["an address inside", 422, { url: "http://127.0.0.1/" }, "url"],
    ["no address", 400, { url: "cats" }, "url"],
    ["a page", 415, {}, "url"],
    ["words that are missing", 400, { altText: "" }, "altText"],
  ])("keeps what was typed beside %s", async (_, status, change, field) => {
    web.hosts.set(HOST, gives(Buffer.from("<p>Hello")));
    const typed = { ...TYPED, ...change };
    const refused = await send(typed);
    expect(refused.status).toBe(status);
    expect(refused.reply).toMatchObject({ typed, done: null });
    expect(Object.keys(refused.reply.fieldWords)).toEqual([field]);
  });
});

describe("imports without end", () => {
  beforeAll(() => open({}));
  afterAll(close);

  test("are ten an hour for a person, refused ones too", async () => {
    for (let count = 0; count < 10; count++)
      expect((await wish("http://127.0.0.1/")).status).toBe(422);
    const answer = await wish("http://127.0.0.1/");
    expect([answer.status, codeOf(answer)]).toEqual([429, "rate_limited"]);
    expect(answer.headers).toMatchObject({
      ...{ "ratelimit-limit": "10", "ratelimit-remaining": "0" },
    });
    const tomas = await house.tokenOf("tomas@example.com");
    expect((await wish("http://127.0.0.1/", WORDS, tomas)).status).toBe(422);
  });
});

describe.each([
  ["imports are", "FEATURE_IMPORT"],
  ["all uploads are", "FEATURE_UPLOADS"],
])("where %s closed", (_, flag) => {
  beforeAll(() => open({ [flag]: "0" }));
  afterAll(close);

  test("there is no such address", async () => {
    const answer = await wish();
    expect([answer.status, codeOf(answer)]).toEqual([404, "not_found"]);
  });
});
