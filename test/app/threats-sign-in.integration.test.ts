import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { acceptedFile } from "../files/read.ts";
import { attackApp, type AttackedApp } from "./attacked-app.ts";
import { ask } from "./browser-request.ts";
import { PASSWORD } from "./enrolled.ts";
import { openPlainBrowser } from "./plain-browser.ts";
import { field, file, formBody, sendRaw } from "./raw-form.ts";
import { startApp, type RunningApp } from "./running-app.ts";

let attacked: AttackedApp;
beforeAll(async () => {
  const env = { RATE_LIMITS: "on", TRUSTED_PROXIES: "loopback" };
  attacked = await attackApp({ env });
});
afterAll(() => attacked?.stop());

/** A browser at an address, as the proxy in front tells it; what the browser itself claims stands before. */
const at = (address: string, claimed = "192.0.2.9") =>
  openPlainBrowser(attacked.app, {
    "X-Forwarded-For": `${claimed}, ${address}`,
  });
const numbers = (count: number) => Array.from({ length: count }, (_, n) => n);
const statusOf = async (answer: Promise<{ status: number }>) =>
  (await answer).status;

describe("a thousand wrong passwords (A2)", () => {
  test("from one address are answered five times, whatever it claims to be, and its owner gets in elsewhere", async () => {
    const { person } = await attacked.enrol("owner");
    const { email } = person;
    const known = at("198.51.100.1");
    const right = { email, password: PASSWORD };
    expect((await known.post("/login", right)).status).toBe(303);
    await known.post("/logout");
    const tried: number[] = [];
    for (let round = 0; round < 100; round++)
      tried.push(
        ...(await Promise.all(
          numbers(10).map((nth) =>
            statusOf(
              at("203.0.113.5", `192.0.2.${round}, 2001:db8::${nth}`).post(
                "/login",
                { email, password: `wrong ${round} ${nth}` },
              ),
            ),
          ),
        )),
      );
    // The thousand may take longer than the minute that is counted.
    const heard = tried.filter((status) => status === 401).length;
    expect(heard).toBeGreaterThanOrEqual(5);
    expect(heard).toBeLessThan(40);
    expect(tried.filter((status) => status === 429)).toHaveLength(
      1_000 - heard,
    );
    const late = await at("203.0.113.5").post("/login", right);
    expect(late.status).toBe(429);
    expect(Number(late.headers["retry-after"])).toBeGreaterThan(0);
    expect((await known.post("/login", right)).status).toBe(303);
  });

  test("from all over one network of IPv6 are those of one sender", async () => {
    const answers = await Promise.all(
      numbers(60).map((nth) =>
        statusOf(
          at(`2001:db8:7:7:${nth.toString(16)}::1`).post("/login", {
            ...{ email: `nobody${nth}@example.com`, password: "x" },
          }),
        ),
      ),
    );
    expect(answers.filter((status) => status === 401)).toHaveLength(20);
    expect(answers.filter((status) => status === 429)).toHaveLength(40);
  });

  test("from everywhere close an account to programs, but not to one that its owner has signed in from", async () => {
    const { person } = await attacked.enrol("scripted");
    const sign = (address: string, password: string, more = {}) => {
      const { email } = person;
      const body = JSON.stringify({ email, password, ...more });
      const headers = {
        "Content-Type": "application/json",
        "X-Forwarded-For": address,
      };
      const asking = { method: "POST", headers, body };
      return ask(attacked.app, "/api/v1/sessions", asking);
    };
    const first = await sign("198.51.100.9", PASSWORD);
    const { device } = JSON.parse(first.body) as { device: string };
    for (const nth of numbers(30))
      expect(await statusOf(sign(`203.0.114.${nth}`, "wrong"))).toBe(401);
    const shut = await sign("198.51.100.10", PASSWORD);
    expect(shut.status).toBe(429);
    expect(shut.headers).toMatchObject({
      ...{ "ratelimit-limit": "30", "ratelimit-remaining": "0" },
      "retry-after": expect.stringMatching(/^[1-9]\d*$/) as string,
    });
    expect(JSON.parse(shut.body)).toMatchObject({
      ...{ error: { code: "rate_limited" }, limit: 30 },
      retry_after: Number(shut.headers["retry-after"]),
    });
    const known = await sign("198.51.100.10", PASSWORD, { device });
    expect(known.status).toBe(201);
  });

  test("by the API are counted with those by the form", async () => {
    const body = JSON.stringify({ email: "x@example.com", password: "x" });
    const headers = {
      "Content-Type": "application/json",
      "X-Forwarded-For": "203.0.113.77",
    };
    const call = () =>
      ask(attacked.app, "/api/v1/sessions", {
        ...{ method: "POST", headers, body },
      });
    const form = at("203.0.113.77");
    const fields = { email: "x@example.com", password: "x" };
    const statuses = [
      ...(await Promise.all(numbers(3).map(() => statusOf(call())))),
      ...(await Promise.all(
        numbers(3).map(() => statusOf(form.post("/login", fields))),
      )),
    ];
    expect(statuses.toSorted()).toEqual([401, 401, 401, 401, 401, 429]);
  });
});

