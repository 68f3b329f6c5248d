import { findSearchParameter } from '../definitions/search-parameters.ts'
import { FhirError } from '../model/fhir-error.ts'
import type { Clause, SearchContext } from './search-context.ts'
import { getReferences } from './values.ts'

/** Compiles `_list=<id>`: the items of a List that the caller may read; functional lists are refused. */
export function compileList(type: string, value: string, context: SearchContext): Clause {
  if (value.startsWith('$')) {
    throw new FhirError(
      400,
      'not-supported',
      `_list: functional lists such as ${value.slice(0, 40)} are not supported`,
    )
  }
  const list = context.store.entry('List', value)
  const item = findSearchParameter('List', 'item')
  const seen = list && item && context.isVisible(list, 'rs') ? getReferences(list, item) : []
  const ids = new Set(seen.filter((each) => each.type === type).map((each) => each.id))
  return {
    matches: (entry) => ids.has(entry.id),
    candidates: () => [...ids].flatMap((id) => context.store.entry(type, id ?? '') ?? []),
  }
}
