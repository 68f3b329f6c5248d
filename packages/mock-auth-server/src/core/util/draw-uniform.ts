/** Computes FNV-1a over UTF-16 units, finished by an avalanche, as an unsigned 32-bit number. */
function hash(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** Returns a number in [0, 1) that depends only on its key, so that concurrency cannot change a draw. */
export function drawUniform(...key: readonly (string | number)[]): number {
  return hash(key.join('\u0000')) / 0x1_0000_0000
}
