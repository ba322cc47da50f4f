import { afterAll, beforeAll, expect, test } from "vitest";
import { startHouse, type StartedHouse } from "./started-house.ts";
import { copyEmbedded } from "../database.ts";
import { codeOf } from "../uploads.ts";

const MOST = 10 * 1024 * 1024;
const FILE = { contentType: "image/png", bytes: 5 };

let house: StartedHouse;
let pia: { Authorization: string };
beforeAll(async () => {
  house = await startHouse(copyEmbedded);
  pia = await house.tokenOf("pia@example.com");
});
afterAll(() => house?.close());

const announce = (body: object, headers: Record<string, string> = pia) =>
  house.ask("/api/v1/uploads/presign", { method: "POST", headers, body });
const rows = () => house.services.db.upload.count();

const REFUSED: Record<string, [number, string, object]> = {
  "one byte too many": [413, "too_large", { bytes: MOST + 1 }],
  "no bytes": [400, "bad_form", { bytes: 0 }],
  "half a byte": [400, "bad_form", { bytes: 0.5 }],
  "bytes in words": [400, "bad_form", { bytes: "5" }],
  "a page": [415, "unsupported_type", { contentType: "text/html" }],
  "a drawing": [415, "unsupported_type", { contentType: "image/svg+xml" }],
  "two types": [
    415,
    "unsupported_type",
    { contentType: "image/png, image/gif" },
  ],
  "no type": [400, "bad_form", { contentType: null }],
  "a key of its own": [400, "bad_form", { key: "media/mine.png" }],
  "a caption that is too long": [400, "bad_form", { caption: "a".repeat(501) }],
  "a NUL in its words": [400, "bad_form", { tags: ["a\0b"] }],
};
test.each(Object.entries(REFUSED))(
  "%s is refused before anything is written",
  async (_, [status, code, change]) => {
    const answer = await announce({ ...FILE, ...change });
    expect([answer.status, codeOf(answer)]).toEqual([status, code]);
    expect(await rows()).toBe(0);
  },
);

test("nobody without a name may announce anything", async () => {
  const answer = await announce(FILE, {});
  expect([answer.status, codeOf(answer)]).toEqual([401, "unauthenticated"]);
});

test("the largest file may come, twenty an hour may", async () => {
  const tomas = await house.tokenOf("tomas@example.com");
  for (let count = 0; count < 20; count++)
    expect((await announce({ ...FILE, bytes: MOST }, tomas)).status).toBe(201);
  const answer = await announce(FILE, tomas);
  expect([answer.status, codeOf(answer)]).toEqual([429, "rate_limited"]);
  expect(answer.headers["ratelimit-limit"]).toBe("20");
  expect((await announce(FILE)).status).toBe(201);
});
