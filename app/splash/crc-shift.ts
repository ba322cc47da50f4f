/**
 * Joins CRC-32 checksums without reading the bytes again. Appending zeros is linear over GF(2), so it is a
 * 32 x 32 bit matrix, and the matrix for n zeros is built by squaring, as zlib's crc32_combine does.
 */
const POLYNOMIAL = 0xedb88320;
const BITS = 32;

/** The matrix that appends so many zero bytes: column i is what bit i becomes. */
export function crcShift(bytes: number): Uint32Array {
  let power = oneZeroByte();
  let result = identity();
  for (let rest = bytes; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = multiply(power, result);
    power = multiply(power, power);
  }
  return result;
}

/** The checksum after the zeros that the matrix stands for. */
export function applyShift(matrix: Uint32Array, crc: number): number {
  let sum = 0;
  for (let bit = 0, rest = crc; rest !== 0; bit++, rest >>>= 1) {
    if (rest & 1) sum ^= matrix[bit] ?? 0;
  }
  return sum >>> 0;
}

function identity(): Uint32Array {
  return Uint32Array.from({ length: BITS }, (_, bit) => (1 << bit) >>> 0);
}

function oneZeroByte(): Uint32Array {
  const oneBit = identity().map((_, bit) =>
    bit === 0 ? POLYNOMIAL : (1 << (bit - 1)) >>> 0,
  );
  const twoBits = multiply(oneBit, oneBit);
  const fourBits = multiply(twoBits, twoBits);
  return multiply(fourBits, fourBits);
}

function multiply(left: Uint32Array, right: Uint32Array): Uint32Array {
  return right.map((column) => applyShift(left, column));
}
