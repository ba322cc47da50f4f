import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import type { PictureLimits } from "#app/platform/images/limits.ts";
import { acceptedFile, acceptedFiles, refusedFiles } from "#test/files/read.ts";
import { isSameFile, lookAt, type Sides } from "./first-look.ts";

const limits: PictureLimits = {
  ...{ bytes: 10 * 1024 * 1024, pixels: 50_000_000, side: 16_384 },
  ...{ frames: 300, pixelsInAllFrames: 100_000_000 },
};
const SIDES = { width: 320, height: 200 };

async function look(path: string, sides: Sides | null = SIDES) {
  const file = new Blob([new Uint8Array(await readFile(path))]);
  return lookAt(file, { limits, measure: () => Promise.resolve(sides) });
}

test.each(acceptedFiles())("%s may be sent", async (name) => {
  expect(await look(acceptedFile(name))).toMatchObject({ ok: true });
});

const told = ["unsupported_type", "heic", "animated_png", "animated_avif"];

test.each(refusedFiles().filter(({ reason }) => told.includes(reason)))(
  "$reason/$name is refused at once, or left to the server",
  async ({ name, path, reason }) => {
    const found = await look(path);
    const fault = name.startsWith("empty") ? "empty_file" : reason;
    expect(found).toSatisfy(
      () => found.ok || found.fault === fault || told.includes(found.fault),
    );
  },
);

test("a picture that the browser cannot show is damaged, but for AVIF, which not every browser shows", async () => {
  expect(await look(acceptedFile("photo.jpg"), null)).toEqual({
    ...{ ok: false, fault: "unreadable_image" },
  });
  expect(await look(acceptedFile("photo.avif"), null)).toMatchObject({
    ...{ ok: true, sides: null },
  });
});

test.each([
  [{ width: 16_385, height: 10 }, "too_long_side"],
  [{ width: 10_000, height: 5_001 }, "too_many_pixels"],
])("%j is %s", async (sides, fault) => {
  expect(await look(acceptedFile("photo.jpg"), sides)).toEqual({
    ...{ ok: false, fault },
  });
});

test("a file that is too large is not measured, an empty one not read", async () => {
  const bytes = new Uint8Array(await readFile(acceptedFile("photo.jpg")));
  const measure = () => Promise.reject(new Error("it was measured"));
  const small = { ...limits, bytes: bytes.length - 1 };
  expect(await lookAt(new Blob([bytes]), { limits: small, measure })).toEqual({
    ok: false,
    fault: "too_large",
  });
  expect(await lookAt(new Blob([]), { limits, measure })).toEqual({
    ...{ ok: false, fault: "empty_file" },
  });
});

/** As a folder that was dropped, or a file that was removed since. */
class UnreadableFile extends File {
  override slice = () => this;
  override arrayBuffer = () => Promise.reject(new Error("not found"));
}

test("a file that cannot be read is refused in words, and is like no other", async () => {
  const measure = () => Promise.resolve(SIDES);
  const one = new UnreadableFile(["sock"], "left.jpg");
  expect(await lookAt(one, { limits, measure })).toEqual({
    ...{ ok: false, fault: "unreadable_image" },
  });
  const other = new UnreadableFile(["rock"], "right.jpg");
  expect(await isSameFile(one, other)).toBe(false);
  expect(await isSameFile(new File(["sock"], "left.jpg"), one)).toBe(false);
});

test("the same bytes are the same file, whatever it is called", async () => {
  const one = new File(["sock"], "left.jpg");
  expect(await isSameFile(one, new File(["sock"], "right.jpg"))).toBe(true);
  expect(await isSameFile(one, new File(["rock"], "left.jpg"))).toBe(false);
  expect(await isSameFile(one, new File(["socks"], "left.jpg"))).toBe(false);
});
