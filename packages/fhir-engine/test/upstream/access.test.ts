import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FhirReply } from '../../src/index.ts'
import { parseScopeString } from '../../src/model/scopes.ts'
import { createUpstream, type Upstream } from '../../src/upstream/index.ts'
import { type Any, BASE } from '../engine.ts'
import { holders } from '../leak/leak-holders.ts'
import { readings } from '../leak/leak-requests.ts'
import { UPSTREAM_RUNS } from '../leak/leak-runs.ts'
import { accessOf, mayHave, WORLD } from '../leak/leak-world.ts'
import { writings } from '../leak/leak-writings.ts'
import { BACKENDS } from './backends.ts'
import { findProblems, grantAccess, originals, send } from './leak-problems.ts'
import type { Backend } from './serve.ts'

describe.each(Object.entries(BACKENDS))('in front of %s', { timeout: 60_000 }, (name, start) => {
  let backend: Backend
  let upstream: Upstream
  beforeAll(async () => {
    backend = await start(WORLD)
    upstream = createUpstream({ base: backend.base })
  }, 60_000)
  afterAll(() => backend.close())

  it('nothing outside the scopes leaves, whatever is read, and no address shows (S-123 to S-126)', async () => {
    await fc.assert(
      fc.asyncProperty(holders, readings, async (holder, request) => {
        const reply = await send(upstream, request, grantAccess(holder))
        expect(findProblems(reply, holder, request.kind, backend.base), request.url).toEqual([])
      }),
      { numRuns: UPSTREAM_RUNS },
    )
  }, 600_000)

  // Medplum's memory repository gives no links to further pages.
  const size = name.includes('Medplum') ? 500 : 3

  it('finds the observations of the patient in context, page by page, and no others', async () => {
    const access = accessOf(
      { grants: [], patient: 'frank-hansen' },
      parseScopeString('patient/Observation.rs'),
    )
    const expected = WORLD.filter(
      (each) => each.resourceType === 'Observation' && each.subject?.reference === 'Patient/frank-hansen',
    ).map(({ id }) => id)
    const ids: string[] = []
    for (let url: string | undefined = `Observation?_count=${size}`; url !== undefined; ) {
      const reply: FhirReply = await send(upstream, { method: 'GET', url }, access)
      expect(reply.status).toBe(200)
      const { entry = [], link } = reply.body as Any
      const matches = entry.filter((each: Any) => each.search.mode === 'match')
      ids.push(...matches.map((each: Any) => each.resource.id))
      url = link.find((each: Any) => each.relation === 'next')?.url.slice(BASE.length + 1)
    }
    expect(expected.length).toBeGreaterThan(3)
    expect(ids.sort()).toEqual(expected.sort())
  })

  it('counts only what may be seen', async () => {
    const access = accessOf({ grants: [], patient: 'amy-shaw' }, parseScopeString('patient/*.rs'))
    const reply = await send(upstream, { method: 'GET', url: 'Patient?_summary=count' }, access)
    expect(reply.body).toMatchObject({ total: 1 })
    expect(reply.body).not.toHaveProperty('entry')
  })

  it('a page belongs to the token and the patient that it was made for', async () => {
    const scopes = parseScopeString('patient/Observation.rs')
    const access = accessOf({ grants: [], patient: 'frank-hansen' }, scopes)
    const first = await send(upstream, { method: 'GET', url: 'Observation?_count=1' }, access)
    const next = (first.body as Any).link
      .find((each: Any) => each.relation === 'next')
      .url.slice(BASE.length + 1)
    const again = await send(upstream, { method: 'GET', url: next }, access)
    expect(again.status).toBe(200)
    const other = accessOf({ grants: [], patient: 'amy-shaw' }, scopes)
    expect((await send(upstream, { method: 'GET', url: next }, other)).status).toBe(410)
    const stolen = { method: 'GET', url: next, headers: { authorization: 'Bearer other' } }
    expect((await send(upstream, stolen, access)).status).toBe(410)
  })

  it('nothing outside the scopes is told by writing', async () => {
    const fresh = await start(WORLD)
    const own = createUpstream({ base: fresh.base })
    await fc.assert(
      fc.asyncProperty(holders, writings, async (holder, writing) => {
        const body = writing.body as Any
        const look = async () => (await fetch(`${fresh.base}/${writing.url}`)).status
        const present = writing.method === 'DELETE' ? await look() : 0
        const reply = await send(own, writing, grantAccess(holder))
        expect(JSON.stringify([reply.headers, reply.body])).not.toContain(fresh.base)
        if (reply.status >= 300) return
        // What was written was the holder's to write: before and after.
        const [, type, id] = /^(\w+)\/([\w.-]+)$/.exec(writing.url) ?? []
        const before = originals.get(`${type}/${id}`)
        // A deletion tells success when there is nothing that the holder could know of, and changes nothing.
        if (before && !mayHave(holder, before, 'ud') && writing.method === 'DELETE') {
          expect([reply, await look()]).toEqual([{ status: 204, headers: [] }, present])
          return
        }
        if (before) expect(mayHave(holder, before, 'ud'), writing.url).toBe(true)
        if (body?.resourceType && body.resourceType !== 'Bundle' && writing.method === 'PUT') {
          const [, stored] = /\/([^/]+)\/_history\//.exec(JSON.stringify(reply.headers)) ?? []
          expect(mayHave(holder, { ...body, id: body.id ?? stored }, 'u'), writing.url).toBe(true)
        }
      }),
      { numRuns: Math.ceil(UPSTREAM_RUNS * 0.7) },
    )
    await fresh.close()
  }, 600_000)
})
