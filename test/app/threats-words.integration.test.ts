import { readFile } from "node:fs/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { cleanText } from "#app/memes/typed-text.ts";
import { acceptedFile } from "../files/read.ts";
import {
  escapedForPage,
  FLOODS,
  NAUGHTY_WORDS,
  UNSTORABLE_WORDS,
} from "../naughty-words.ts";
import {
  attackApp,
  INSIDE,
  sendPicture,
  type AttackedApp,
  type Attacker,
} from "./attacked-app.ts";
import { ask, type Answer } from "./browser-request.ts";
import { ACCESS } from "./permission-table.ts";
import { field, file, formBody, sendRaw } from "./raw-form.ts";

const EVERY_WORD = { ...NAUGHTY_WORDS, ...UNSTORABLE_WORDS, ...FLOODS };

let attacked: AttackedApp;
let pia: Attacker;
let picture: Buffer;
beforeAll(async () => {
  attacked = await attackApp();
  pia = await attacked.enrol("pia", "moderator");
  picture = await readFile(acceptedFile("one-pixel.png"));
});
afterAll(() => attacked?.stop());

const pictureOf = (name: string) => Buffer.concat([picture, Buffer.from(name)]);
const get = (path: string) =>
  ask(attacked.app, path, { headers: { Cookie: pia.cookie } });

/** Whatever was sent, the log is one thing in JSON for each line, written by us, and tells of no error. */
afterEach(() => {
  const told = attacked.app.output().trim().split("\n").map(eventOf);
  expect(
    told.filter((event) => /forged|unexpected|no JSON/.test(event)),
  ).toEqual([]);
});

function eventOf(line: string): string {
  try {
    const { event, error } = JSON.parse(line) as {
      event: string;
      error?: { stack?: string };
    };
    return error ? `${event} ${JSON.stringify(error)}` : event;
  } catch {
    return `no JSON: ${line}`;
  }
}

function expectHarmless({ status, headers, body }: Answer, about: string) {
  expect(status, about).toBeLessThan(500);
  expect(headers, about).not.toHaveProperty("x-forged");
  expect(String(headers["set-cookie"] ?? ""), about).not.toContain("forged");
  expect(body, about).not.toMatch(
    /<script>(alert|window)|<svg\/onload|<img src=x/,
  );
  if (status >= 400)
    expect(body.replace(/value="[^"]*"|>[^<]*</g, ""), about).not.toMatch(
      INSIDE,
    );
}

describe("words to a picture are kept as they were typed, and shown as words (X1)", () => {
  test.each(Object.entries(NAUGHTY_WORDS))("%s", async (what, words) => {
    const sent = await sendPicture(attacked, pia, [
      field("caption", words),
      file(pictureOf(what), `${words.replace(/[\r\n"]/g, "")}.png`),
    ]);
    expect([201, 400], sent.body).toContain(sent.status);
    if (sent.status === 400)
      return expect(sent.body).toMatch(/caption|tooMany/);
    const id = String(sent.json["id"]);
    const where = { memeId: id };
    const kept = await attacked.services.db.memeText.findFirstOrThrow({
      where,
    });
    expect(kept.caption).toBe(cleanText(words));
    const api = await ask(attacked.app, `/api/v1/submissions/${id}`, {
      headers: pia.token,
    });
    expect(JSON.parse(api.body)).toMatchObject({
      meme: { caption: cleanText(words) },
    });
    for (const path of [
      "/submissions",
      `/submissions/${id}`,
      `/submissions/${id}/words`,
    ]) {
      const page = await get(path);
      expectHarmless(page, path);
      expect(page.body, path).toContain(escapedForPage(cleanText(words)));
    }
  });

  test.each(Object.entries(UNSTORABLE_WORDS))(
    "%s is refused by the field's name, and nothing is kept",
    async (what, words) => {
      const before = await attacked.traces();
      for (const name of ["caption", "altText", "source", "tags"]) {
        const answer = await sendRaw(attacked.app.port, {
          headers: pia.token,
          body: formBody([
            ...(name === "altText"
              ? []
              : [field("altText", "A sock that means no harm.")]),
            ...[field("category", "family"), field(name, words)],
            file(pictureOf(what)),
          ]),
        });
        expect([name, answer.status]).toEqual([name, 400]);
        expect(Object.keys(answer.json.error?.fields ?? {})).toEqual([name]);
      }
      expect(await attacked.traces()).toEqual(before);
    },
  );
});

interface SentForm {
  path: string;
  fields: Record<string, string>;
  texts: string[];
}

/** Every form of a page, with the fields it would send as it stands. */
function formsOf(page: string, path: string): SentForm[] {
  const forms = page.match(/<form[^>]*method="post"[\s\S]*?<\/form>/gi) ?? [];
  return forms.map((form) => {
    const action = /^<form[^>]* action="([^"]*)"/i.exec(form)?.[1] ?? path;
    const fields: Record<string, string> = {};
    for (const [tag] of form.matchAll(/<(input|textarea|select)\b[^>]*>/gi)) {
      const name = / name="([^"]+)"/.exec(tag)?.[1];
      if (name) fields[name] = / value="([^"]*)"/.exec(tag)?.[1] ?? "";
    }
    return { path: action, fields, texts: Object.keys(fields) };
  });
}

