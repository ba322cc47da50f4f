import { uint32 } from "./numbers.ts";

/** A box of an ISO base media file, such as AVIF. */
export function box(type: string, ...content: Buffer[]): Buffer {
  const data = Buffer.concat(content);
  return Buffer.concat([
    uint32(8 + data.length),
    Buffer.from(type, "latin1"),
    data,
  ]);
}

/** A box that starts with its version and flags, both 0. */
export function fullBox(type: string, ...content: Buffer[]): Buffer {
  return box(type, Buffer.alloc(4), ...content);
}

/** The file type box: the major brand first. */
export function fileType(...brands: [string, ...string[]]): Buffer {
  const [major, ...compatible] = brands.map((brand) =>
    Buffer.from(brand, "latin1"),
  );
  return box("ftyp", ...(major ? [major] : []), Buffer.alloc(4), ...compatible);
}

/** An AVIF that claims a size, and an image sequence beside it where there are several frames. Holds no pixels. */
export function avifClaim(width: number, height: number, frames = 1): Buffer {
  const size = fullBox("ispe", uint32(width), uint32(height));
  const meta = fullBox("meta", box("iprp", box("ipco", size)));
  const samples = fullBox("stsz", uint32(0), uint32(frames));
  const movie = box(
    "moov",
    box("trak", box("mdia", box("minf", box("stbl", samples)))),
  );
  const isSequence = frames > 1;
  const brand = isSequence ? "avis" : "avif";
  return Buffer.concat([
    fileType(brand, "mif1", "miaf"),
    meta,
    ...(isSequence ? [movie] : []),
  ]);
}
