import { isNumeric } from '../../model/decimal.ts'
import { isObject, type PlainObject } from '../../model/resource.ts'
import { splitUnescaped, unescapeText } from '../parameters/escape.ts'
import { compareNumber, type NumberRange } from './number-range.ts'
import type { SearchKind } from './search-kind.ts'

export interface QuantityValue extends NumberRange {
  readonly system?: string
  readonly code?: string
  readonly unit?: string
}

/** Search type `quantity`: `number`, `number|system|code`, `number||code-or-unit`; units are not converted. */
export const quantityKind: SearchKind<QuantityValue> = {
  modifiers: [],

  extract(node, path) {
    if (!isObject(node)) return []
    if (path.type === 'Range') {
      const unit = [node.low, node.high].find(isObject) ?? {}
      return [{ ...toNumberRange(node), ...unitOf(unit) }]
    }
    if (path.type === 'SampledData') return sampled(node)
    if (path.type === 'Money') return number(node, { code: node.currency, system: 'urn:iso:std:iso:4217' })
    return number(node, node)
  },

  compare(text, _modifier, { name }) {
    const [amount, system, ...codes] = splitUnescaped(text, '|').map(unescapeText)
    const matches = compareNumber(amount as string, name)
    const code = codes.join('|')
    return (value) =>
      matches(value) &&
      (!system || value.system === system) &&
      (!code || value.code === code || (!system && value.unit === code))
  },

  sortKey: (value) => Number(value.low),
}

/** Returns the numbers of a Range; an open end is infinite. */
export function toNumberRange(node: PlainObject): NumberRange {
  const end = (side: unknown, open: number) => (isObject(side) && isNumeric(side.value) ? side.value : open)
  return { low: end(node.low, Number.NEGATIVE_INFINITY), high: end(node.high, Number.POSITIVE_INFINITY) }
}

function number(node: PlainObject, unit: PlainObject): QuantityValue[] {
  if (!isNumeric(node.value)) return []
  const value = node.value
  const below = node.comparator === '<' || node.comparator === '<='
  const above = node.comparator === '>' || node.comparator === '>='
  const low = below ? Number.NEGATIVE_INFINITY : value
  return [{ low, high: above ? Number.POSITIVE_INFINITY : value, ...unitOf(unit) }]
}

function sampled(node: PlainObject): QuantityValue[] {
  const points = String(node.data ?? '')
    .split(' ')
    .slice(0, 1000)
    .map(Number)
    .filter(Number.isFinite)
  const origin = isObject(node.origin) ? node.origin : {}
  const factor = isNumeric(node.factor) ? Number(node.factor) : 1
  const zero = isNumeric(origin.value) ? Number(origin.value) : 0
  return points.map((point) => ({
    low: zero + point * factor,
    high: zero + point * factor,
    ...unitOf(origin),
  }))
}

function unitOf({ system, code, unit }: PlainObject): Omit<QuantityValue, keyof NumberRange> {
  return {
    ...(typeof system === 'string' && { system }),
    ...(typeof code === 'string' && { code }),
    ...(typeof unit === 'string' && { unit }),
  }
}
