import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  attackApp,
  INSIDE,
  temporaryFiles,
  type AttackedApp,
  type Attacker,
} from "./attacked-app.ts";
import { ask, type Answer } from "./browser-request.ts";
import { ACCESS } from "./permission-table.ts";
import { BOUNDARY, field, file, formBody, sendRaw } from "./raw-form.ts";

const EVIL = "https://evil.example.com";

let attacked: AttackedApp;
let mira: Attacker;
beforeAll(async () => {
  attacked = await attackApp();
  mira = await attacked.enrol("mira", "admin");
});
afterAll(() => attacked?.stop());

/** Every address of the build that changes something, in every form that it may be asked in. */
const UNSAFE = Object.values(ACCESS).flatMap(({ path, POST, DELETE }) => {
  const methods = [
    ...(POST && POST !== "nobody" ? ["POST"] : []),
    ...(DELETE && DELETE !== "nobody" ? ["DELETE"] : []),
  ];
  const forms = path.startsWith("/api/")
    ? [path]
    : [path, `${path.replace(/\?.*/, "")}.data`];
  return methods.flatMap((method) =>
    forms.map((form) => [method, form] as const),
  );
});

const own = () => attacked.app.url;
/** What another site makes a browser send, with the cookie that the browser adds. */
const SENDERS: Readonly<Record<string, () => Record<string, string>>> = {
  "a foreign origin": () => ({ Origin: EVIL }),
  "no origin": () => ({}),
  "the origin null": () => ({ Origin: "null" }),
  "an origin that begins like ours": () => ({ Origin: `${own()}.example.com` }),
  "another port": () => ({ Origin: "http://localhost:9" }),
  "another site": () => ({ Origin: own(), "Sec-Fetch-Site": "cross-site" }),
  "a sibling of our site": () => ({
    ...{ Origin: own(), "Sec-Fetch-Site": "same-site" },
  }),
  "plain text from elsewhere": () => ({
    ...{ Origin: EVIL, "Content-Type": "text/plain" },
  }),
  "another method in a header": () => ({
    ...{ Origin: EVIL, "X-HTTP-Method-Override": "GET" },
  }),
  "a referrer of ours": () => ({ Origin: EVIL, Referer: `${own()}/login` }),
};

function send(
  method: string,
  path: string,
  headers: Record<string, string>,
  body = "name=x&email=evil%40example.com&_method=DELETE",
): Promise<Answer> {
  return ask(attacked.app, path, {
    ...{ method, body },
    headers: {
      "Content-Type": "application/x-www-form-urlencoded",
      "Content-Length": String(body.length),
      Cookie: mira.cookie,
      ...headers,
    },
  });
}

async function isSignedIn(): Promise<boolean> {
  const headers = { Cookie: mira.cookie };
  return (await ask(attacked.app, "/account", { headers })).status === 200;
}

/** All that an account says of itself, and everything else that could have come. */
async function stateOfThings() {
  const { db } = attacked.services;
  return {
    ...(await attacked.traces()),
    person: await db.person.findUnique({ where: { id: mira.person.id } }),
    tokens: await db.apiToken.count(),
    sessions: await db.session.count(),
    audit: await db.auditEntry.count(),
  };
}

describe("what another site makes a browser send changes nothing (U13)", () => {
  test.each(Object.entries(SENDERS))("%s", async (_, headers) => {
    const before = await stateOfThings();
    for (const [method, path] of UNSAFE) {
      const answer = await send(method, path, headers());
      const about = `${method} ${path}`;
      expect(answer.status, about).toBe(403);
      expect(answer.headers, about).not.toHaveProperty("set-cookie");
      expect(answer.body, about).not.toMatch(INSIDE);
      if (path.startsWith("/api/"))
        expect(JSON.parse(answer.body), about).toMatchObject({
          error: {
            ...{ code: "csrf", requestId: answer.headers["x-request-id"] },
          },
        });
    }
    expect(await stateOfThings()).toEqual(before);
    expect(await isSignedIn()).toBe(true);
  });
});

test("a GET is no act, whatever it says it is (U13)", async () => {
  const before = await stateOfThings();
  for (const [, path] of UNSAFE) {
    const { GET } =
      Object.values(ACCESS).find((row) => path === row.path) ?? {};
    if (GET !== "nobody") continue;
    for (const query of ["", "?_method=POST", "?_method=DELETE"]) {
      const headers = { Cookie: mira.cookie, "X-HTTP-Method-Override": "POST" };
      const answer = await ask(attacked.app, path + query, { headers });
      expect([path, answer.status]).toEqual([path, 405]);
      expect(answer.headers).not.toHaveProperty("set-cookie");
    }
  }
  expect(await stateOfThings()).toEqual(before);
  expect(await isSignedIn()).toBe(true);
});

test.each(["/upload", "/upload.data", "/api/v1/uploads"])(
  "a picture that another site sends to %s is refused unread (U13)",
  async (path) => {
    const before = await attacked.traces();
    const head = formBody([field("altText", "x")]).subarray(0, -4);
    const chunk = (bytes: Buffer) =>
      Buffer.concat([
        Buffer.from(`${bytes.length.toString(16)}\r\n`),
        bytes,
        Buffer.from("\r\n"),
      ]);
    const start = Buffer.from(`\r\n--${BOUNDARY}\r\n${file("").head}\r\n\r\n`);
    const answer = await sendRaw(attacked.app.port, {
      path,
      headers: {
        ...{ Cookie: mira.cookie, Origin: EVIL, Accept: "application/json" },
        "Transfer-Encoding": "chunked",
      },
      body: chunk(Buffer.concat([head, start])),
      flood: chunk(Buffer.alloc(65_536)),
    });
    expect([answer.status, answer.json.error?.code]).toEqual([403, "csrf"]);
    expect(await temporaryFiles(attacked.app)).toEqual([]);
    expect(await attacked.traces()).toEqual(before);
  },
);

test("our own pages may", async () => {
  const headers = { Origin: own(), "Sec-Fetch-Site": "same-origin" };
  const fields = "name=Mira+Mirror&locale=en&timeZone=";
  const answer = await send("POST", "/account/profile", headers, fields);
  expect(answer.status).toBe(303);
  const where = { id: mira.person.id };
  expect(await attacked.services.db.person.findUnique({ where })).toMatchObject(
    { name: "Mira Mirror", role: "admin" },
  );
});
