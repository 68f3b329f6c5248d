/** Bits of a character of base64url, hex and digits. */
const ALPHABETS: readonly (readonly [pattern: RegExp, bits: number])[] = [
  [/^\d*$/, Math.log2(10)],
  [/^[\da-f-]*$/i, 4],
  [/^[\da-z]*$/, Math.log2(36)],
  [/^[\da-z]*$/i, Math.log2(62)],
]
const BASE64_BITS = 6

/** Bits of luck, one in a million, that random values may have in what they begin with. */
const LUCK_BITS = 20

/**
 * Returns the most bits that cannot be predicted in values of one kind: only what follows their common beginning
 * counts, by the smallest alphabet that all of them fit, and as much of the beginning as chance can make alike. An
 * upper bound; what looks random can still be predictable.
 */
export function estimateEntropy(values: readonly string[]): number {
  const different = [...new Set(values)]
  const shared = different.length < 2 ? 0 : countShared(different)
  const bits = findBits(different.map((value) => value.slice(shared)).join(''))
  const alikeByChance = Math.min(shared, Math.floor(LUCK_BITS / bits / Math.max(1, different.length - 1)))
  return (Math.min(...different.map(({ length }) => length)) - shared + alikeByChance) * bits
}

/** Counts the characters that all values begin with. */
function countShared([first = '', ...others]: readonly string[]): number {
  const at = [...first].findIndex((character, index) => others.some((other) => other[index] !== character))
  return at === -1 ? first.length : at
}

const findBits = (text: string): number =>
  ALPHABETS.find(([pattern]) => pattern.test(text))?.[1] ?? BASE64_BITS
