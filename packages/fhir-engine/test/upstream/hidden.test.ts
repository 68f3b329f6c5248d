import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFhirBase, type FhirReply } from '../../src/index.ts'
import { createUpstream } from '../../src/upstream/index.ts'
import { holders } from '../leak/leak-holders.ts'
import { openings } from '../leak/leak-pointings.ts'
import { readings } from '../leak/leak-requests.ts'
import { UPSTREAM_RUNS } from '../leak/leak-runs.ts'
import { mayHave, reducedStore, WORLD } from '../leak/leak-world.ts'
import { writings } from '../leak/leak-writings.ts'
import { fetchFrom } from './backends.ts'
import { grantAccess, listLeaving, originals, send } from './leak-problems.ts'

describe('what is hidden', { timeout: 60_000 }, () => {
  const base = 'http://behind.example/fhir'
  const whole = createFhirBase(WORLD)
  const plain = (reply: FhirReply) => JSON.stringify(reply).replace(/_cursor=[\w-]+/g, '_cursor')

  it('decides nothing: each reading is as if it were not there', async () => {
    await fc.assert(
      fc.asyncProperty(holders, readings, async (holder, request) => {
        const behind = [whole.fork({ now: () => 0 }), reducedStore(holder)]
        const [all, own] = await Promise.all(
          behind.map((store) =>
            send(createUpstream({ base, fetch: fetchFrom(store, base) }), request, grantAccess(holder)),
          ),
        )
        expect(all && plain(all), request.url).toBe(own && plain(own))
      }),
      { numRuns: UPSTREAM_RUNS * 4 },
    )
  }, 600_000)

  it('is not opened by a document that points at it', async () => {
    await fc.assert(
      fc.asyncProperty(holders, openings, async (holder, { writing, after }) => {
        const fetchIt = fetchFrom(whole.fork({ now: () => 0, newId: () => 'new' }), base)
        const upstream = createUpstream({ base, fetch: fetchIt })
        await send(upstream, writing, grantAccess(holder))
        const reply = await send(upstream, after, grantAccess(holder))
        const binaries = listLeaving(reply.body, after.kind === 'read' ? 'r' : 'rs').filter(
          ({ resource }) => resource.resourceType === 'Binary' && originals.has(`Binary/${resource.id}`),
        )
        for (const { resource, letters } of binaries) {
          const old = originals.get(`Binary/${resource.id}`)
          expect(mayHave(holder, old, letters), `${resource.id} left by ${after.url}`).toBe(true)
        }
      }),
      { numRuns: UPSTREAM_RUNS * 4 },
    )
  }, 600_000)

  it('decides nothing about a write either', async () => {
    await fc.assert(
      fc.asyncProperty(holders, writings, async (holder, writing) => {
        const options = { now: () => 0, newId: () => 'new' }
        const letters = writing.conditional ? 'rs' : 'rsud'
        const [all, own] = await Promise.all(
          [whole.fork(options), reducedStore(holder, options, letters)].map((store) =>
            send(createUpstream({ base, fetch: fetchFrom(store, base) }), writing, grantAccess(holder)),
          ),
        )
        // The one thing that cannot be hidden: an id that a hidden resource has is not free.
        const isTaken = !writing.conditional && (own?.status ?? 0) < 300 && all?.status === 404
        if (!isTaken) expect(all && plain(all), writing.url).toBe(own && plain(own))
      }),
      { numRuns: UPSTREAM_RUNS * 4 },
    )
  }, 600_000)
})
