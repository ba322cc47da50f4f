import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { copyEmbedded } from "#test/database.ts";
import { makeMeme } from "#test/memes.ts";
import { openTestServices, type TestServices } from "#test/services.ts";
import { scrubWith } from "./scrub.ts";

let services: TestServices;
let remove: () => Promise<void>;
beforeAll(async () => {
  const place = await copyEmbedded();
  services = await openTestServices(place);
  remove = place.remove;
  await makeMeme(services, "kept", { status: "approved" });
});
afterAll(async () => {
  await services.close();
  await remove();
});
afterEach(() => void vi.restoreAllMocks());

/** The exit code and what is printed. */
async function run(...parameters: string[]) {
  const print = vi.spyOn(console, "log").mockImplementation(() => undefined);
  const scrub = scrubWith(() => Promise.resolve());
  const code = await scrub(services, parameters);
  return { code, text: String(print.mock.lastCall?.[0]) };
}

const STRAYS = Array.from({ length: 21 }, (_, n) => `held/stray/${n}.webp`);
const facts = { contentType: "image/webp", cacheControl: "", assetId: "" };

test("without a difference the exit code is 0", async () => {
  const { code, text } = await run("--json");
  expect(code).toBe(0);
  expect(JSON.parse(text)).toEqual({
    ok: true,
    checked: { pictures: 1, objects: 4 },
    ...{ missing: [], orphans: [], misplaced: [] },
  });
  expect((await run()).text).toBe(
    "checked    1 pictures, 4 objects\nmissing    0\norphans    0\nmisplaced  0",
  );
});

test("with a difference the exit code is 1; JSON has every key, the table the first", async () => {
  for (const key of STRAYS)
    await services.storage.put(key, Buffer.from("?"), facts);
  const { code, text } = await run("--json");
  expect(code).toBe(1);
  expect(JSON.parse(text)).toMatchObject({ ok: false });
  expect(JSON.parse(text).orphans.toSorted()).toEqual(STRAYS.toSorted());
  const table = await run();
  expect(table.code).toBe(1);
  expect(table.text.match(/held\/stray/g)).toHaveLength(20);
  expect(table.text).toMatch(/orphans {4}21\n[^]*\n {2}\.\.\.\nmisplaced/);
});

test("an unknown parameter is refused", async () => {
  await expect(run("--fix")).rejects.toThrow("--fix");
});
