import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFhirBase, type FhirReply, type FhirStore, type StoreOptions } from '../../src/index.ts'
import { parseScopeString } from '../../src/model/scopes.ts'
import { type Any, ask } from '../engine.ts'
import { type BrokenEngine, brokenEngines } from './leak-broken.ts'
import { grabbers, holders, scopeText } from './leak-holders.ts'
import { grabs } from './leak-linkings.ts'
import { openings } from './leak-pointings.ts'
import type { LeakRequest, LeakWriting } from './leak-request.ts'
import { readings } from './leak-requests.ts'
import { LEAK_RUNS } from './leak-runs.ts'
import { accessOf, dependsOn, type Holder, mayHave, reducedStore, WORLD } from './leak-world.ts'
import { writings } from './leak-writings.ts'

const EACH = 3
const numRuns = LEAK_RUNS
/** With it each broken engine is noticed within a few hundred runs; with others it may take two thousand. */
const SEED = 12
const readingsOfOne = fc.array(readings, { minLength: EACH, maxLength: EACH })
/** Work that a request may cause: usually enough, sometimes so little that the limit is met. */
const budgets = fc.oneof(
  { weight: 3, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.integer({ min: 100, max: 3_000 }) },
)
const base = createFhirBase(WORLD)
const newId = () => 'new'
const fork = (options: StoreOptions = {}) => base.fork({ now: () => 0, newId, ...options })

const honest: BrokenEngine = (store, request, access) => ask(store, request.url, { ...request, access })
const accessFor = (holder: Holder) =>
  accessOf(holder, parseScopeString(holder.grants.map(scopeText).join(' ')))

/** Returns every resource in a reply, with the permissions by which it may be there. */
function leaving(reply: FhirReply, kind: LeakRequest['kind']): { resource: Any; letters: string }[] {
  const walk = (resource: Any, letters: string): { resource: Any; letters: string }[] => {
    if (!resource || resource.resourceType === 'OperationOutcome') return []
    // The results of operations are none of the resources: what they tell is compared.
    if (kind === 'terminology' && !resource.meta) return []
    if (resource.resourceType !== 'Bundle') return [{ resource, letters }]
    return (resource.entry ?? []).flatMap((entry: Any) =>
      walk(entry.resource, entry.search?.mode === 'match' && kind === 'search' ? 's' : 'rs'),
    )
  }
  const { body } = reply
  if (body instanceof Uint8Array) return []
  return walk(body, kind === 'read' ? 'r' : 'rs')
}

/** Returns the whole version of a reply's resource, regardless of the caller. */
function whole(store: FhirStore, { resourceType, id, meta }: Any): Any {
  return ask(store, `${resourceType}/${id}/_history/${meta.versionId}`, {
    headers: { accept: 'application/json' },
  }).body
}

/** Asserts that reads reveal nothing beyond the holder's resources, however much work they may cause. */
function checkReadings(
  engine: BrokenEngine,
  holder: Holder,
  requests: readonly LeakRequest[],
  work?: number,
): void {
  const access = accessFor(holder)
  const limit = work === undefined ? {} : { work }
  const [store, reduced] = [fork(limit), reducedStore(holder, limit)]
  for (const each of requests) {
    const request = { ...each, headers: { accept: 'application/json', ...each.headers } }
    const reply = engine(store, request, access)
    for (const { resource, letters } of leaving(reply, request.kind)) {
      // So many that an assertion of each would take longer than to look.
      if (!mayHave(holder, whole(store, resource), letters))
        expect.fail(`${resource.resourceType}/${resource.id} left by ${request.url}`)
    }
    const without = engine(reduced, request, access)
    expect(JSON.stringify(reply), `what is hidden shows in ${request.url}`).toBe(JSON.stringify(without))
  }
}

