import { foldText } from '../../model/fold-text.ts'
import { isObject } from '../../model/resource.ts'
import { unescapeText } from '../parameters/escape.ts'
import type { SearchKind } from './search-kind.ts'

export interface StringValue {
  readonly raw: string
  readonly folded: string
}

const PARTS: Readonly<Record<string, readonly string[]>> = {
  HumanName: ['family', 'given', 'prefix', 'suffix', 'text'],
  Address: ['line', 'city', 'district', 'state', 'postalCode', 'country', 'text'],
}

/** Search type `string`: starts-with, case and accents ignored; `:exact`, `:contains`. */
export const stringKind: SearchKind<StringValue> = {
  modifiers: ['exact', 'contains'],

  extract(node, path) {
    const parts = PARTS[path.type]
    const texts = parts && isObject(node) ? parts.flatMap((part) => node[part]) : [node]
    return texts.filter((text) => typeof text === 'string').map((raw) => ({ raw, folded: foldText(raw) }))
  },

  compare(text, modifier) {
    const raw = unescapeText(text)
    if (modifier === 'exact') return (value) => value.raw === raw
    const folded = foldText(raw)
    if (modifier === 'contains') return (value) => value.folded.includes(folded)
    return (value) => value.folded.startsWith(folded)
  },

  sortKey: (value) => value.folded,
}
