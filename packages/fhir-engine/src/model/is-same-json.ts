import { createDecimalComparison, toExactDecimal } from './compare-decimals.ts'
import { isNumeric } from './decimal.ts'
import { isObject } from './resource.ts'

/** Returns `true` when two JSON values are equal (RFC 6902 4.6): numbers by their value, objects in any order. */
export function isSameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (isNumeric(a) && isNumeric(b)) return createDecimalComparison(toExactDecimal(b))(a) === 0
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, i) => isSameJson(item, b[i]))
  }
  if (!isObject(a) || !isObject(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSameJson(a[key], b[key]))
  )
}
