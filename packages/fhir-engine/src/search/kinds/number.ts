import { isObject } from '../../model/resource.ts'
import { compareNumber, type NumberRange } from './number-range.ts'
import { toNumberRange } from './quantity.ts'
import type { SearchKind } from './search-kind.ts'

/** Search type `number`. */
export const numberKind: SearchKind<NumberRange> = {
  modifiers: [],
  extract(node) {
    if (typeof node === 'number') return [{ low: node, high: node }]
    return isObject(node) ? [toNumberRange(node)] : []
  },
  compare: (text, _modifier, { name }) => compareNumber(text, name),
  sortKey: (value) => value.low,
}
