import { findDecimalProblem } from './find-decimal-problem.ts'
import { findNarrativeProblem } from './narrative.ts'

const MONTH = '(?:0[1-9]|1[0-2])'
const DAY = '(?:0[1-9]|[12]\\d|3[01])'
const TIME = '(?:[01]\\d|2[0-3]):[0-5]\\d:(?:[0-5]\\d|60)(?:\\.\\d+)?'
const ZONE = '(?:Z|[+-](?:(?:0\\d|1[0-3]):[0-5]\\d|14:00))'

/** Forms of the string types; a date may be of a day that does not exist. */
const PATTERNS: Readonly<Record<string, RegExp>> = {
  id: /^[A-Za-z0-9\-.]{1,64}$/,
  code: /^\S+(?: \S+)*$/,
  uri: /^\S+$/,
  url: /^\S+$/,
  canonical: /^\S+$/,
  oid: /^urn:oid:[0-2](?:\.(?:0|[1-9]\d*))+$/,
  uuid: /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  date: new RegExp(`^\\d{4}(?:-${MONTH}(?:-${DAY})?)?$`),
  dateTime: new RegExp(`^\\d{4}(?:-${MONTH}(?:-${DAY}(?:T${TIME}${ZONE})?)?)?$`),
  instant: new RegExp(`^\\d{4}-${MONTH}-${DAY}T${TIME}${ZONE}$`),
  time: new RegExp(`^${TIME}$`),
  base64Binary: /^[0-9A-Za-z+/\s]+(?:=\s*){0,2}$/,
  string: /./su,
  markdown: /./su,
  xhtml: /./su,
}
const DATES = new Set(['date', 'dateTime', 'instant'])
/** Types of which the form has no room for forbidden characters. */
const ASCII = new Set([...DATES, 'id', 'oid', 'uuid', 'time'])
/** Characters that no string may have (R4 §2.24.0.1); unpaired surrogates are no characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\p{Surrogate}]/u

const RANGES: Readonly<Record<string, readonly [low: number, high: number]>> = {
  integer: [-2147483648, 2147483647],
  unsignedInt: [0, 2147483647],
  positiveInt: [1, 2147483647],
}

/** Returns the reason why a primitive value is invalid, or `undefined` (R4 §2.24). */
export function findPrimitiveProblem(type: string, value: unknown): string | undefined {
  if (type === 'boolean') return typeof value === 'boolean' ? undefined : 'must be true or false'
  const range = RANGES[type]
  if (range) {
    const [low, high] = range
    const fits = Number.isInteger(value) && (value as number) >= low && (value as number) <= high
    return fits ? undefined : `must be a whole number from ${low} to ${high}`
  }
  if (type === 'decimal') return findDecimalProblem(value)
  if (typeof value !== 'string') return `must be a string of type ${type}`
  return findStringProblem(type, value)
}

function findStringProblem(type: string, value: string): string | undefined {
  const isLong = value.length > 1_048_576 && type !== 'base64Binary' && type !== 'xhtml'
  if (isLong) return 'is longer than 1 MB'
  if (PATTERNS[type]?.test(value) === false) return `is not a valid ${type}: "${value.slice(0, 40)}"`
  if (type === 'base64Binary')
    return isBase64Length(value) ? undefined : 'is not base64: characters are missing'
  if (!ASCII.has(type) && FORBIDDEN.test(value)) return 'has a control character, or half of a character'
  if (DATES.has(type)) return isRealDate(value) ? undefined : `is a date that does not exist: "${value}"`
  return type === 'xhtml' ? findNarrativeProblem(value) : undefined
}

/** Returns `true` when base64 has four characters for each three bytes, white space aside. */
function isBase64Length(text: string): boolean {
  const spaces = /\s/.test(text) ? (text.match(/\s+/g) ?? []).join('').length : 0
  const length = text.length - spaces
  return length > 0 && length % 4 === 0
}

/** Returns `true` when the year is not 0000 and the month has the day. */
function isRealDate(text: string): boolean {
  if (text.startsWith('0000')) return false
  const day = Number(text.slice(8, 10))
  if (day <= 28) return true
  const [year, month] = [Number(text.slice(0, 4)), Number(text.slice(5, 7))]
  return new Date(Date.UTC(2000 + (year % 400), month - 1, day)).getUTCDate() === day
}

const PRIMITIVES = new Set([...Object.keys(PATTERNS), ...Object.keys(RANGES), 'boolean', 'decimal'])

/** Returns `true` when the value of this type is not an object. */
export function isPrimitive(type: string): boolean {
  return PRIMITIVES.has(type)
}
