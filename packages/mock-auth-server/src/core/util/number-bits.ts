import { isLikely } from './alphabet.ts'

/** Bits of the random numbers that programs write down: 32 or 16 bytes. */
const BITS = [256, 128]

/** Bases of numerals without leading zeros, each with the pattern of its digits, the smallest first. */
const BASES: readonly (readonly [RegExp, number])[] = [
  [/^[1-9][0-9]*$/, 10],
  [/^(?:[1-9a-f][0-9a-f]*|[1-9A-F][0-9A-F]*)$/, 16],
  [/^(?:[1-9a-v][0-9a-v]*|[1-9A-V][0-9A-V]*)$/, 32],
  [/^(?:[1-9a-z][0-9a-z]*|[1-9A-Z][0-9A-Z]*)$/, 36],
  [/^[1-9A-Za-z][0-9A-Za-z]*$/, 62],
]

/**
 * Finds how many random bits the numbers have that these values can be, all by one generator with an alphabet of that
 * size; 0 when they can be none of 16 or 32 bytes. A numeral has no leading zeros, so that one in some hundred is a
 * few digits shorter.
 */
export function findNumberBits(values: readonly string[], alphabetSize: number): number {
  const base = BASES.find(([pattern]) => values.every((value) => pattern.test(value)))?.[1]
  if (base === undefined || alphabetSize < base) return 0
  const digitBits = Math.log2(base)
  const longest = Math.max(...values.map(({ length }) => length))
  const fits = (bits: number) =>
    longest <= Math.ceil(bits / digitBits) && isLikely(values.length * (longest * digitBits - bits))
  return BITS.find(fits) ?? 0
}
