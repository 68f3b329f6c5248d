import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFhirBase, type FhirReply, type FhirStore } from '../../src/index.ts'
import { parseScopeString } from '../../src/model/scopes.ts'
import { type Any, ask } from '../engine.ts'
import { type BrokenEngine, brokenEngines } from './leak-broken.ts'
import { holders, scopeText } from './leak-holders.ts'
import { openings } from './leak-pointings.ts'
import type { LeakRequest, LeakWriting } from './leak-request.ts'
import { readings } from './leak-requests.ts'
import { accessOf, type Holder, mayHave, reducedStore, WORLD } from './leak-world.ts'
import { writings } from './leak-writings.ts'

const EACH = 3
/** Number of holders of scopes, each with `EACH` reads: 12,000 requests; more with `LEAK_RUNS=10000`. */
const numRuns = Number(process.env.LEAK_RUNS ?? 4_000)
const readingsOfOne = fc.array(readings, { minLength: EACH, maxLength: EACH })
const base = createFhirBase(WORLD)
const newId = () => 'new'
const fork = () => base.fork({ now: () => 0, newId })

const honest: BrokenEngine = (store, request, access) => ask(store, request.url, { ...request, access })
const accessFor = (holder: Holder) =>
  accessOf(holder, parseScopeString(holder.grants.map(scopeText).join(' ')))

/** Returns every resource in a reply, with the permissions by which it may be there. */
function leaving(reply: FhirReply, kind: LeakRequest['kind']): { resource: Any; letters: string }[] {
  const walk = (resource: Any, letters: string): { resource: Any; letters: string }[] => {
    if (!resource || resource.resourceType === 'OperationOutcome') return []
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

/** Asserts that reads reveal nothing beyond the holder's resources. */
function checkReadings(engine: BrokenEngine, holder: Holder, requests: readonly LeakRequest[]): void {
  const access = accessFor(holder)
  const [store, reduced] = [fork(), reducedStore(holder)]
  for (const each of requests) {
    const request = { ...each, headers: { accept: 'application/json', ...each.headers } }
    const reply = engine(store, request, access)
    for (const { resource, letters } of leaving(reply, request.kind)) {
      const allowed = mayHave(holder, whole(store, resource), letters)
      expect(allowed, `${resource.resourceType}/${resource.id} left by ${request.url}`).toBe(true)
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
  if (writing.conditional) {
    const without = ask(reducedStore(holder, { newId }), writing.url, { ...writing, access })
    expect(JSON.stringify(reply), 'what is hidden decides a conditional write').toBe(JSON.stringify(without))
  }
  for (const each of leaving(reply, 'batch'))
    expect(mayHave(holder, whole(store, each.resource), 'rs')).toBe(true)
  for (const old of WORLD) {
    const newest = store.newest(old.resourceType, old.id)
    if (newest?.version === 1) continue
    expect(mayHave(holder, old, 'ud'), `${old.id} was changed`).toBe(true)
    if (newest?.resource) expect(mayHave(holder, newest.resource, 'u'), `${old.id} was moved away`).toBe(true)
  }
  const later = ask(store, after.url, {
    ...{ ...after, access },
    headers: { accept: 'application/json', ...after.headers },
  })
  for (const { resource, letters } of leaving(later, after.kind)) {
    expect(mayHave(holder, whole(store, resource), letters), `${resource.id} left by ${after.url}`).toBe(true)
  }
}

describe('what a token reaches (S-123 to S-126)', () => {
  it('no resource and no count outside the scopes leaves, whatever is read', () => {
    let asked = 0
    fc.assert(
      fc.property(holders, readingsOfOne, (holder, requests) => {
        checkReadings(honest, holder, requests)
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

  it.each(Object.entries(brokenEngines))(
    'would notice %s',
    (_, engine) => {
      const details = fc.check(
        fc.property(holders, readingsOfOne, (holder, requests) => checkReadings(engine, holder, requests)),
        { numRuns: 3000, endOnFailure: true, seed: 1 },
      )
      expect(details.failed).toBe(true)
    },
    120_000,
  )
})
