import { isNumeric } from '../../model/decimal.ts'
import { isObject } from '../../model/resource.ts'
import { compareNumber, type NumberRange } from './number-range.ts'
import { toNumberRange } from './quantity.ts'
import type { SearchKind } from './search-kind.ts'

/** Search type `number`. */
export const numberKind: SearchKind<NumberRange> = {
  modifiers: [],
  extract(node) {
    if (isNumeric(node)) return [{ low: node, high: node }]
    return isObject(node) ? [toNumberRange(node)] : []
  },
  compare: (text, _modifier, { name }) => compareNumber(text, name),
  sortKey: (value) => Number(value.low),
}
