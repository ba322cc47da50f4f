// What is taken and what is refused, by real bytes. A change here is a change of policy.
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  openPictures,
  type Pictures,
} from "#app/platform/images/pictures.server.ts";
import { METADATA_BOMBS, phonePhoto } from "#test/files/giants.ts";
import { defaultEnv, temporaryFile } from "#test/files/places.ts";
import { acceptedFile, acceptedFiles, refusedFiles } from "#test/files/read.ts";
import { openIntake } from "#test/files/taking.ts";
import { takePicture } from "./intake.server.ts";

let pictures: Pictures;
beforeAll(() => {
  pictures = openPictures({ env: defaultEnv() });
});
afterAll(() => pictures.close());

/** Takes a file; answers the reason of a refusal, after which nothing may be left. */
async function take(path: string): Promise<string> {
  const intake = await openIntake(pictures);
  const taken = await takePicture(intake, { path });
  if (taken.ok) return "taken";
  expect(await intake.leftovers()).toEqual([]);
  return taken.rejection.reason;
}

test.each(acceptedFiles())("%s is taken", async (name) => {
  expect(await take(acceptedFile(name))).toBe("taken");
});

test.each(refusedFiles())(
  "$name is refused: $reason",
  async ({ path, reason }) => {
    expect(await take(path)).toBe(reason);
  },
);

test.each(Object.entries(METADATA_BOMBS))(
  "a picture with %s is taken without it",
  async (_what, make) => {
    expect(await take(await temporaryFile(await make()))).toBe("taken");
  },
);

describe("a picture that ends too early", () => {
  const names = [
    "photo.jpg",
    "progressive.jpg",
    "photo.png",
    "interlaced.png",
    "photo.webp",
    "transparent.webp",
  ];
  const others = ["animation.webp", "photo.avif", "transparent.avif"];
  const shares = [0.2, 0.5, 0.8, 0.95];

  test.each([...names, ...others])("is refused: %s", async (name) => {
    const whole = await readFile(acceptedFile(name));
    for (const share of shares) {
      const part = whole.subarray(0, Math.floor(whole.length * share));
      expect(await take(await temporaryFile(part)), `${share} of it`).toBe(
        "unreadable_image",
      );
    }
  });

  test("is refused when only the last kilobyte of a phone's photo is missing", async () => {
    const whole = await phonePhoto();
    const part = whole.subarray(0, whole.length - 1024);
    expect(await take(await temporaryFile(part))).toBe("unreadable_image");
  });

  test("may be taken when it is a GIF, up to the last whole frame", async () => {
    const whole = await readFile(acceptedFile("animation.gif"));
    const part = whole.subarray(0, Math.floor(whole.length * 0.8));
    expect(["taken", "unreadable_image"]).toContain(
      await take(await temporaryFile(part)),
    );
  });
});

test("a file beyond the limit of bytes is refused whatever it holds", async () => {
  const whole = await readFile(acceptedFile("photo.jpg"));
  const padding = Buffer.alloc(pictures.limits.bytes - whole.length + 1);
  expect(await take(await temporaryFile(Buffer.concat([whole, padding])))).toBe(
    "too_large",
  );
});
