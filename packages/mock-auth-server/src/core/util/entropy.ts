import { fromBase64url } from './base64url.ts'

/** Bits of entropy of a UUID by version: 4 is random, 7 partly, 1 and 6 contain the clock. */
const UUID_BITS: Readonly<Record<string, number>> = { '1': 14, '4': 122, '6': 14, '7': 74 }
const UUID = /^[0-9a-f]{8}-?[0-9a-f]{4}-?([0-9a-f])[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}$/i
const CLASSES: readonly (readonly [RegExp, number])[] = [
  [/^[0-9]*$/, 10],
  [/^(?:[0-9a-f]*|[0-9A-F]*)$/, 16],
  [/^(?:[a-z0-9]*|[A-Z0-9]*)$/, 36],
  [/^[A-Za-z0-9]*$/, 62],
  [/^[A-Za-z0-9_-]*$/, 64],
  [/^[A-Za-z0-9+/]*={0,2}$/, 64],
  [/^[A-Za-z0-9\-._~]*$/, 66],
]
const PRINTABLE = 94
/** Number of characters that are examined; the rest of a hostile input is ignored. */
const LOOKED_AT = 512

/** Returns the version digit of a UUID, or `undefined` when the text is not one. */
export function parseUuidVersion(text: string): string | undefined {
  return text.includes('-') ? UUID.exec(text)?.[1] : undefined
}

/**
 * Computes an upper bound of the entropy of a text in bits: its length times the logarithm of its alphabet
 * (catalogue B0). It can prove weakness, never strength. In JSON and JWTs only the best member counts.
 */
export function computeEntropyBound(text: string): number {
  const version = parseUuidVersion(text)
  if (version !== undefined) return UUID_BITS[version] ?? 0
  const members = jsonMembers(text)
  if (members) return Math.max(0, ...members.map(computeEntropyBound))
  return plainBound(text.slice(0, LOOKED_AT).replace(/={1,2}$/, ''))
}

function plainBound(text: string): number {
  const once = text.slice(0, period(text))
  if (isRow(once)) return 0
  const distinct = Math.max(1, new Set(once).size)
  const alphabet = CLASSES.find(([pattern]) => pattern.test(text))?.[1] ?? PRINTABLE
  return once.length * Math.log2(distinct <= 4 ? distinct : alphabet)
}

/** Returns the length after which the text repeats itself; its own length when it does not. */
function period(text: string): number {
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

/** Returns the text values in a JSON object, in base64 of one, or in the claims of a JWT. */
function jsonMembers(text: string): string[] | undefined {
  const value = decodeJsonObject(text)
  return value && leaves(value, 0)
}

/** Returns the JSON object that a text is or encodes; `undefined` for ordinary text. */
export function decodeJsonObject(text: string): object | undefined {
  const [, claims] = /^[\w-]+\.([\w-]+)\.[\w-]*$/.exec(text) ?? []
  const decoded = fromBase64url((claims ?? text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''))
  return parseObject(text) ?? (decoded === undefined ? undefined : parseObject(decoded))
}

function parseObject(text: string): object | undefined {
  if (!text.trimStart().startsWith('{')) return undefined
  try {
    return JSON.parse(text) as object
  } catch {
    return undefined
  }
}

function leaves(value: unknown, depth: number): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)]
  if (typeof value !== 'object' || value === null || depth > 4) return []
  return Object.values(value).flatMap((member) => leaves(member, depth + 1))
}
