import { uint24le, uint32le } from "./numbers.ts";

/** A chunk of a RIFF file, padded to an even length. */
export function riffChunk(type: string, data: Buffer): Buffer {
  const padding = Buffer.alloc(data.length % 2);
  return Buffer.concat([
    Buffer.from(type, "latin1"),
    uint32le(data.length),
    data,
    padding,
  ]);
}

export function webp(...chunks: Buffer[]): Buffer {
  return riffChunk("RIFF", Buffer.concat([Buffer.from("WEBP"), ...chunks]));
}

/** A lossless bitstream header that claims a size of up to 16,384 a side, and little behind it. */
export function webpLossless(width: number, height: number): Buffer {
  const size = uint32le((width - 1) | ((height - 1) << 14));
  return riffChunk(
    "VP8L",
    Buffer.concat([Buffer.from([0x2f]), size, Buffer.alloc(9)]),
  );
}

/** An animated WebP of frames that hold nothing. */
export function animatedWebp(
  width: number,
  height: number,
  frames: number,
): Buffer {
  const canvas = Buffer.concat([uint24le(width - 1), uint24le(height - 1)]);
  const head = riffChunk(
    "VP8X",
    Buffer.concat([Buffer.from([0x02, 0, 0, 0]), canvas]),
  );
  const frame = riffChunk(
    "ANMF",
    Buffer.concat([Buffer.alloc(16), webpLossless(1, 1)]),
  );
  return webp(
    head,
    riffChunk("ANIM", Buffer.alloc(6)),
    Buffer.alloc(frame.length * frames, frame),
  );
}
