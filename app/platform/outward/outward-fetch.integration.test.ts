import { createHash } from "node:crypto";
import { readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { deflateSync, brotliCompressSync, gzipSync } from "node:zlib";
import {
  afterAll,
  beforeAll,
  beforeEach,
  describe,
  expect,
  test,
  vi,
} from "vitest";
import { temporaryFolder } from "#test/files/places.ts";
import { createHandTimer, type HandTimer } from "#test/hand-timer.ts";
import {
  PUBLIC_ADDRESS,
  startPublicWeb,
  type Answer,
  type PublicWeb,
} from "#test/servers/public-web.ts";
import { OUTWARD_LIMITS } from "./limits.ts";
import { openSystemResolver } from "./lookup.server.ts";
import {
  openOutwardFetch,
  type Fetched,
  type OutwardParts,
} from "./outward-fetch.server.ts";

const HOST = "pictures.example";
const URL_OF_CAT = `http://${HOST}/cat.jpg`;
const MAX_BYTES = 1000;
const AT_ONCE = { ...OUTWARD_LIMITS, refusalStepMs: 0 };

let web: PublicWeb;
let timer: HandTimer;
let folder: string;

beforeAll(async () => {
  web = await startPublicWeb();
});
afterAll(() => web.stop());

beforeEach(async () => {
  timer = createHandTimer();
  web.hosts.clear();
  web.names.clear();
  web.deaf.clear();
  web.names.set(HOST, [PUBLIC_ADDRESS]);
  web.seen.lookups.length = web.seen.dialled.length = web.seen.heads.length = 0;
  web.canary.visits = 0;
});

/** Fetches, and sees to it that nothing is left: no connection, no visit to the canary, no file but a good one. */
async function fetchFrom(
  url = URL_OF_CAT,
  parts: Partial<OutwardParts> = {},
  signal?: AbortSignal,
): Promise<Fetched> {
  const { resolve, dial } = web;
  folder = await temporaryFolder();
  const outward = openOutwardFetch({
    resolve,
    dial,
    timer,
    limits: AT_ONCE,
    ...parts,
  });
  const path = join(folder, "picture");
  const target = { path, maxBytes: MAX_BYTES, signal };
  const fetched = await outward.fetchToFile(url, target);
  expect(web.openSockets()).toBe(0);
  await web.untilLeft();
  expect(web.canary.visits).toBe(0);
  expect(await readdir(folder)).toEqual(fetched.ok ? ["picture"] : []);
  return fetched;
}

const refused = (fault: string) => ({ ok: false, fault });

const head = (status: string, ...headers: string[]) =>
  [`HTTP/1.1 ${status}`, ...headers, "", ""].join("\r\n");

const says =
  (text: string, body: string | Buffer = ""): Answer =>
  (socket) =>
    socket.end(Buffer.concat([Buffer.from(text, "latin1"), Buffer.from(body)]));

const picture = (bytes = 500) => Buffer.alloc(bytes, "cat ");

const givesPicture = says(head("200 OK", "Content-Length: 500"), picture());

const sends = (location: string, ...headers: string[]) =>
  says(head("302 Found", `Location: ${location}`, ...headers));

describe("a good picture", () => {
  test("is written as it came, with its length and hash, for us alone to read", async () => {
    web.hosts.set(HOST, givesPicture);
    expect(await fetchFrom()).toEqual({
      ok: true,
      bytes: 500,
      sha256: createHash("sha256").update(picture()).digest("hex"),
    });
    expect(await readFile(join(folder, "picture"))).toEqual(picture());
  });

  test("is asked for by its path and nothing of ours", async () => {
    web.hosts.set(HOST, givesPicture);
    await fetchFrom(`http://${HOST}:80/a%20cat.jpg?size=1#top`);
    expect(web.seen.heads).toEqual([
      [
        "GET /a%20cat.jpg?size=1 HTTP/1.1",
        "host: pictures.example",
        "accept: image/*",
        "accept-encoding: identity",
        "user-agent: Mingus picture import",
        "connection: close",
        "",
        "",
      ].join("\r\n"),
    ]);
  });

  test("is taken whatever type and name its server claims", async () => {
    const claims = [
      "Content-Type: text/html",
      'Content-Disposition: attachment; filename="../../etc/passwd"',
    ];
    web.hosts.set(HOST, says(head("200 OK", ...claims), picture()));
    expect(await fetchFrom()).toMatchObject({ ok: true, bytes: 500 });
  });

  test("comes from an address that was written as such", async () => {
    web.hosts.set(PUBLIC_ADDRESS, givesPicture);
    expect(await fetchFrom(`http://${PUBLIC_ADDRESS}/`)).toMatchObject({
      ok: true,
    });
    expect(web.seen.lookups).toEqual([]);
  });

  test("comes from the next address when the first does not answer, three at most", async () => {
    const addresses = ["8.8.8.1", "8.8.8.2", "2606:4700::1", "8.8.8.4"];
    web.names.set(HOST, addresses);
    web.hosts.set(HOST, givesPicture);
    web.deaf.add("8.8.8.1").add("8.8.8.2");
    expect(await fetchFrom()).toMatchObject({ ok: true });
    web.deaf.add("2606:4700::1");
    expect(await fetchFrom()).toEqual(refused("unreachable"));
    expect(web.seen.dialled).not.toContain("8.8.8.4 80");
  });

  test("comes directly, whatever proxy the environment names", async () => {
    const proxy = `http://127.0.0.1:${web.canary.port}`;
    for (const name of ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"]) {
      vi.stubEnv(name, proxy);
      vi.stubEnv(name.toLowerCase(), proxy);
    }
    vi.stubEnv("NODE_USE_ENV_PROXY", "1");
    web.hosts.set(HOST, givesPicture);
    expect(await fetchFrom()).toMatchObject({ ok: true });
    vi.unstubAllEnvs();
  });
});

describe("an address inside", () => {
  test.each([
    "http://127.0.0.1/",
    "http://[::1]/",
    "http://[::ffff:169.254.169.254]/latest/meta-data/",
    "http://169.254.169.254/latest/meta-data/",
    "http://2130706433/",
  ])("is not dialled: %s", async (url) => {
    expect(await fetchFrom(url)).toEqual(refused("blocked_address"));
    expect(web.seen.dialled).toEqual([]);
  });

  test.each([
    ["alone", ["127.0.0.1"]],
    ["beside a public one", [PUBLIC_ADDRESS, "10.0.0.1"]],
    ["mapped into IPv6", ["::ffff:127.0.0.1"]],
  ])("is not dialled when a name has it, %s", async (_, addresses) => {
    web.names.set(HOST, addresses);
    expect(await fetchFrom()).toEqual(refused("blocked_address"));
    expect(web.seen.dialled).toEqual([]);
  });

  test("is not dialled when a name gets it between the look and the connection", async () => {
    const rebinding = (): Promise<string[]> => {
      web.seen.lookups.push(HOST);
      const isFirst = web.seen.lookups.length === 1;
      return Promise.resolve([isFirst ? PUBLIC_ADDRESS : "127.0.0.1"]);
    };
    web.hosts.set(HOST, givesPicture);
    const once = await fetchFrom(URL_OF_CAT, { resolve: rebinding });
    expect(once).toMatchObject({ ok: true });
    expect(web.seen.lookups).toEqual([HOST]);
    expect(web.seen.dialled).toEqual([`${PUBLIC_ADDRESS} 80`]);
  });

  test("is not dialled when the name has it on the second hop", async () => {
    const answers = [[PUBLIC_ADDRESS], ["127.0.0.1"]];
    const resolve = () => Promise.resolve(answers.shift() ?? []);
    web.hosts.set(HOST, sends("/again"));
    const outcome = await fetchFrom(URL_OF_CAT, { resolve });
    expect(outcome).toEqual(refused("blocked_address"));
    expect(web.seen.dialled).toEqual([`${PUBLIC_ADDRESS} 80`]);
  });

  test.each([
    ["http://127.0.0.1/", "blocked_address"],
    ["http://0x7f.1/", "blocked_address"],
    ["//[::1]/", "blocked_address"],
    ["http://inside.example/", "blocked_address"],
    ["http://127.0.0.1:6379/", "blocked_url"],
    ["http://pia:secret@pictures.example/", "blocked_url"],
    ["file:///etc/passwd", "bad_redirect"],
    ["gopher://127.0.0.1/", "bad_redirect"],
    ["http://[", "bad_redirect"],
    ["http://nobody.example/", "unknown_name"],
  ])("is not dialled after a redirect: %s", async (location, fault) => {
    web.names.set("inside.example", ["10.0.0.1"]);
    web.hosts.set(HOST, sends(location));
    expect(await fetchFrom()).toEqual(refused(fault));
    expect(web.seen.dialled).toEqual([`${PUBLIC_ADDRESS} 80`]);
  });
});

test("the system's own resolver leads nobody to this machine", async () => {
  const resolve = openSystemResolver();
  expect(await fetchFrom("http://localhost/", { resolve })).toEqual(
    refused("blocked_address"),
  );
});

describe("redirects", () => {
  const sendsOn =
    (times: number): Answer =>
    (socket, asked) => {
      const hop = Number(/\/hop(\d+)/.exec(asked)?.[1] ?? 0);
      const answer = hop < times ? sends(`/hop${hop + 1}`) : givesPicture;
      return answer(socket, asked);
    };

  test.each([1, 2, 3])("are followed: %i", async (times) => {
    web.hosts.set(HOST, sendsOn(times));
    expect(await fetchFrom()).toMatchObject({ ok: true });
    expect(web.seen.lookups).toHaveLength(times + 1);
  });

  test.each([4, 5, Infinity])("are too many: %d", async (times) => {
    web.hosts.set(HOST, sendsOn(times));
    expect(await fetchFrom()).toEqual(refused("too_many_redirects"));
    expect(web.seen.dialled).toHaveLength(4);
  });

  test.each(["301", "302", "303", "307", "308"])(
    "are followed by %s, without cookie, credentials or referer",
    async (status) => {
      const challenge = [
        "Set-Cookie: a=b; Path=/",
        'WWW-Authenticate: Basic realm="a"',
      ];
      web.hosts.set(HOST, (socket, asked) =>
        asked.startsWith("GET /cat")
          ? says(head(`${status} Go`, "Location: /b", ...challenge))(
              socket,
              asked,
            )
          : givesPicture(socket, asked),
      );
      expect(await fetchFrom()).toMatchObject({ ok: true });
      expect(web.seen.heads).toHaveLength(2);
      expect(web.seen.heads.join("")).not.toMatch(
        /^(cookie|authorization|referer|origin)/im,
      );
    },
  );

  test("without a place to go are refused", async () => {
    web.hosts.set(HOST, says(head("302 Found")));
    expect(await fetchFrom()).toEqual(refused("bad_redirect"));
  });
});

describe("the status", () => {
  test.each([
    ["404 Not Found", "not_found"],
    ["410 Gone", "not_found"],
    ["500 Oops", "bad_status"],
    ["503 Busy", "bad_status"],
    ["204 No Content", "bad_status"],
    ["206 Partial Content", "bad_status"],
    ["300 Multiple Choices", "bad_status"],
    ["304 Not Modified", "bad_status"],
    ["401 Unauthorized", "bad_status"],
    ["999 What", "bad_status"],
  ])("%s is refused, a picture in its body or not", async (status, fault) => {
    web.hosts.set(HOST, says(head(status), picture()));
    expect(await fetchFrom()).toEqual(refused(fault));
  });

  test.each([
    ["with no length", head("200 OK")],
    ["with a length", head("200 OK", "Content-Length: 0")],
    ["in chunks", `${head("200 OK", "Transfer-Encoding: chunked")}0\r\n\r\n`],
    ["as gzip", head("200 OK", "Content-Encoding: gzip")],
  ])("200 and nothing is refused, %s", async (_, answer) => {
    web.hosts.set(HOST, says(answer));
    expect(await fetchFrom()).toMatchObject({ ok: false });
  });
});

describe("the size", () => {
  const chunked = (body: Buffer) =>
    Buffer.concat([
      Buffer.from(`${body.length.toString(16)}\r\n`),
      body,
      Buffer.from("\r\n0\r\n\r\n"),
    ]);
  const encoded = (name: string, encode: (body: Buffer) => Buffer) =>
    [
      `encoded as ${name}`,
      (body: Buffer) =>
        says(head("200 OK", `Content-Encoding: ${name}`), encode(body)),
    ] as const;
  const WAYS: readonly (readonly [string, (body: Buffer) => Answer])[] = [
    [
      "declared",
      (body) => says(head("200 OK", `Content-Length: ${body.length}`), body),
    ],
    [
      "in chunks",
      (body) =>
        says(head("200 OK", "Transfer-Encoding: chunked"), chunked(body)),
    ],
    ["until the end", (body) => says(head("200 OK"), body)],
    encoded("identity", (body) => body),
    encoded("gzip", (body) => gzipSync(body)),
    encoded("X-GZIP", (body) => gzipSync(body, { level: 0 })),
    encoded("deflate", (body) => deflateSync(body)),
    encoded("br", (body) => brotliCompressSync(body)),
  ];

  test.each(WAYS)("is limited to the byte, %s", async (_, answer) => {
    const outcomes = [];
    for (const bytes of [MAX_BYTES - 1, MAX_BYTES, MAX_BYTES + 1]) {
      web.hosts.set(HOST, answer(picture(bytes)));
      outcomes.push(await fetchFrom());
    }
    expect(outcomes).toMatchObject([
      { ok: true, bytes: MAX_BYTES - 1 },
      { ok: true, bytes: MAX_BYTES },
      refused("too_large"),
    ]);
  });

  test("that is declared is believed when it is too large, before a file is begun", async () => {
    web.hosts.set(HOST, (socket) =>
      socket.write(head("200 OK", "Content-Length: 1001")),
    );
    expect(await fetchFrom()).toEqual(refused("too_large"));
  });

  test.each([
    ["plain", head("200 OK")],
    ["of the emptiest gzip there is", head("200 OK", "Content-Encoding: gzip")],
  ])("of an endless body is cut at the limit, %s", async (_, answer) => {
    // A gzip header, then stored blocks with nothing in them.
    const empty = Buffer.from("000000ffff".repeat(100), "hex");
    web.hosts.set(HOST, (socket) => {
      socket.write(answer);
      socket.write(Buffer.from("1f8b0800000000000003", "hex"));
      const more = () => {
        while (socket.writable && socket.write(empty));
      };
      socket.on("drain", more);
      more();
    });
    expect(await fetchFrom()).toEqual(refused("too_large"));
  });

  test.each([
    ["gzip", gzipSync(Buffer.alloc(10_000_000))],
    ["br", brotliCompressSync(Buffer.alloc(10_000_000))],
    ["deflate", deflateSync(Buffer.alloc(100_000))],
  ])("of a bomb is cut at the limit: %s", async (name, bomb) => {
    web.hosts.set(
      HOST,
      says(head("200 OK", `Content-Encoding: ${name}`), bomb),
    );
    expect(await fetchFrom()).toEqual(refused("too_large"));
  });
});

describe("an answer that is not what it says", () => {
  const body = picture(500);
  test.each([
    [
      "ends before its declared length",
      says(head("200 OK", "Content-Length: 501"), body),
    ],
    ["goes on after it", says(head("200 OK", "Content-Length: 499"), body)],
    [
      "declares two lengths",
      says(head("200 OK", "Content-Length: 500", "Content-Length: 499"), body),
    ],
    [
      "declares less than nothing",
      says(head("200 OK", "Content-Length: -1"), body),
    ],
    [
      "declares a length and chunks",
      says(
        head("200 OK", "Content-Length: 500", "Transfer-Encoding: chunked"),
        "5\r\nabcde\r\n0\r\n\r\n",
      ),
    ],
    [
      "stops between chunks",
      says(head("200 OK", "Transfer-Encoding: chunked"), "5\r\nabcde\r\n"),
    ],
    [
      "has a chunk of no size",
      says(head("200 OK", "Transfer-Encoding: chunked"), "zz\r\nabcde\r\n"),
    ],
    ["is no gzip", says(head("200 OK", "Content-Encoding: gzip"), body)],
    [
      "is half a gzip",
      says(
        head("200 OK", "Content-Encoding: gzip"),
        gzipSync(body).subarray(0, 20),
      ),
    ],
    ["is no brotli", says(head("200 OK", "Content-Encoding: br"), body)],
    [
      "is encoded twice",
      says(
        head("200 OK", "Content-Encoding: gzip, gzip"),
        gzipSync(gzipSync(body)),
      ),
    ],
    [
      "is encoded as nobody knows",
      says(head("200 OK", "Content-Encoding: constructor"), body),
    ],
    ["is not HTTP", says("220 mail.example ESMTP\r\n")],
    ["is nothing", says("")],
    ["stops in its head", says("HTTP/1.1 200 OK\r\nContent-Le")],
    [
      "changes the protocol",
      says(head("101 Switching", "Upgrade: websocket", "Connection: Upgrade")),
    ],
    [
      "has a head without end",
      says(head("200 OK", `X: ${"x".repeat(20_000)}`), body),
    ],
    [
      "breaks off in the body",
      (socket) =>
        socket.write(head("200 OK", "Content-Length: 500") + "cat", () =>
          socket.resetAndDestroy(),
        ),
    ],
    ["breaks off at once", (socket) => socket.resetAndDestroy()],
  ] satisfies [string, Answer][])("is refused: it %s", async (_, answer) => {
    web.hosts.set(HOST, answer);
    expect(await fetchFrom()).toEqual(refused("broken_answer"));
  });
});

describe("time", () => {
  const { connectMs, totalMs } = AT_ONCE;
  const outcomes = async (
    limit: number,
    attempt: (ms: number) => Promise<Fetched>,
  ) => {
    const found = [];
    for (const ms of [limit - 1, limit, limit + 1]) {
      found.push(await attempt(ms));
    }
    return found;
  };
  const onlyTheFirst = [
    { ok: true },
    refused("timed_out"),
    refused("timed_out"),
  ];
  const silence = new Promise<never>(() => undefined);

  test("is five seconds for a connection, from the look at the name on", async () => {
    web.hosts.set(HOST, givesPicture);
    const slowDial = (ms: number) =>
      fetchFrom(URL_OF_CAT, {
        dial(to) {
          timer.advance(ms);
          return web.dial(to);
        },
      });
    const slowLook = (ms: number) =>
      fetchFrom(URL_OF_CAT, {
        resolve(name, signal) {
          timer.advance(ms);
          return signal.aborted ? silence : web.resolve(name, signal);
        },
      });
    expect(await outcomes(connectMs, slowDial)).toMatchObject(onlyTheFirst);
    expect(await outcomes(connectMs, slowLook)).toMatchObject(onlyTheFirst);
  });

  test("is twenty seconds for all, when the head is slow", async () => {
    const slow = (ms: number) => {
      web.hosts.set(HOST, (socket, asked) => {
        socket.write("HTTP/1.1 200 OK\r\nX-Slow: ");
        timer.advance(ms);
        return says("1\r\nContent-Length: 3\r\n\r\ncat")(socket, asked);
      });
      return fetchFrom();
    };
    expect(await outcomes(totalMs, slow)).toMatchObject(onlyTheFirst);
  });

  test("is twenty seconds for all, when the body drips", async () => {
    const drips = (ms: number) => {
      web.hosts.set(HOST, (socket) => {
        socket.write(head("200 OK", "Content-Length: 20"));
        for (let drop = 0; drop < 20; drop++) {
          socket.write("c");
          timer.advance(ms / 20);
        }
      });
      return fetchFrom();
    };
    expect(await outcomes(totalMs, drips)).toMatchObject(onlyTheFirst);
  });

  test("is twenty seconds for all, over all redirects", async () => {
    const slow = (ms: number) => {
      web.hosts.set(HOST, (socket, asked) => {
        const isLast = asked.startsWith("GET /c");
        timer.advance(ms / 2);
        return (
          (asked.startsWith("GET /b") ? givesPicture : sends("/b"))(
            socket,
            asked,
          ) && isLast
        );
      });
      return fetchFrom();
    };
    expect(await outcomes(totalMs, slow)).toMatchObject(onlyTheFirst);
  });

  test("is given to a body for ever by nobody: silence after the head ends too", async () => {
    web.hosts.set(HOST, (socket) => {
      socket.write(head("200 OK", "Content-Length: 500") + "cat", () =>
        timer.advance(totalMs),
      );
    });
    expect(await fetchFrom()).toEqual(refused("timed_out"));
  });
});

describe("a refusal is held back to the next whole second", () => {
  /** Refuses after some time, and tells for how long it is held back then. */
  async function waitAfter(ms: number, url: string): Promise<number[]> {
    const waits: number[] = [];
    const limits = OUTWARD_LIMITS;
    const patient: HandTimer = {
      ...timer,
      after(wait, ring) {
        if (wait <= limits.refusalStepMs) {
          waits.push(wait);
          queueMicrotask(ring);
        }
        return timer.after(wait, ring);
      },
    };
    const resolve: OutwardParts["resolve"] = (name, signal) => {
      timer.advance(ms);
      return web.resolve(name, signal);
    };
    await fetchFrom(url, { limits, timer: patient, resolve });
    return waits;
  }

  test.each([
    ["unknown", "http://nobody.example/"],
    ["inside", "http://inside.example/"],
    ["closed", "http://deaf.example/"],
    ["no picture", URL_OF_CAT],
  ])("whatever it is for: %s", async (_, url) => {
    web.names.set("inside.example", ["10.0.0.1"]);
    web.names.set("deaf.example", ["8.8.8.8"]);
    web.deaf.add("8.8.8.8");
    web.hosts.set(HOST, says(head("404 Not Found")));
    expect(await waitAfter(0, url)).toEqual([1000]);
    expect(await waitAfter(1, url)).toEqual([999]);
    expect(await waitAfter(999, url)).toEqual([1]);
    expect(await waitAfter(1000, url)).toEqual([1000]);
    expect(await waitAfter(4300, url)).toEqual([700]);
  });

  test("and never beyond the twenty", async () => {
    web.hosts.set(HOST, (socket) => {
      timer.advance(19_600);
      socket.end(head("404 Not Found"));
    });
    expect(await waitAfter(0, URL_OF_CAT)).toEqual([400]);
    web.hosts.set(HOST, () => timer.advance(20_000));
    expect(await waitAfter(0, URL_OF_CAT)).toEqual([]);
  });

  test("unless the text is no URL", async () => {
    expect(await waitAfter(0, "cat.jpg")).toEqual([]);
  });
});

describe("a caller that loses interest", () => {
  const aborted = refused("aborted");

  test("before the start is not served", async () => {
    const outcome = fetchFrom(URL_OF_CAT, {}, AbortSignal.abort());
    expect(await outcome).toEqual(aborted);
    expect(web.seen.dialled).toEqual([]);
  });

  test.each(["lookup", "connection", "head", "body"])(
    "is left at once, during the %s",
    async (moment) => {
      const wish = new AbortController();
      const at = (it: string) => it === moment && wish.abort();
      web.hosts.set(HOST, (socket) => {
        at("head");
        socket.write(head("200 OK", "Content-Length: 500") + "cat", () =>
          at("body"),
        );
      });
      const parts: Partial<OutwardParts> = {
        resolve(name, signal) {
          at("lookup");
          return web.resolve(name, signal);
        },
        dial(to) {
          at("connection");
          return web.dial(to);
        },
      };
      expect(await fetchFrom(URL_OF_CAT, parts, wish.signal)).toEqual(aborted);
    },
  );

  test("while a refusal is held back gets the refusal at once", async () => {
    const wish = new AbortController();
    const limits = OUTWARD_LIMITS;
    const hasty = {
      ...timer,
      after(ms: number, ring: () => void) {
        if (ms <= limits.refusalStepMs) queueMicrotask(() => wish.abort());
        return timer.after(ms, ring);
      },
    };
    const parts = { limits, timer: hasty };
    expect(await fetchFrom("http://10.0.0.1/", parts, wish.signal)).toEqual(
      refused("blocked_address"),
    );
  });
});

describe("a place that is taken", () => {
  test("is not written to, be it a file or a link", async () => {
    web.hosts.set(HOST, givesPicture);
    folder = await temporaryFolder();
    const [old, link] = [join(folder, "old"), join(folder, "link")];
    await writeFile(old, "old");
    await symlink(old, link);
    await symlink(join(folder, "nowhere"), join(folder, "dangling"));
    const outward = openOutwardFetch({ ...web, timer, limits: AT_ONCE });
    for (const name of ["old", "link", "dangling"]) {
      const target = { path: join(folder, name), maxBytes: MAX_BYTES };
      await expect(
        outward.fetchToFile(URL_OF_CAT, target),
      ).rejects.toMatchObject({ code: "EEXIST" });
    }
    expect(web.openSockets()).toBe(0);
    expect(await readFile(old, "utf8")).toBe("old");
    expect(await readdir(folder)).toEqual(["dangling", "link", "old"]);
  });
});
