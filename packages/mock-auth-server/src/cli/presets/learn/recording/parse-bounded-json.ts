import type { Json } from '../../../../core/util/json.ts'

/** Levels of objects and lists, one inside the other. */
export const MAX_DEPTH = 100

/** Parses JSON, or returns `undefined` for a text that is none or is nested too deep. */
export function parseBoundedJson(text: string): Json | undefined {
  if (!/^\s*[[{]/.test(text) || isTooDeep(text)) return undefined
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

/** Returns `true` for JSON with more levels than `MAX_DEPTH`; brackets in strings do not count. */
export function isTooDeep(text: string): boolean {
  let depth = 0
  let isString = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (isString) {
      if (code === BACKSLASH) at += 1
      else if (code === QUOTE) isString = false
    } else if (code === QUOTE) isString = true
    else if (code === BRACE || code === BRACKET) {
      depth += 1
      if (depth > MAX_DEPTH) return true
    } else if (code === BRACE + 2 || code === BRACKET + 2) depth -= 1
  }
  return false
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const BRACKET = 0x5b
const BRACE = 0x7b