/** What leaves the account unusable for the next attack. */
const ENDS_SESSION = /^\/(logout|account\/(sessions|deletion|google|programs))/;

function send(
  path: string,
  fields: Record<string, string>,
  { cookie = pia.cookie } = {},
): Promise<Answer> {
  const body = new URLSearchParams(fields).toString();
  return ask(attacked.app, path, {
    ...{ method: "POST", body },
    headers: {
      "Content-Type": "application/x-www-form-urlencoded",
      "Content-Length": String(Buffer.byteLength(body)),
      Origin: attacked.app.url,
      Cookie: cookie,
    },
  });
}

test("every field of every form takes every word without harm (X1)", async () => {
  const screens = Object.values(ACCESS).filter(
    ({ GET, path }) => GET !== "nobody" && !path.startsWith("/api/"),
  );
  const forms = new Map<string, SentForm>();
  for (const { path } of screens)
    for (const cookie of [pia.cookie, "none=1"]) {
      const page = await ask(attacked.app, path, {
        headers: { Cookie: cookie },
      });
      for (const form of formsOf(page.body, path))
        if (!ENDS_SESSION.test(form.path))
          forms.set(`${form.path} ${String(form.texts)}`, form);
    }
  expect(forms.size).toBeGreaterThan(4);
  for (const { path, fields, texts } of forms.values())
    for (const name of texts)
      await inTurns(Object.entries(EVERY_WORD), async ([what, words]) => {
        const answer = await send(path, { ...fields, [name]: words });
        expectHarmless(answer, `${path} ${name} ${what}`);
      });
  expect((await get("/account")).status).toBe(200);
}, 180_000);

test("a name that was taken is shown as words, everywhere (X1)", async () => {
  for (const [what, words] of Object.entries(NAUGHTY_WORDS)) {
    const name = words.replace(/\s+/g, " ").trim();
    const saved = await send("/account/profile", {
      name,
      locale: "en",
      timeZone: "",
    });
    expectHarmless(saved, what);
    if (saved.status !== 303) {
      expect([what, saved.status]).toEqual([what, 400]);
      continue;
    }
    const where = { id: pia.person.id };
    const { name: kept } = await attacked.services.db.person.findUniqueOrThrow({
      where,
    });
    expect(kept).toBe(name);
    for (const path of ["/account", "/account/profile"]) {
      const page = await get(path);
      expectHarmless(page, `${path} ${what}`);
      expect(page.body).toContain(escapedForPage(name));
    }
    const token = await send("/account/tokens", {
      ...{ name: words, expires: "30", upload: "on" },
    });
    expectHarmless(token, what);
  }
});

const BODIES: Readonly<Record<string, Record<string, unknown>>> = {
  "/api/v1/sessions": { email: "pia@example.com", password: "x" },
  "/api/v1/sessions/refresh": { refreshToken: "x" },
  "/api/v1/uploads/presign": {
    ...{ contentType: "image/png", bytes: 10, fileName: "a.png" },
    ...{
      caption: "x",
      altText: "x",
      category: "family",
      tags: ["x"],
      source: "",
    },
  },
  "/api/v1/uploads/import": {
    ...{ url: "https://127.0.0.1/x", idempotencyKey: "x", caption: "x" },
    ...{ altText: "x", category: "family", tags: ["x"], source: "" },
  },
  "/api/v1/uploads/01a1f95e-e80e-75bf-adcc-fbc80e31f8ad/complete": {
    ...{ caption: "x", altText: "x", category: "family" },
  },
};

test.each(Object.entries(BODIES))(
  "every text of %s takes every word without harm (X1)",
  async (path, sample) => {
    const halves = { "half a sign": "\ud83d", "the other half": "\ude00x" };
    const words = Object.entries({ ...EVERY_WORD, ...halves });
    for (const name of Object.keys(sample))
      await inTurns(words, async ([what, said]) => {
        const value = Array.isArray(sample[name]) ? [said] : said;
        const body = JSON.stringify({ ...sample, [name]: value });
        const headers = { "Content-Type": "application/json", ...pia.token };
        const answer = await ask(attacked.app, path, {
          ...{ method: "POST", body, headers },
        });
        const about = `${name} ${what}`;
        // Imports wait for no third of one person.
        if (answer.status !== 503)
          expect(answer.status, about + answer.body).toBeLessThan(500);
        expect(answer.headers, about).not.toHaveProperty("x-forged");
        const json = JSON.parse(answer.body) as { error?: { message: string } };
        expect(json.error?.message ?? "", about).not.toMatch(INSIDE);
      });
  },
  120_000,
);

test("words in an address are no harm either (X1)", async () => {
  for (const [what, words] of Object.entries(EVERY_WORD)) {
    const said = encodeURIComponent(words.slice(0, 2_000));
    for (const path of [
      `/${said}`,
      `/login?next=/${said}`,
      `/?next=${said}`,
      `/submissions?state=${said}`,
      `/submissions/${said}`,
      `/submissions/${said}/picture?size=${said}`,
    ])
      expectHarmless(await get(path), `${path} ${what}`);
  }
});

/** A few side by side: the server has several hands. */
async function inTurns<T>(all: T[], work: (one: T) => Promise<void>) {
  for (let at = 0; at < all.length; at += 8)
    await Promise.all(all.slice(at, at + 8).map(work));
}
