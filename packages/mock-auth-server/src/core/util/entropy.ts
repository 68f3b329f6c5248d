import { computeAlphabetSize, isLikely, logOfChoices } from './alphabet.ts'
import { decodeJsonObject, listLeaves } from './json-text.ts'
import { findNumberBits } from './number-bits.ts'
import { withoutClock } from './without-clock.ts'

/** The origin of a value, as far as it is known. */
export interface ValueOrigin {
  /** Time at which it was sent, in milliseconds since 1970; without it, no clock is looked for. */
  readonly at?: number
  /** Other values by the same generator: they show its alphabet. */
  readonly others?: readonly string[]
}

const UUID =
  /(?<![0-9a-z])([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})(?![0-9a-z])/gi
const PADDED = /^((?:[\w+/-]{4})*(?:[\w+/-]{2}(?===$)|[\w+/-]{3}(?==$)))={1,2}$/
/** Number of characters that are examined; the rest of a hostile input is ignored. */
const LOOKED_AT = 512

/**
 * Computes an upper bound of the entropy of a text in bits: its length times the logarithm of the largest
 * alphabet that it can be drawn from (catalogue B0). It can prove weakness, never strength. The layout of a
 * UUID and the time of the request count nothing; in JSON and JWTs only the best member counts.
 */
export function computeEntropyBound(text: string, { at, others = [] }: ValueOrigin = {}): number {
  const content = decodeJsonObject(text)
  if (content) {
    const origin = at === undefined ? {} : { at }
    return Math.max(0, ...listLeaves(content).map((leaf) => computeEntropyBound(leaf, origin)))
  }
  const drawn = toDrawn(text, at)
  const once = drawn.slice(0, findPeriod(drawn))
  if (isRow(once)) return 0
  const values = [once, ...others.map((other) => toDrawn(other))]
  const size = computeAlphabetSize(values.join(''))
  return Math.max(once.length * Math.log2(size), findNumberBits(values, size))
}

/**
 * Computes an upper bound of the entropy, in bits, of what changes from one of these values to the next. Random
 * values may have some characters in common: those that chance can explain count as changing.
 */
export function computeChangingBound(values: readonly string[]): number {
  const columns = listColumns(values)
  if (columns) return Math.max(0, ...columns.map((column) => computeChangingBound(column)))
  const drawn = values.map((value) => toDrawn(value)).toReversed()
  const [changing = '', ...others] = listVaryingParts(drawn)
  const size = computeAlphabetSize(changing + others.join(''))
  const kept = (drawn[0]?.length ?? 0) - changing.length
  const alike = countAlikeByChance(changing.length, kept, (values.length - 1) * Math.log2(size))
  return computeEntropyBound(changing, { others }) + alike * Math.log2(size)
}

/** Returns the members of JSON values side by side; `undefined` when the values are not all of one shape. */
function listColumns(values: readonly string[]): string[][] | undefined {
  const rows = values.map((value) => listLeaves(decodeJsonObject(value)))
  const [first = []] = rows
  if (first.length === 0 || rows.some(({ length }) => length !== first.length)) return undefined
  return first.map((_, index) => rows.map((row) => row[index] ?? ''))
}

/** Returns how many of the characters that values have in common chance can explain. */
function countAlikeByChance(varying: number, kept: number, bitsPerCharacter: number): number {
  let alike = 0
  while (
    alike < kept &&
    isLikely(logOfChoices(varying + alike + 1, alike + 1) - (alike + 1) * bitsPerCharacter)
  )
    alike += 1
  return alike
}

/**
 * Returns what is not alike in all texts: the characters at the positions that differ; in texts of several lengths,
 * what stands between their common beginning and end.
 */
function listVaryingParts(texts: readonly string[]): string[] {
  const [first = '', ...others] = texts
  const positions = [...first].map((_, index) => index)
  const differs = (index: number) => others.some((other) => other[index] !== first[index])
  if (others.every(({ length }) => length === first.length)) {
    const varying = positions.filter(differs)
    return texts.map((text) => varying.map((index) => text[index] ?? '').join(''))
  }
  const begin = positions.findIndex(differs)
  const end = positions.findIndex((back) =>
    others.some((other) => other.at(-1 - back) !== first.at(-1 - back)),
  )
  return texts.map((text) =>
    text.slice(begin < 0 ? first.length : begin, end < 0 ? 0 : Math.max(0, text.length - end)),
  )
}

/** Returns the characters that a generator has drawn: without padding, the layout of a UUID, and the time. */
function toDrawn(text: string, at?: number): string {
  const plain = text.slice(0, LOOKED_AT).replace(UUID, '$1$2$3$4$5').replace(PADDED, '$1')
  return (at === undefined ? plain : withoutClock(plain, at)).replace(/(.)\1{9,}/g, '')
}

/** Returns the length after which the text repeats itself; its own length when it does not. */
function findPeriod(text: string): number {
  for (let length = 1; length <= text.length / 2; length += 1) {
    if (text.startsWith(text.slice(length))) return length
  }
  return text.length
}

/** Returns `true` for consecutive characters, such as `abcdef` or `987654`. */
function isRow(text: string): boolean {
  const step = text.length < 4 ? undefined : text.charCodeAt(1) - text.charCodeAt(0)
  if (step === undefined || Math.abs(step) > 1) return false
  return [...text].every((_, at) => at === 0 || text.charCodeAt(at) - text.charCodeAt(at - 1) === step)
}
