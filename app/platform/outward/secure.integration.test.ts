import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { temporaryFolder } from "#test/files/places.ts";
import { createHandTimer } from "#test/hand-timer.ts";
import { createCertificates } from "#test/servers/certificates.ts";
import { describeWhere } from "#test/servers/provided.ts";
import {
  PUBLIC_ADDRESS,
  startPublicWeb,
  type PublicWeb,
} from "#test/servers/public-web.ts";
import { startIn, type Stoppable } from "#test/servers/workplace.ts";
import type { OutwardParts } from "./journey.server.ts";
import { OUTWARD_LIMITS } from "./limits.ts";
import { openOutwardFetch, type Fetched } from "./outward-fetch.server.ts";

describeWhere("openssl", "over TLS", () => {
  /** The name of the certificate. In this web it has a public address. */
  const NAME = "localhost";
  let web: PublicWeb;
  let place: Stoppable<{ trust: string; key: string; cert: string }>;

  beforeAll(async () => {
    place = await startIn("outward", async (workplace) => {
      const files = await createCertificates(workplace);
      const read = (path: string) => readFile(path, "utf8");
      return {
        trust: await read(files.caFile),
        key: await read(files.keyFile),
        cert: await read(files.certificateFile),
      };
    });
    web = await startPublicWeb(place);
    web.names.set(NAME, [PUBLIC_ADDRESS]);
    web.names.set(`${NAME}.`, [PUBLIC_ADDRESS]);
    web.names.set("pictures.example", [PUBLIC_ADDRESS]);
    const gives = (text: string) => (socket: { end(text: string): void }) =>
      socket.end(`HTTP/1.1 ${text}`);
    for (const host of [NAME, `${NAME}.`])
      web.hosts.set(host, gives("200 OK\r\nContent-Length: 3\r\n\r\ncat"));
    web.hosts.set(
      "pictures.example",
      gives(`302 Found\r\nLocation: https://${NAME}/\r\n\r\n`),
    );
  });
  afterAll(() => Promise.all([web.stop(), place.stop()]));

  async function fetchFrom(
    url: string,
    trust?: string,
    parts: Partial<OutwardParts> = {},
  ): Promise<Fetched> {
    const outward = openOutwardFetch({
      resolve: web.resolve,
      dial: web.dial,
      timer: createHandTimer(),
      limits: { ...OUTWARD_LIMITS, refusalStepMs: 0 },
      trust,
      ...parts,
    });
    const path = join(await temporaryFolder(), "picture");
    const fetched = await outward.fetchToFile(url, { path, maxBytes: 1000 });
    expect(web.openSockets()).toBe(0);
    await web.untilLeft();
    return fetched;
  }

  test.each([
    ["of the name in the URL", `https://${NAME}/`],
    ["whether or not it has the root's dot", `https://${NAME}./`],
    ["after a redirect from http", "http://pictures.example/"],
  ])("a picture comes from the holder of a certificate, %s", async (_, url) => {
    expect(await fetchFrom(url, place.trust)).toMatchObject({
      ok: true,
      bytes: 3,
    });
  });

  test.each([
    ["for another name", "https://pictures.example/"],
    ["for no address", `https://${PUBLIC_ADDRESS}/`],
  ])("one with a certificate is refused: %s", async (_, url) => {
    const refused = { ok: false, fault: "unreachable" };
    expect(await fetchFrom(url, place.trust)).toEqual(refused);
  });

  test("an authority that nobody knows is not believed, whatever the environment says", async () => {
    vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
    // Node warns of the variable, and of nothing else here.
    const warnings = vi.spyOn(process, "emitWarning").mockReturnValue();
    const refused = { ok: false, fault: "unreachable" };
    expect(await fetchFrom(`https://${NAME}/`)).toEqual(refused);
    vi.unstubAllEnvs();
    warnings.mockRestore();
  });

  test("a handshake that nobody answers counts to the time for a connection", async () => {
    const timer = createHandTimer();
    const dial: OutwardParts["dial"] = (to) => {
      const { connectMs } = OUTWARD_LIMITS;
      const connected = () => setImmediate(() => timer.advance(connectMs));
      return web.dial(to).once("connect", connected);
    };
    // Port 80 of this web waits for a request in plain text.
    const outcome = fetchFrom(`https://${NAME}:80/`, place.trust, {
      dial,
      timer,
    });
    expect(await outcome).toEqual({ ok: false, fault: "timed_out" });
  });

  test("a redirect back to http is refused", async () => {
    web.hosts.set(NAME, (socket) =>
      socket.end("HTTP/1.1 302 Found\r\nLocation: http://localhost/\r\n\r\n"),
    );
    expect(await fetchFrom(`https://${NAME}/`, place.trust)).toEqual({
      ok: false,
      fault: "bad_redirect",
    });
  });
});
