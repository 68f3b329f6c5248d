/** Returns that many bytes. */
export type RandomBytes = (count: number) => Buffer

/** Creates a generator of the bytes that follow from a seed. */
export function createRandomBytes(seed: number): RandomBytes {
  let state = seed * 2_654_435_761
  const next = () => {
    // mulberry32: small, and good enough for characters.
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 8) & 255
  }
  return (count) => Buffer.from(Array.from({ length: count }, next))
}
