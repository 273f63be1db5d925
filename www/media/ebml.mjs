// Writes EBML elements, the grammar under WebM. Knows lengths and numbers, nothing of film.

/** A whole number in as few bytes as it needs, or in exactly `size` bytes. */
export function uint(value, size = 0) {
  const bytes = [];
  for (let rest = BigInt(value); rest > 0n || bytes.length < Math.max(size, 1); rest >>= 8n) {
    bytes.unshift(Number(rest & 0xffn));
  }
  return Buffer.from(bytes);
}

export function float(value) {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return bytes;
}

// A length is written with a marker bit in front that says how many bytes it takes.
function lengthOf(size) {
  for (let bytes = 1; bytes <= 8; bytes += 1) {
    if (BigInt(size) < (1n << BigInt(7 * bytes)) - 1n) {
      return uint((1n << BigInt(7 * bytes)) | BigInt(size), bytes);
    }
  }
  throw new RangeError(`an element of ${size} bytes is too long`);
}

/** An element: its id (marker bits included), its length, its content. */
export function element(id, ...content) {
  const body = Buffer.concat(content.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
  return Buffer.concat([uint(id), lengthOf(body.length), body]);
}
