import type { SearchType } from '../../definitions/search-parameters.ts'
import { dateKind } from './date.ts'
import { numberKind } from './number.ts'
import { quantityKind } from './quantity.ts'
import { referenceKind } from './reference.ts'
import type { SearchKind } from './search-kind.ts'
import { specialKind } from './special.ts'
import { stringKind } from './string.ts'
import { tokenKind } from './token.ts'
import { uriKind } from './uri.ts'

/** The search parameter types; `composite` is built per parameter from these. */
const kinds = {
  number: numberKind,
  date: dateKind,
  string: stringKind,
  token: tokenKind,
  reference: referenceKind,
  quantity: quantityKind,
  uri: uriKind,
  special: specialKind,
}

/** Returns the kind of a simple search type. */
export function getSearchKind(type: SearchType): SearchKind<unknown> {
  if (type === 'composite') throw new Error('a composite kind is built per parameter')
  return kinds[type] as SearchKind<unknown>
}
