import { createHash } from "node:crypto";
import { readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test, vi } from "vitest";
import { temporaryFolder } from "#test/files/places.ts";
import {
  HOST,
  MAX_BYTES,
  URL_OF_CAT,
  givesPicture,
  head,
  openOutwardTrial,
  picture,
  refused,
  says,
} from "#test/servers/outward-trial.ts";
import { PUBLIC_ADDRESS, type Answer } from "#test/servers/public-web.ts";
import type { OutwardParts } from "./journey.server.ts";
import { openOutwardFetch } from "./outward-fetch.server.ts";
import { OUTWARD_LIMITS } from "./limits.ts";

const { web, timer, ours, kept, fetchFrom } = await openOutwardTrial();

describe("a good picture", () => {
  test("is written as it came, with its length and hash, for us alone to read", async () => {
    web.hosts.set(HOST, givesPicture);
    expect(await fetchFrom()).toEqual({
      ok: true,
      bytes: 500,
      sha256: createHash("sha256").update(picture()).digest("hex"),
    });
    expect(await readFile(kept.path)).toEqual(picture());
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
  const halfGzip: Answer = (socket) => {
    socket.write(head("200 OK", "Content-Encoding: gzip"));
    socket.write(gzipSync(picture()).subarray(0, 20));
  };
  test.each([
    ["plain", givesPicture],
    ["compressed and under way", halfGzip],
  ])("is not written to, be it a file or a link: %s", async (_, answer) => {
    web.hosts.set(HOST, answer);
    const folder = await temporaryFolder();
    const [old, link] = [join(folder, "old"), join(folder, "link")];
    await writeFile(old, "old");
    await symlink(old, link);
    await symlink(join(folder, "nowhere"), join(folder, "dangling"));
    const outward = openOutwardFetch(ours);
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
