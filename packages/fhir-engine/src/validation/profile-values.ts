import { isObject, type PlainObject } from '../model/resource.ts'

/** A value of an element, with its FHIRPath. */
export interface Found {
  readonly value: unknown
  readonly at: string
  /** Type in the name of a choice: `Quantity` of `valueQuantity`. */
  readonly choice?: string
}

/** Returns the values of an element of an object; a primitive that has only extensions is a value, too. */
export function findValues(owner: unknown, name: string, at: string): Found[] {
  if (!isObject(owner)) return []
  const stem = name.endsWith('[x]') ? name.slice(0, -3) : undefined
  const key = stem === undefined ? name : findChoice(owner, stem)
  if (key === undefined) return []
  const choice = stem === undefined ? {} : { choice: key.slice(stem.length) }
  const value = owner[key] ?? (owner[`_${key}`] === undefined ? undefined : null)
  if (value === undefined) return []
  if (!Array.isArray(value)) return [{ value, at: `${at}.${key}`, ...choice }]
  return value.map((item, i) => ({ value: item, at: `${at}.${key}[${i}]`, ...choice }))
}

function findChoice(owner: PlainObject, stem: string): string | undefined {
  const keys = Object.keys(owner).map((key) => key.replace(/^_/, ''))
  return keys.find((key) => key.startsWith(stem) && /^[A-Z]/.test(key.slice(stem.length)))
}

/** Returns `true` when a value has everything that a pattern has (ElementDefinition.pattern[x]). */
export function matchesPattern(value: unknown, pattern: unknown): boolean {
  if (Array.isArray(pattern)) {
    const items = Array.isArray(value) ? value : []
    return pattern.every((each) => items.some((item) => matchesPattern(item, each)))
  }
  if (!isObject(pattern)) return value === pattern
  return isObject(value) && Object.entries(pattern).every(([key, each]) => matchesPattern(value[key], each))
}

/** Returns `true` when a value is the same as a fixed one. */
export function isSame(value: unknown, fixed: unknown): boolean {
  return matchesPattern(value, fixed) && matchesPattern(fixed, value)
}
