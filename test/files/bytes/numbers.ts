/** Two bytes, the high one first. */
export function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

/** Four bytes, the high one first. */
export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** Two bytes, the low one first. */
export function uint16le(value: number): Buffer {
  return uint16(value).reverse();
}

/** Four bytes, the low one first. */
export function uint32le(value: number): Buffer {
  return uint32(value >>> 0).reverse();
}

/** Three bytes, the low one first. */
export function uint24le(value: number): Buffer {
  return uint32le(value).subarray(0, 3);
}
