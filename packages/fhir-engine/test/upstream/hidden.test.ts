import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFhirBase, type FhirReply } from '../../src/index.ts'
import { createUpstream } from '../../src/upstream/index.ts'
import { holders } from '../leak/leak-holders.ts'
import { openings } from '../leak/leak-pointings.ts'
import { readings } from '../leak/leak-requests.ts'
import { mayHave, reducedStore, WORLD } from '../leak/leak-world.ts'
import { writings } from '../leak/leak-writings.ts'
import { fetchFrom } from './backends.ts'
import { grantAccess, listLeaving, numRuns, originals, send } from './leak-problems.ts'

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
      { numRuns: numRuns * 4 },
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
      { numRuns: numRuns * 4 },
    )
  }, 600_000)

  it('decides nothing about a conditional write either', async () => {
    const conditionals = writings.filter(({ conditional }) => conditional === true)
    await fc.assert(
      fc.asyncProperty(holders, conditionals, async (holder, writing) => {
        const options = { now: () => 0, newId: () => 'new' }
        const behind = [whole.fork(options), reducedStore(holder, options)]
        const [all, own] = await Promise.all(
          behind.map((store) =>
            send(createUpstream({ base, fetch: fetchFrom(store, base) }), writing, grantAccess(holder)),
          ),
        )
        expect(all && plain(all), writing.url).toBe(own && plain(own))
      }),
      { numRuns },
    )
  }, 600_000)
})
