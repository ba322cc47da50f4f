import { deflateSync } from "node:zlib";
import { exif, PRIVATE_WORDS } from "./bytes/exif.ts";
import { jpegSegment, withJpegSegments } from "./bytes/jpeg.ts";
import { pngChunk, withPngChunks } from "./bytes/png.ts";
import { uint16 } from "./bytes/numbers.ts";

const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:City="${PRIVATE_WORDS.place}"/></rdf:RDF></x:xmpmeta>`;

/** A JPEG with everything that a phone and an editor leave in it: EXIF with GPS and a thumbnail, XMP, IPTC, a comment. */
export function withPrivateJpegMetadata(
  picture: Buffer,
  { orientation = 1 } = {},
): Buffer {
  return withJpegSegments(
    picture,
    jpegSegment(
      0xe1,
      Buffer.concat([Buffer.from("Exif\0\0"), exif({ orientation })]),
    ),
    jpegSegment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${XMP}`)),
    jpegSegment(0xed, iptc()),
    jpegSegment(0xfe, Buffer.from(PRIVATE_WORDS.comment)),
  );
}

/** A PNG with EXIF, XMP, and text in all three kinds of chunk. */
export function withPrivatePngMetadata(
  picture: Buffer,
  { orientation = 1 } = {},
): Buffer {
  const compressed = deflateSync(Buffer.from(PRIVATE_WORDS.comment));
  return withPngChunks(
    picture,
    pngChunk("eXIf", exif({ orientation })),
    pngChunk("tEXt", Buffer.from(`Author\0${PRIVATE_WORDS.author}`)),
    pngChunk("zTXt", Buffer.concat([Buffer.from("Comment\0\0"), compressed])),
    pngChunk("iTXt", Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${XMP}`)),
  );
}

/** A Photoshop resource block with one IPTC record: 2:80, the by-line. */
function iptc(): Buffer {
  const author = Buffer.from(PRIVATE_WORDS.author);
  const record = Buffer.concat([
    Buffer.from([0x1c, 2, 80]),
    uint16(author.length),
    author,
  ]);
  const padded = Buffer.concat([record, Buffer.alloc(record.length % 2)]);
  const resource = Buffer.concat([
    Buffer.from("8BIM"),
    uint16(0x0404),
    uint16(0),
    uint16(0),
    uint16(record.length),
  ]);
  return Buffer.concat([Buffer.from("Photoshop 3.0\0"), resource, padded]);
}
