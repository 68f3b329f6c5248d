import type { Resource } from '../../model/resource.ts'
import { readAhead } from '../read-ahead.ts'
import type { UpstreamContext } from '../upstream-context.ts'
import { createUpstreamAccessFilter, type UpstreamAccessFilter } from './upstream-access-filter.ts'

/**
 * Loads the DocumentReferences of the caller's patients and returns an access filter that knows which
 * Binaries they contain.
 */
export async function loadBinaryFilter(call: UpstreamContext): Promise<UpstreamAccessFilter> {
  const { patients } = call.sight.filter.bounds('DocumentReference', 'cruds')
  const { access } = call.request
  const ids = patients ?? (access.kind === 'scopes' && access.patient !== undefined ? [access.patient] : [])
  const known: Resource[] = []
  for (const id of ids) {
    const next = `DocumentReference?patient=${encodeURIComponent(`Patient/${id}`)}&_count=200`
    const start = { matches: [], included: [], next }
    const { matches } = await readAhead(call, start, 10_000, ({ resourceType }) =>
      resourceType === 'DocumentReference' ? 'match' : undefined,
    )
    known.push(...matches)
  }
  return createUpstreamAccessFilter(access, distinct(known))
}

function distinct(resources: readonly Resource[]): Resource[] {
  return [...new Map(resources.map((each) => [each.id, each])).values()]
}