/** Asserts that a write leaves inaccessible resources unchanged, and reveals nothing about them. */
function checkWriting(holder: Holder, writing: LeakWriting, after: LeakRequest): void {
  const access = accessFor(holder)
  const store = fork()
  const reply = ask(store, writing.url, { ...writing, access })
  const letters = writing.conditional ? 'rs' : 'rsud'
  const without = ask(reducedStore(holder, { newId }, letters), writing.url, { ...writing, access })
  if (!isTaken(writing, reply, without))
    expect(JSON.stringify(reply), `what is hidden decides ${writing.url}`).toBe(JSON.stringify(without))
  const world = () => store.types().flatMap((type) => store.live(type).map(({ resource }) => resource as Any))
  const may = (resource: Any, by: string) => mayHave(holder, resource, by, world)
  for (const each of leaving(reply, 'batch')) expect(may(whole(store, each.resource), 'rs')).toBe(true)
  const changed = new Set<string>()
  for (const old of WORLD) {
    const newest = store.newest(old.resourceType, old.id)
    if (newest?.version === '1') continue
    changed.add(`${old.resourceType}/${old.id}`)
    expect(mayHave(holder, old, 'ud'), `${old.id} was changed`).toBe(true)
    if (newest?.resource) expect(may(newest.resource, 'u'), `${old.id} was moved away`).toBe(true)
  }
  const later = ask(store, after.url, {
    ...{ ...after, access },
    headers: { accept: 'application/json', ...after.headers },
  })
  for (const { resource, letters: by } of leaving(later, after.kind)) {
    const stored = whole(store, resource)
    const allowed = may(stored, by) || dependsOn(stored, changed)
    expect(allowed, `${resource.id} left by ${after.url}`).toBe(true)
  }
}

/**
 * Returns `true` for the one thing that cannot be hidden: an id that a hidden resource has is not free, so that
 * a PUT of it fails, and a transaction with it.
 */
function isTaken({ conditional, url, body }: LeakWriting, reply: FhirReply, without: FhirReply): boolean {
  if (conditional) return false
  if (url !== '') return without.status < 300 && reply.status === 404
  const [, unknown] = /Bundle\.entry\[\d+\]: (\S+) is unknown/.exec(JSON.stringify(reply.body ?? '')) ?? []
  return (body as Any).entry.some(({ request }: Any) => request.method === 'PUT' && request.url === unknown)
}

describe('what a token reaches (S-123 to S-126)', () => {
  it('no resource and no count outside the scopes leaves, whatever is read', () => {
    let asked = 0
    fc.assert(
      fc.property(holders, readingsOfOne, budgets, (holder, requests, work) => {
        checkReadings(honest, holder, requests, work)
        asked += requests.length
      }),
      { numRuns },
    )
    expect(asked).toBe(EACH * numRuns)
    expect(asked).toBeGreaterThanOrEqual(10_000)
  }, 600_000)

  it('nothing outside the scopes is written or told by writing', () => {
    fc.assert(
      fc.property(holders, writings, readings, (holder, writing, after) =>
        checkWriting(holder, writing, after),
      ),
      { numRuns: Math.ceil(numRuns / 4) },
    )
  }, 600_000)

  it('no document of one’s own opens a Binary of somebody else', () => {
    fc.assert(
      fc.property(holders, openings, (holder, { writing, after }) => checkWriting(holder, writing, after)),
      { numRuns: Math.ceil(numRuns / 4) },
    )
  }, 600_000)

  it('no reference that one writes opens what is somebody else’s', () => {
    fc.assert(
      fc.property(grabbers, grabs, (holder, { writing, after }) => checkWriting(holder, writing, after)),
      { numRuns: Math.ceil(numRuns / 4) },
    )
  }, 600_000)

  it.each(Object.entries(brokenEngines))(
    'would notice %s',
    (_, engine) => {
      const details = fc.check(
        fc.property(holders, readingsOfOne, (holder, requests) => checkReadings(engine, holder, requests)),
        { numRuns: 6000, endOnFailure: true, seed: SEED },
      )
      expect(details.failed).toBe(true)
    },
    120_000,
  )
})
