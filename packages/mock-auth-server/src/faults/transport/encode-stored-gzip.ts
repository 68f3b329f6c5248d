const BLOCK = 65_535

/**
 * Creates a gzip file (RFC 1952) whose deflate blocks are stored uncompressed: legal for every reader, and
 * created synchronously.
 */
export function encodeStoredGzip(bytes: Uint8Array): Uint8Array {
  const out: number[] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]
  for (let at = 0; at === 0 || at < bytes.length; at += BLOCK) {
    const block = bytes.subarray(at, at + BLOCK)
    const last = at + BLOCK >= bytes.length
    out.push(last ? 1 : 0, ...littleEndian(block.length, 2), ...littleEndian(~block.length & 0xffff, 2))
    for (const byte of block) out.push(byte)
  }
  out.push(...littleEndian(crc32(bytes), 4), ...littleEndian(bytes.length, 4))
  return Uint8Array.from(out)
}

function littleEndian(value: number, size: number): number[] {
  return Array.from({ length: size }, (_, at) => (value >>> (8 * at)) & 0xff)
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return (crc ^ 0xffffffff) >>> 0
}
