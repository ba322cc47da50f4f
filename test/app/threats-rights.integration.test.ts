import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { acceptedFile } from "../files/read.ts";
import {
  attackApp,
  sendPicture,
  type AttackedApp,
  type Attacker,
} from "./attacked-app.ts";
import { ask, type Answer } from "./browser-request.ts";
import { ACCESS, type Access } from "./permission-table.ts";
import { field, file, formBody, sendRaw } from "./raw-form.ts";

const NO_ID = "01a1f95e-e80e-75bf-adcc-fbc80e31f8ad";

let attacked: AttackedApp;
let pia: Attacker;
let nils: Attacker;
let picture: Buffer;
/** What is Pia's, by the beginning of the addresses that lead to it. */
let hers: Record<string, string>;
beforeAll(async () => {
  attacked = await attackApp();
  const { services } = attacked;
  pia = await attacked.enrol("pia");
  nils = await attacked.enrol("nils");
  picture = await readFile(acceptedFile("one-pixel.png"));
  const sent = await sendPicture(attacked, pia, [file(picture)]);
  const mine = await sendPicture(attacked, nils, [file(picture)]);
  expect([sent.status, mine.status]).toEqual([201, 201]);
  const where = { personId: pia.person.id };
  const session = await services.db.session.findFirstOrThrow({ where });
  const token = await services.db.apiToken.findFirstOrThrow({ where });
  const announced = await post(
    "/api/v1/uploads/presign",
    { ...pia.token, "Content-Type": "application/json" },
    JSON.stringify({ contentType: "image/png", bytes: picture.length }),
  );
  const { id } = JSON.parse(announced.body) as { id: string };
  hers = {
    "/submissions": String(sent.json["id"]),
    "/api/v1/submissions": String(sent.json["id"]),
    "/api/v1/uploads": id,
    "/account/sessions": session.id,
    "/account/tokens": token.id,
  };
});
afterAll(() => attacked?.stop());

function post(
  path: string,
  headers: Record<string, string>,
  body: string,
  method = "POST",
): Promise<Answer> {
  const length = { "Content-Length": String(Buffer.byteLength(body)) };
  return ask(attacked.app, path, {
    ...{ method, body },
    headers: { Origin: attacked.app.url, ...length, ...headers },
  });
}

const FORM = { "Content-Type": "application/x-www-form-urlencoded" };
const ROWS = Object.entries(ACCESS).filter(([, { path }]) =>
  path.includes(NO_ID),
);

/** Everything of Pia's that somebody else might change. */
async function herThings() {
  const { db } = attacked.services;
  const where = { personId: pia.person.id };
  return {
    person: await db.person.findUnique({ where: { id: pia.person.id } }),
    sessions: await db.session.count({ where }),
    tokens: await db.apiToken.findMany({ where, orderBy: { id: "asc" } }),
    memes: await db.meme.findMany({
      where: { uploaderId: pia.person.id },
      include: { texts: true, decisions: true },
    }),
    uploads: await db.upload.findMany({
      where: { id: hers["/api/v1/uploads"] ?? "" },
    }),
  };
}

/** An answer without what is different each time and what was asked for. */
function comparable({ status, headers, body }: Answer, id: string) {
  const { location, "content-type": type } = headers;
  const requestId = String(headers["x-request-id"]);
  const plain = (text = "") =>
    text.replaceAll(id, "ID").replaceAll(requestId, "REQUEST");
  return { status, type, location: plain(location), body: plain(body) };
}

