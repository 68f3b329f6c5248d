import type { Paging } from '../../model/decisions.ts'
import type { FhirRequest } from '../../model/request.ts'

/** The paging of a server without habits: the query is repeated, with a cursor. */
export const DEFAULT_PAGING: Paging = {
  style: 'cursor',
  parameter: '_cursor',
  relations: ['self', 'first', 'previous', 'next'],
}

/** The paging of searches of an upstream, which are read in one direction. */
export const UPSTREAM_PAGING: Paging = { ...DEFAULT_PAGING, relations: ['self', 'next'] }

/** Returns the paging of the searches of a request. */
export function decidePaging({ decide }: Pick<FhirRequest, 'decide'>, paging = DEFAULT_PAGING): Paging {
  return decide ? decide('fhir.paging', paging) : paging
}

/** Returns `true` for a parameter that only paging uses. */
export function isPagingParameter({ parameter, extra }: Paging, name: string): boolean {
  return name === parameter || (extra !== undefined && name !== '_count' && Object.hasOwn(extra, name))
}
