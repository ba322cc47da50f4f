import { describe, expect, test } from "vitest";
import { fileType } from "#test/files/bytes/iso-media.ts";
import { sniffFormat } from "./formats.ts";

const bytes = (text: string) => Buffer.from(text, "latin1");

describe("the first bytes of a file", () => {
  test.each([
    ["jpeg", bytes("\xff\xd8\xff\xe0")],
    ["png", bytes("\x89PNG\r\n\x1a\n\0\0\0\rIHDR")],
    ["gif", bytes("GIF87a")],
    ["gif", bytes("GIF89a")],
    ["webp", bytes("RIFF\x10\0\0\0WEBPVP8 ")],
    ["webp", bytes("RIFF\x10\0\0\0WEBPVP8L")],
    ["webp", bytes("RIFF\x0a\x0d\0\0WEBPVP8X")],
    ["avif", fileType("avif", "mif1", "miaf")],
    ["avif", fileType("mif1", "avif")],
    ["avif", fileType("avis", "msf1")],
    ["heic", fileType("heic", "mif1")],
    ["heic", fileType("mif1", "heix")],
    ["heic", fileType("avif", "heic")],
  ])("are known as %s", (format, firstBytes) => {
    expect(sniffFormat(firstBytes)).toBe(format);
  });

  test.each([
    ["nothing", ""],
    ["half a JPEG signature", "\xff\xd8"],
    [
      "a PNG signature with another first chunk",
      "\x89PNG\r\n\x1a\n\0\0\0\rIDAT",
    ],
    ["a GIF of no known version", "GIF88a"],
    ["a GIF signature after a blank", " GIF89a"],
    ["a RIFF of sound", "RIFF\x10\0\0\0WAVEfmt "],
    ["a WebP of an unknown chunk", "RIFF\x10\0\0\0WEBPVP9 "],
    ["an SVG", "<svg xmlns='http://www.w3.org/2000/svg'/>"],
    ["a TIFF", "II*\0"],
    ["a libvips picture", "\x08\xf2\xa6\xb6"],
    ["a JPEG XL", "\xff\x0a"],
    [
      "a file type box that says it is longer than the file",
      "\0\0\0\x20ftypavif\0\0\0\0",
    ],
    ["a file type box too short for a brand", "\0\0\0\x0cftypavif"],
  ])("refuse %s", (_what, firstBytes) => {
    expect(sniffFormat(bytes(firstBytes))).toBeNull();
  });

  test("name no format for a video in the same container", () => {
    expect(sniffFormat(fileType("isom", "iso2", "avc1", "mp41"))).toBeNull();
  });
});