describe("however many at once, exactly as many as may (R19)", () => {
  test("five of fifty sign-ups from one address", async () => {
    const answers = await Promise.all(
      numbers(50).map((nth) =>
        statusOf(
          at("203.0.113.50").post("/signup", {
            ...{ name: "Somebody", email: `racer${nth}@example.com` },
            password: "four odd socks and a hat",
          }),
        ),
      ),
    );
    expect(answers.filter((status) => status === 303)).toHaveLength(5);
    const where = { email: { startsWith: "racer" } };
    expect(await attacked.services.db.person.count({ where })).toBe(5);
  });

  test("one person of twenty sign-ups with one address", async () => {
    await Promise.all(
      numbers(20).map((nth) =>
        at(`198.51.100.${nth + 50}`).post("/signup", {
          ...{ name: `Number ${nth}`, email: "One.Person@example.com " },
          password: "four odd socks and a hat",
        }),
      ),
    );
    const where = { email: "one.person@example.com" };
    expect(await attacked.services.db.person.count({ where })).toBe(1);
  });

  test("ten of fifty pictures of a newcomer", async () => {
    const { token } = await attacked.enrol("newcomer");
    const pixel = await readFile(acceptedFile("one-pixel.png"));
    const words = [
      field("altText", "A dot that is not alone."),
      field("category", "family"),
    ];
    // Fewer than a token may be used for: what is counted here is the person.
    const answers = await Promise.all(
      numbers(50).map((nth) =>
        sendRaw(attacked.app.port, {
          headers: token,
          body: formBody([
            ...words,
            file(Buffer.concat([pixel, Buffer.from(`dot ${nth}`)])),
          ]),
        }),
      ),
    );
    const heard = answers.filter(({ status }) => status !== 429);
    expect(heard).toHaveLength(10);
    for (const { status } of heard) expect([201, 503]).toContain(status);
    const uploaded = await attacked.services.db.upload.count();
    expect(uploaded).toBeLessThanOrEqual(10);
  });
});

describe("a cookie that is not as we made it (A3, A5)", () => {
  const SPOILT: Record<string, (value: string) => string> = {
    "with a bit flipped in front": (value) =>
      (value.startsWith("A") ? "B" : "A") + value.slice(1),
    "with a bit flipped behind": (value) => `${value.slice(0, -1)}~`,
    "without its signature": (value) => value.split(".")[0] ?? "",
    "with nothing but a signature": (value) => `.${value.split(".")[1]}`,
    "cut in half": (value) => value.slice(0, value.length / 2),
    "twice in a row": (value) => value + value,
    "of ten thousand letters": (value) => value.padEnd(10_000, "x"),
    "of nothing": () => "",
    "of dots": () => ".....",
    "in quotation marks": (value) => `"${value}x"`,
    "with half a percent sign": (value) => `${value}%`,
    "with escaped bytes": () => "%00%ff%c0%ae",
    "of bytes": () => "\u00ff\u0080\u00e9",
    "of JSON": () => '{"id":1,"role":"admin"}',
    "of a token of another kind": () =>
      "eyJhbGciOiJub25lIn0.eyJyb2xlIjoiYWRtaW4ifQ.",
    "of a prototype": () => "__proto__",
  };

  test.each(Object.entries(SPOILT))("%s is nobody's", async (what, spoil) => {
    const local = `cookie.${what.replace(/\W/g, "").toLowerCase()}`;
    const { cookie } = await attacked.enrol(local);
    const value = cookie.slice(cookie.indexOf("=") + 1);
    for (const name of ["session", "device", "mingus_visitor", "mingus_seen"]) {
      const own = at("198.51.100.200");
      own.cookies.set(name, spoil(value));
      const answer = await own.get("/account");
      expect(answer.status).toBe(303);
      expect(answer.headers.location).toBe("/login?next=%2Faccount");
      if (name === "session" && spoil(value) !== "")
        expect(own.cookies.has(name)).toBe(false);
      for (const path of ["/", "/welcome", "/login"])
        expect((await own.get(path)).status).toBeLessThan(400);
    }
    const headers = { Cookie: cookie };
    const still = await ask(attacked.app, "/account", { headers });
    expect(still.status).toBe(200);
  });

  test("beside another of the same name is not taken for it", async () => {
    const { cookie } = await attacked.enrol("twins");
    for (const Cookie of [
      `session=x; ${cookie}x`,
      `session=; session=x`,
      `SESSION=${cookie.slice(8)}`,
    ]) {
      const answer = await ask(attacked.app, "/account", {
        headers: { Cookie },
      });
      expect(answer.status).toBe(303);
    }
  });
});

test("a new secret signs, the old one is good until it is dropped (A5)", async () => {
  const [first, second] = ["first ".repeat(8), "second ".repeat(8)];
  const begin = (secrets: string, dataDir: string) =>
    startApp({ dataDir, env: { SESSION_SECRETS: secrets } });
  const prepared = await attacked.starter.start({
    env: { SESSION_SECRETS: first },
  });
  const { dataDir } = prepared;
  const signIn = async (app: RunningApp, email: string) => {
    const own = openPlainBrowser(app);
    const fields = { name: "Old Hand", email, password: PASSWORD };
    await own.post("/signup", fields);
    expect((await own.post("/login", fields)).status).toBe(303);
    return new Map(own.cookies);
  };
  const accountWith = async (app: RunningApp, cookies: Map<string, string>) => {
    const own = openPlainBrowser(app);
    for (const [name, value] of cookies) own.cookies.set(name, value);
    const { status } = await own.get("/account");
    return { status, kept: own.cookies.has("session") };
  };
  const old = await signIn(prepared, "old.hand@example.com");
  await prepared.stop();
  const both = await begin(`${second},${first}`, dataDir);
  expect((await accountWith(both, old)).status).toBe(200);
  const fresh = await signIn(both, "fresh.hand@example.com");
  await both.stop();
  const last = await begin(second, dataDir);
  expect(await accountWith(last, old)).toEqual({ status: 303, kept: false });
  expect((await accountWith(last, fresh)).status).toBe(200);
  await last.stop();
});
