/** Milliseconds around a request in which a number counts as the time at which a value was made. */
const NEAR_MS = 5 * 60_000

/** Milliseconds from 1582, the epoch of version 1 and 6 UUIDs, to 1970. */
const GREGORIAN_MS = 12_219_292_800_000
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A notation of the time: the characters that hold it, as the first group, and how to read milliseconds. */
interface Clock {
  readonly pattern: RegExp
  readonly read: (digits: string) => number
}

const edge = (digits: string): RegExp[] => [
  new RegExp(`(?<![A-Za-z0-9])(${digits})`, 'i'),
  new RegExp(`(${digits})(?![A-Za-z0-9])`, 'i'),
]
const clocks = (digits: string, read: Clock['read']): Clock[] =>
  edge(digits).map((pattern) => ({ pattern, read }))

const CLOCKS: readonly Clock[] = [
  { pattern: /([0-9a-f]{12}1[0-9a-f]{3})[89ab][0-9a-f]{15}/i, read: readVersion1 },
  { pattern: /([0-9a-f]{12}6[0-9a-f]{3})[89ab][0-9a-f]{15}/i, read: readVersion6 },
  { pattern: /^([0-7][0-9A-HJKMNP-TV-Z]{9})[0-9A-HJKMNP-TV-Z]{16}$/i, read: readCrockford },
  ...clocks('[0-9]{19}', (digits) => Number(digits) / 1e6),
  ...clocks('[0-9]{16}', (digits) => Number(digits) / 1000),
  ...clocks('[0-9]{13}', Number),
  ...clocks('[0-9]{10}', (digits) => Number(digits) * 1000),
  ...clocks('0?[0-9a-f]{11}', (digits) => Number.parseInt(digits, 16)),
]

/**
 * Returns a text without the time at which it was made: digits at its edges, a version 1, 6 or 7 UUID without
 * hyphens, or a ULID. Only a time near `at` (milliseconds since 1970) counts: random digits may stand in the
 * same places.
 */
export function withoutClock(text: string, at: number): string {
  for (const { pattern, read } of CLOCKS) {
    const digits = pattern.exec(text)?.[1]
    if (digits !== undefined && Math.abs(read(digits) - at) <= NEAR_MS) {
      return text.replace(digits, '').replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '')
    }
  }
  return text
}

function readVersion1(hex: string): number {
  return fromGregorian(hex.slice(13) + hex.slice(8, 12) + hex.slice(0, 8))
}

function readVersion6(hex: string): number {
  return fromGregorian(hex.slice(0, 12) + hex.slice(13))
}

function fromGregorian(hex: string): number {
  return Number(BigInt(`0x${hex}`) / 10_000n) - GREGORIAN_MS
}

function readCrockford(digits: string): number {
  return [...digits.toUpperCase()].reduce((sum, digit) => sum * 32 + CROCKFORD.indexOf(digit), 0)
}
