import type { Access, FhirReply, FhirStore } from '../../src/index.ts'
import { parseScopeString } from '../../src/model/scopes.ts'
import { type Any, ask } from '../engine.ts'
import type { LeakRequest } from './leak-request.ts'

export type BrokenEngine = (store: FhirStore, request: LeakRequest, access: Access) => FhirReply

const honest: BrokenEngine = (store, request, access) => ask(store, request.url, { ...request, access })
const open: BrokenEngine = (store, request) => ask(store, request.url, request)
const key = (entry: Any) => `${entry.resource?.resourceType}/${entry.resource?.id}`
const isSearch = (reply: FhirReply): boolean => (reply.body as Any)?.type === 'searchset'

const TERMINOLOGY = parseScopeString('system/ValueSet.rs system/CodeSystem.rs')

/** Engines with one filter missing each, which the leak test must detect. */
export const brokenEngines: Record<string, BrokenEngine> = {
  'chains and _has that look behind the filter': (store, request, access) => {
    const right = honest(store, request, access)
    if (request.kind !== 'search' || !isSearch(right) || !/[?&](?:_has|\w+(?::\w+)?\.)/.test(request.url))
      return right
    const everything = { ...request, url: `${request.url.split('?')[0]}?_count=1000` }
    const seen = new Set(((honest(store, everything, access).body as Any).entry ?? []).map(key))
    const wide = open(store, request, access)
    const entry = ((wide.body as Any).entry ?? []).filter(
      (each: Any) => each.search.mode === 'match' && seen.has(key(each)),
    )
    return { ...right, body: { ...(right.body as Any), total: entry.length, entry } }
  },

  'includes that are not filtered': (store, request, access) => {
    const right = honest(store, request, access)
    if (request.kind !== 'search' || !isSearch(right) || !/include/.test(request.url)) return right
    const matches = new Set(
      ((right.body as Any).entry ?? []).filter((each: Any) => each.search.mode === 'match').map(key),
    )
    if (matches.size === 0) return right
    const wide = open(store, request, access)
    const more = ((wide.body as Any).entry ?? []).filter((each: Any) => each.search.mode === 'include')
    return { ...right, body: { ...(right.body as Any), entry: [...(right.body as Any).entry, ...more] } }
  },

  'a total that counts what is hidden': (store, request, access) => {
    const right = honest(store, request, access)
    if (!isSearch(right)) return right
    return {
      ...right,
      body: { ...(right.body as Any), total: (open(store, request, access).body as Any).total },
    }
  },

  'a search that uses value sets and code systems unseen': (store, request, access) =>
    /:(?:in|not-in|below|above)=/.test(request.url) && access.kind === 'scopes'
      ? honest(store, request, { ...access, scopes: [...access.scopes, ...TERMINOLOGY] })
      : honest(store, request, access),

  'an expansion or a code that is hidden': (store, request, access) => {
    const right = honest(store, request, access)
    return request.kind === 'terminology' && right.status !== 403 ? open(store, request, access) : right
  },

  '$lastn that selects before it filters': (store, request, access) => {
    const right = honest(store, request, access)
    if (!request.url.includes('$lastn') || !isSearch(right)) return right
    const all = honest(store, { ...request, url: 'Observation?_count=1000' }, access).body as Any
    const seen = new Set((all.entry ?? []).map(key))
    const wide = ((open(store, request, access).body as Any).entry ?? []).filter((each: Any) =>
      seen.has(key(each)),
    )
    return { ...right, body: { ...(right.body as Any), total: wide.length, entry: wide } }
  },

  'history that is not filtered': (store, request, access) => {
    const right = honest(store, request, access)
    return request.kind === 'history' && right.status === 200 ? open(store, request, access) : right
  },

  'reads that are not filtered': (store, request, access) => {
    const right = honest(store, request, access)
    return request.kind === 'read' && right.status === 404 ? open(store, request, access) : right
  },

  'constraints of scopes that are ignored': (store, request, access) =>
    honest(
      store,
      request,
      access.kind === 'all'
        ? access
        : {
            ...access,
            scopes: access.scopes.map((each) =>
              each.kind === 'resource' ? { ...each, constraints: [] } : each,
            ),
          },
    ),

  'another patient taken for the one in context': (store, request, access) =>
    honest(
      store,
      request,
      access.kind === 'scopes' && access.patient ? { ...access, patient: 'amy-shaw' } : access,
    ),

  'an instance outside the filter that answers otherwise than one that is not there': (
    store,
    request,
    access,
  ) => honest(store, request, access.kind === 'scopes' ? { ...access, hidden: 'forbidden' } : access),

  'batches whose entries are not checked': (store, request, access) =>
    request.kind === 'batch' ? open(store, request, access) : honest(store, request, access),

  '$everything that is not filtered': (store, request, access) => {
    const right = honest(store, request, access)
    return request.kind === 'everything' && right.status === 200 ? open(store, request, access) : right
  },
}