async function asNils(
  id: string,
  { path, ...methods }: Access,
  route: string,
): Promise<object[]> {
  const address = path.replaceAll(NO_ID, id);
  const isApi = path.startsWith("/api/");
  const bare = address.replace(/\?.*/, "");
  const forms = isApi
    ? [address]
    : [
        ...[address, `${bare}.data`],
        `${bare}.data?_routes=${encodeURIComponent(route)}`,
      ];
  const proof = isApi ? nils.token : { Cookie: nils.cookie };
  const answers: object[] = [];
  for (const form of forms)
    for (const method of ["GET", "POST", "DELETE"] as const) {
      if (!methods[method] || methods[method] === "nobody") continue;
      const type = isApi ? { "Content-Type": "application/json" } : FORM;
      const answer =
        method === "GET"
          ? await ask(attacked.app, form, { headers: proof })
          : await post(
              form,
              { ...type, ...proof },
              isApi ? "{}" : "a=b",
              method,
            );
      answers.push({
        form: form.replaceAll(id, "ID"),
        ...comparable(answer, id),
      });
    }
  return answers;
}

describe("what is somebody else's is answered as what does not exist, by every loader and action (Z1)", () => {
  test.each(ROWS)("%s", async (route, access) => {
    const start = Object.keys(hers).find((path) =>
      access.path.startsWith(path),
    );
    const before = await herThings();
    const real = await asNils(hers[start ?? ""] ?? NO_ID, access, route);
    const none = await asNils(NO_ID, access, route);
    expect(real).toEqual(none);
    expect(real.length).toBeGreaterThan(0);
    expect(await herThings()).toEqual(before);
  });

  test("her picture is hers, in every size and for whoever asks for a page (X3)", async () => {
    const path = `/submissions/${hers["/submissions"]}/picture`;
    for (const query of [
      "",
      "?size=full",
      "?size=original",
      "?size=../x",
      "?size=thumbnail",
    ])
      for (const Accept of ["text/html", "image/*"]) {
        const headers = { Cookie: nils.cookie, Accept };
        const other = await ask(attacked.app, path + query, { headers });
        expect([query, other.status]).toEqual([query, 404]);
        const stranger = await ask(attacked.app, path + query, {
          headers: { Accept },
        });
        expect(stranger.status).toBe(303);
        const own = await ask(attacked.app, path + query, {
          headers: { Cookie: pia.cookie, Accept },
        });
        if (own.status !== 200) expect([400, 404]).toContain(own.status);
        else
          expect(own.headers).toMatchObject({
            "content-type": expect.stringMatching(/^image\//) as string,
            "x-content-type-options": "nosniff",
            "cache-control": expect.stringContaining("no-store") as string,
            "content-security-policy": expect.stringMatching(
              /^default-src 'none'/,
            ) as string,
          });
      }
  });

  test("ids of another shape lead nowhere", async () => {
    for (const id of [
      "1",
      "null",
      "undefined",
      "*",
      "%25",
      "__proto__",
      NO_ID.toUpperCase(),
      `${NO_ID}x`,
      "%00",
      "a".repeat(5_000),
      "'or'1",
      "[object Object]".replace(" ", "%20"),
      "..%2f",
    ])
      for (const { path, GET } of Object.values(ACCESS)) {
        if (!path.includes(NO_ID) || GET === "nobody") continue;
        const proof = path.startsWith("/api/")
          ? nils.token
          : { Cookie: nils.cookie };
        const address = path.replaceAll(NO_ID, id);
        const answer = await ask(attacked.app, address, { headers: proof });
        expect([400, 404], address).toContain(answer.status);
      }
  });
});

const MORE = {
  ...{ id: NO_ID, role: "admin", status: "approved", state: "ready" },
  ...{ personId: NO_ID, userId: NO_ID, uploaderId: NO_ID, memeId: NO_ID },
  ...{ passwordHash: "x", emailVerifiedAt: "2020-01-01", deletedAt: "" },
  ...{ googleSubject: "x", weight: "9", version: "9", createdAt: "2020-01-01" },
  ...{
    scopes: "administer",
    moderate: "on",
    administer: "on",
    publishFrom: "1",
  },
  ...{ "__proto__[role]": "admin", "constructor[prototype][role]": "admin" },
};

describe("fields that are nobody's to set are not set (Z2)", () => {
  const rolesOf = async () => {
    const { db } = attacked.services;
    return db.person.findMany({
      orderBy: { id: "asc" },
      select: {
        id: true,
        role: true,
        email: true,
        passwordHash: true,
        googleSubject: true,
        emailVerifiedAt: true,
        deletedAt: true,
      },
    });
  };

  test("by the forms of an account", async () => {
    const before = await rolesOf();
    const FORMS: Record<string, Record<string, string>> = {
      "/account/profile": { name: "nils", locale: "en", timeZone: "" },
      "/account/tokens": { name: "a script", expires: "30", upload: "on" },
    };
    for (const [path, fields] of Object.entries(FORMS)) {
      const body = new URLSearchParams({ ...MORE, ...fields }).toString();
      const answer = await post(path, { ...FORM, Cookie: nils.cookie }, body);
      expect([201, 303, 400], path + answer.status).toContain(answer.status);
    }
    expect(await rolesOf()).toEqual(before);
    const tokens = await attacked.services.db.apiToken.findMany();
    for (const { personId, scopes } of tokens) {
      expect([pia.person.id, nils.person.id]).toContain(personId);
      expect(scopes).toEqual(["upload"]);
    }
  });

  test("by the form of a picture, and by the one that changes its words", async () => {
    const bytes = Buffer.concat([picture, Buffer.from("more")]);
    const extra = Object.entries(MORE).map(([name, value]) =>
      field(name, value),
    );
    const sent = await sendPicture(attacked, nils, [...extra, file(bytes)]);
    expect(sent.status, sent.body).toBe(201);
    const id = String(sent.json["id"]);
    const memeOf = () =>
      attacked.services.db.meme.findUniqueOrThrow({ where: { id } });
    const expected = { id, status: "pending", uploaderId: nils.person.id };
    expect(await memeOf()).toMatchObject(expected);
    const page = await ask(attacked.app, `/submissions/${id}/words`, {
      headers: { Cookie: nils.cookie },
    });
    const stamp = /name="stamp" value="([^"]*)"/.exec(page.body)?.[1] ?? "";
    const words = { altText: "Other words.", category: "family", stamp };
    const body = new URLSearchParams({ ...MORE, ...words }).toString();
    const changed = await post(
      `/submissions/${id}/words`,
      { ...FORM, Cookie: nils.cookie },
      body,
    );
    expect(changed.status).toBe(303);
    expect(await memeOf()).toMatchObject(expected);
  });

  test("by a form of several pictures", async () => {
    const bytes = Buffer.concat([picture, Buffer.from("several")]);
    const extra = Object.entries(MORE).map(([name, value]) =>
      field(name, value),
    );
    const before = await attacked.services.db.meme.count();
    const answer = await sendRaw(attacked.app.port, {
      path: "/upload",
      headers: { Cookie: nils.cookie, Origin: attacked.app.url },
      body: formBody([
        ...extra,
        ...[field("altText", "A dot."), field("category", "family")],
        { ...file(bytes), head: file(bytes).head },
      ]),
    });
    expect([200, 201, 303, 400], answer.body).toContain(answer.status);
    const memes = await attacked.services.db.meme.findMany();
    expect(memes.length).toBeLessThanOrEqual(before + 1);
    for (const { status, uploaderId } of memes) {
      expect(status).toBe("pending");
      expect([pia.person.id, nils.person.id]).toContain(uploaderId);
    }
  });

  test.each([
    "/api/v1/sessions",
    "/api/v1/sessions/refresh",
    "/api/v1/uploads/presign",
    "/api/v1/uploads/import",
    `/api/v1/uploads/${NO_ID}/complete`,
  ])("by a body to %s", async (path) => {
    const before = await rolesOf();
    const good = {
      ...{ email: "nils@example.com", password: "x", refreshToken: "x" },
      ...{ contentType: "image/png", bytes: 1, url: "https://x.example.com/" },
    };
    const answer = await post(
      path,
      { "Content-Type": "application/json", ...nils.token },
      JSON.stringify({ ...good, ...MORE }),
    );
    expect([400, 404], answer.body).toContain(answer.status);
    expect(await rolesOf()).toEqual(before);
  });
});
