import { Decimal, seal } from './decimal.ts'

/**
 * Parses JSON as `JSON.parse` does, but without loss: a number that cannot be written again as given is a `Decimal`.
 * Throws `SyntaxError`, or `RangeError` for what has more `levels` of objects and arrays.
 */
export function parseJson(text: string, levels = Number.POSITIVE_INFINITY): unknown {
  const value: unknown = JSON.parse(text)
  const sealed = sealNumbers(text, levels)
  return sealed === text ? value : fromPlainJson(JSON.parse(sealed))
}

const SEALED = new RegExp(`"${seal.mark}([-+.\\deE]+)"`, 'g')

/** Writes JSON as `JSON.stringify` does, with the text of each `Decimal`. */
export function serializeJson(value: unknown, indent?: number): string {
  return encodeJson(value, indent).text
}

/** Writes JSON like `serializeJson`, and tells whether there is a `Decimal`: `JSON.parse` reads back what has none. */
export function encodeJson(value: unknown, indent?: number): { text: string; hasDecimals: boolean } {
  seal.isOpen = true
  seal.wasUsed = false
  try {
    const text = JSON.stringify(value, null, indent)
    const hasDecimals = seal.wasUsed
    return { text: hasDecimals ? text.replace(SEALED, '$1') : text, hasDecimals }
  } finally {
    seal.isOpen = false
  }
}

/** Returns a deep copy in which each `Decimal` is a marked string, for code that knows only plain JSON. */
export function toPlainJson(value: unknown): unknown {
  if (value instanceof Decimal) return seal.put(value.text)
  if (Array.isArray(value)) return value.map(toPlainJson)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toPlainJson(item)]))
}

/** Replaces the marked strings in plain JSON by decimals, in place. */
export function fromPlainJson(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.startsWith(seal.mark) ? new Decimal(value.slice(seal.mark.length)) : value
  }
  if (typeof value !== 'object' || value === null) return value
  const holder = value as Record<string, unknown>
  for (const key of Object.keys(holder)) {
    const item = holder[key]
    if (typeof item === 'string' || typeof item === 'object') holder[key] = fromPlainJson(item)
  }
  return value
}

const [QUOTE, BACKSLASH, MINUS, DOT, ZERO, NINE] = [0x22, 0x5c, 0x2d, 0x2e, 0x30, 0x39]
const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d]

/** Returns valid JSON with the numbers that need a `Decimal` as marked strings. */
function sealNumbers(text: string, levels: number): string {
  let sealed = ''
  let kept = 0
  let level = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === QUOTE) i = endOfString(text, i)
    else if (code === MINUS || (code >= ZERO && code <= NINE)) {
      const end = endOfNumber(text, i)
      if (!isRenderedAlike(text, i, end)) {
        sealed += `${text.slice(kept, i)}"${seal.mark}${text.slice(i, end)}"`
        kept = end
      }
      i = end - 1
    } else if (code === OPEN_OBJECT || code === OPEN_ARRAY) {
      if (++level > levels) throw new RangeError(`JSON may be nested at most ${levels} levels`)
    } else if (code === CLOSE_OBJECT || code === CLOSE_ARRAY) level--
  }
  return kept === 0 ? text : sealed + text.slice(kept)
}

/** Returns the index of the quote that ends a string. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); ; end = text.indexOf('"', end + 1)) {
    let before = end - 1
    while (text.charCodeAt(before) === BACKSLASH) before--
    if ((end - before) % 2 === 1) return end
  }
}

function endOfNumber(text: string, start: number): number {
  let end = start + 1
  while (isNumberPart(text.charCodeAt(end))) end++
  return end
}

/** Returns `true` for digits, `+`, `-`, `.`, `e` and `E`. */
function isNumberPart(code: number): boolean {
  return (
    (code >= ZERO && code <= NINE) ||
    code === DOT ||
    code === 0x65 ||
    code === 0x45 ||
    code === MINUS ||
    code === 0x2b
  )
}

/** Returns `true` when JavaScript writes the number as it is given: decided by its characters where possible. */
function isRenderedAlike(text: string, start: number, end: number): boolean {
  const isShort = end - start <= 15
  if (isShort && text.charCodeAt(start) >= ZERO + 1) {
    let hasDot = false
    let isPlain = true
    for (let i = start; i < end; i++) {
      const code = text.charCodeAt(i)
      if (code === DOT) hasDot = true
      else if (code < ZERO || code > NINE) isPlain = false
    }
    if (isPlain) return !hasDot || text.charCodeAt(end - 1) !== ZERO
  }
  const token = text.slice(start, end)
  return String(Number(token)) === token
}
