import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeEach, expect } from "vitest";
import type { OutwardParts } from "#app/platform/outward/journey.server.ts";
import { OUTWARD_LIMITS } from "#app/platform/outward/limits.ts";
import {
  openOutwardFetch,
  type Fetched,
} from "#app/platform/outward/outward-fetch.server.ts";
import { temporaryFolder } from "../files/places.ts";
import { createHandTimer } from "../hand-timer.ts";
import { PUBLIC_ADDRESS, startPublicWeb, type Answer } from "./public-web.ts";

export const HOST = "pictures.example";
export const URL_OF_CAT = `http://${HOST}/cat.jpg`;
export const MAX_BYTES = 1000;

/** The real limits, but a refusal is not held back. */
export const AT_ONCE = { ...OUTWARD_LIMITS, refusalStepMs: 0 };

export const refused = (fault: string) => ({ ok: false, fault });

/** The head of an answer, as it goes over the wire. */
export const head = (status: string, ...headers: string[]) =>
  [`HTTP/1.1 ${status}`, ...headers, "", ""].join("\r\n");

/** Says all at once, and hangs up. */
export const says =
  (text: string, body: string | Buffer = ""): Answer =>
  (socket) =>
    socket.end(Buffer.concat([Buffer.from(text, "latin1"), Buffer.from(body)]));

export const picture = (bytes = 500) => Buffer.alloc(bytes, "cat ");

export const givesPicture = says(
  head("200 OK", "Content-Length: 500"),
  picture(),
);

export const sends = (location: string, ...headers: string[]) =>
  says(head("302 Found", `Location: ${location}`, ...headers));

/** A public web, empty but for the name of one host before each test, and a way to fetch from it. */
export async function openOutwardTrial() {
  const web = await startPublicWeb();
  const timer = createHandTimer();
  afterAll(() => web.stop());
  beforeEach(() => {
    web.forget();
    web.names.set(HOST, [PUBLIC_ADDRESS]);
  });
  const { resolve, dial } = web;
  /** Where the last fetch put what it got. */
  const kept = { path: "" };
  const ours = { resolve, dial, timer, limits: AT_ONCE };

  /** Fetches, and sees to it that nothing is left: no connection, no visit to the canary, no file but a good one. */
  async function fetchFrom(
    url = URL_OF_CAT,
    parts: Partial<OutwardParts> = {},
    signal?: AbortSignal,
  ): Promise<Fetched> {
    const outward = openOutwardFetch({ ...ours, ...parts });
    const folder = await temporaryFolder();
    kept.path = join(folder, "picture");
    const target = { path: kept.path, maxBytes: MAX_BYTES, signal };
    const fetched = await outward.fetchToFile(url, target);
    expect(web.openSockets()).toBe(0);
    await web.untilLeft();
    expect(web.canary.visits).toBe(0);
    expect(await readdir(folder)).toEqual(fetched.ok ? ["picture"] : []);
    return fetched;
  }
  return { web, timer, ours, kept, fetchFrom };
}
