import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  openPictures,
  type Pictures,
} from "#app/platform/images/pictures.server.ts";
import { PRIVATE_WORDS } from "#test/files/bytes/exif.ts";
import { defaultEnv } from "#test/files/places.ts";
import { acceptedFile, acceptedFiles } from "#test/files/read.ts";
import { openIntake, readHeld } from "#test/files/taking.ts";
import { encodeAvif } from "./avif.server.ts";
import { takePicture } from "./intake.server.ts";

let pictures: Pictures;
beforeAll(() => {
  pictures = openPictures({ env: defaultEnv() });
});
afterAll(() => pictures.close());

/** Every file that visitors may see of a picture. */
async function servedFiles(name: string): Promise<Buffer[]> {
  const intake = await openIntake(pictures);
  const taken = await takePicture(intake, { path: acceptedFile(name) });
  if (!taken.ok) throw new Error(`refused: ${taken.rejection.reason}`);
  const avif = await encodeAvif(intake, { asset: taken.asset, variants: [] });
  if (!avif.ok) throw new Error(`no AVIF: ${avif.rejection.reason}`);
  const variants = [...taken.variants, ...avif.variants];
  return Promise.all(
    variants.map((variant) =>
      readHeld(intake.storage, taken.asset.id, variant),
    ),
  );
}

/** Names that only containers of metadata bear, and the words of ours and of the polyglots. */
const TRACES = [
  ...Object.values(PRIVATE_WORDS),
  ...[
    "Exif\0\0",
    "eXIf",
    "EXIF",
    "xmpmeta",
    "ns.adobe.com",
    "Photoshop 3.0",
    "8BIM",
    "ICC_PROFILE",
    "iCCP",
    "ICCP",
  ],
  ...["tEXt", "zTXt", "iTXt", "<script", "document.title", "PK\x05\x06"],
];

test("the pictures these tests use do carry what must go", async () => {
  const jpeg = await readFile(acceptedFile("private-metadata.jpg"), "latin1");
  for (const word of Object.values(PRIVATE_WORDS)) expect(jpeg).toContain(word);
  const { exif, xmp, iptc, orientation } = await sharp(
    await readFile(acceptedFile("orientation-6.jpg")),
  ).metadata();
  expect([exif, xmp, iptc].every(Boolean)).toBe(true);
  expect(orientation).toBe(6);
});

test.each(acceptedFiles())(
  "nothing private of %s is in any file we serve",
  async (name) => {
    for (const bytes of await servedFiles(name)) {
      const text = bytes.toString("latin1");
      for (const trace of TRACES)
        expect(text.includes(trace), JSON.stringify(trace)).toBe(false);
      const metadata = await sharp(bytes).metadata();
      expect(metadata).not.toHaveProperty("exif");
      expect(metadata).not.toHaveProperty("xmp");
      expect(metadata).not.toHaveProperty("iptc");
      expect(metadata).not.toHaveProperty("icc");
      expect(metadata.orientation ?? 1).toBe(1);
    }
  },
);
