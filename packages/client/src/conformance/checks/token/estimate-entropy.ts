/** Bits of a character of base64url, hex and digits. */
const ALPHABETS: readonly (readonly [pattern: RegExp, bits: number])[] = [
  [/^\d*$/, Math.log2(10)],
  [/^[\da-f-]*$/i, 4],
  [/^[\da-z]*$/, Math.log2(36)],
  [/^[\da-z]*$/i, Math.log2(62)],
]
const BASE64_BITS = 6

/**
 * Returns the most bits that cannot be predicted in values of one kind: only the part that changes from value to value
 * counts, by its smallest alphabet. An upper bound; what looks random can still be predictable.
 */
export function estimateEntropy(values: readonly string[]): number {
  const shared = values.length < 2 ? 0 : countShared(values)
  const parts = values.map((value) => value.slice(shared))
  return Math.min(...parts.map((part) => part.length * findBits(part)))
}

/** Counts the characters that all values begin with. */
function countShared([first = '', ...others]: readonly string[]): number {
  const at = [...first].findIndex((character, index) => others.some((other) => other[index] !== character))
  return at === -1 ? first.length : at
}

const findBits = (part: string): number =>
  ALPHABETS.find(([pattern]) => pattern.test(part))?.[1] ?? BASE64_BITS
