import type { Json } from '../core/util/json.ts'

/** Values of placeholders, by name; a function is called for each use. */
export type Placeholders = Readonly<Record<string, Json | undefined | (() => Json | undefined)>>

const PLACEHOLDER = /\{(\w{1,40})\}/g

/**
 * Returns a value with its placeholders such as `{root}` filled in, also inside lists and objects. A text that is
 * one placeholder alone becomes its value, which may be a number; a placeholder without a value stays as it is.
 */
export function fillPlaceholders<Value extends Json>(value: Value, placeholders: Placeholders): Value {
  return fill(value, placeholders) as Value
}

function fill(value: Json, placeholders: Placeholders): Json {
  if (typeof value === 'string') return fillText(value, placeholders)
  if (Array.isArray(value)) return value.map((each) => fill(each, placeholders))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, fill(each, placeholders)]))
}

function fillText(text: string, placeholders: Placeholders): Json {
  if (!text.includes('{')) return text
  const [, whole] = /^\{(\w{1,40})\}$/.exec(text) ?? []
  if (whole !== undefined) return readPlaceholder(whole, placeholders) ?? text
  return text.replace(PLACEHOLDER, (found, name: string) => {
    const filled = readPlaceholder(name, placeholders)
    return filled === undefined ? found : typeof filled === 'string' ? filled : JSON.stringify(filled)
  })
}

function readPlaceholder(name: string, placeholders: Placeholders): Json | undefined {
  const value = Object.hasOwn(placeholders, name) ? placeholders[name] : undefined
  return typeof value === 'function' ? value() : value
}
