import type { Resource } from '../../model/resource.ts'
import { readOn } from '../reading.ts'
import type { UpstreamCall } from '../upstream-call.ts'
import { type Sight, sightOf } from './sight.ts'

/** A Binary seldom names its patient: the documents of the caller's patients say which ones are theirs. */
export async function knownFor(call: UpstreamCall): Promise<Sight> {
  const { patients } = call.sight.filter.bounds('DocumentReference', 'cruds')
  const { access } = call.request
  const ids = patients ?? (access.kind === 'scopes' && access.patient !== undefined ? [access.patient] : [])
  const known: Resource[] = []
  for (const id of ids) {
    const next = `DocumentReference?patient=${encodeURIComponent(`Patient/${id}`)}&_count=200`
    const start = { matches: [], included: [], next }
    const { matches } = await readOn(call, start, 10_000, ({ resourceType }) =>
      resourceType === 'DocumentReference' ? 'match' : undefined,
    )
    known.push(...matches)
  }
  return sightOf(access, distinct(known))
}

function distinct(resources: readonly Resource[]): Resource[] {
  return [...new Map(resources.map((each) => [each.id, each])).values()]
}
