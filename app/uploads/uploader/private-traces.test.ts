import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { acceptedFile } from "#test/files/read.ts";
import { findPrivateTraces } from "./private-traces.ts";

const read = (name: string) => new Uint8Array(readFileSync(acceptedFile(name)));

test("a photo of a telephone tells its place, its device and its author", () => {
  expect(findPrivateTraces(read("private-metadata.jpg"))).toEqual([
    ...["place", "device", "author"],
  ]);
});

test.each(["photo.jpg", "progressive.jpg", "photo.png", "photo.avif"])(
  "%s tells nothing",
  (name) => {
    expect(findPrivateTraces(read(name))).toEqual([]);
  },
);

test("a photo that ends anywhere is read without a fault", () => {
  const photo = read("private-metadata.jpg");
  for (let length = 0; length < 600; length++)
    expect(() => findPrivateTraces(photo.subarray(0, length))).not.toThrow();
});

test("lengths that lead nowhere are nobody's trace", () => {
  const photo = read("private-metadata.jpg").slice();
  for (let at = 2; at < 60; at++) {
    const broken = photo.slice();
    broken[at] = 0xff;
    expect(() => findPrivateTraces(broken)).not.toThrow();
  }
});
