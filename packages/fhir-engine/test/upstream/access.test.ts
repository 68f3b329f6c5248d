import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Access, createFhirBase, type FhirReply } from '../../src/index.ts'
import { parseScopeString } from '../../src/model/scopes.ts'
import { createUpstream, handleUpstream, type Upstream } from '../../src/upstream/index.ts'
import { type Any, BASE } from '../engine.ts'
import { openings } from '../leak/leak-pointings.ts'
import type { LeakRequest } from '../leak/leak-request.ts'
import { holders, readings, scopeText, writings } from '../leak/leak-requests.ts'
import { accessOf, type Holder, mayHave, reducedStore, WORLD } from '../leak/leak-world.ts'
import { BACKENDS, fetchFrom } from './backends.ts'
import type { Backend } from './serve.ts'

/** More with `LEAK_RUNS=10000`. */
const numRuns = Number(process.env.LEAK_RUNS ?? 150)
const originals = new Map(WORLD.map((each) => [`${each.resourceType}/${each.id}`, each]))

function send(upstream: Upstream, request: Omit<LeakRequest, 'kind'>, access: Access): Promise<FhirReply> {
  const at = request.url.indexOf('?')
  const text = request.body === undefined ? '' : request.body
  const headers: Record<string, string> = {
    accept: 'application/json',
    authorization: 'Bearer t',
    ...request.headers,
  }
  return handleUpstream(upstream, {
    method: request.method,
    path: at < 0 ? request.url : request.url.slice(0, at),
    query: at < 0 ? '' : request.url.slice(at + 1),
    header: (name) => headers[name.toLowerCase()],
    body: new TextEncoder().encode(typeof text === 'string' ? text : JSON.stringify(text)),
    base: BASE,
    access,
  })
}

const accessFor = (holder: Holder) =>
  accessOf(holder, parseScopeString(holder.grants.map(scopeText).join(' ')))

/** Resources in a reply, with the letters that let them leave. */
function leaving(body: unknown, letters: string): { resource: Any; letters: string }[] {
  const resource = body as Any
  if (!resource || body instanceof Uint8Array || resource.resourceType === 'OperationOutcome') return []
  if (resource.resourceType !== 'Bundle') return [{ resource, letters }]
  return (resource.entry ?? []).flatMap((entry: Any) =>
    leaving(entry.resource, entry.search?.mode === 'match' ? 's' : 'rs'),
  )
}

/** What is wrong with a reply: something hidden, an address of the server behind, a count of what is hidden. */
function problems(reply: FhirReply, holder: Holder, kind: LeakRequest['kind'], base: string): string[] {
  const found = leaving(reply.body, kind === 'read' ? 'r' : 'rs').filter(({ resource, letters }) => {
    const whole = originals.get(`${resource.resourceType}/${resource.id}`)
    return !whole || !mayHave(holder, whole, kind === 'search' || kind === 'read' ? letters : 'rs')
  })
  const text = JSON.stringify([reply.headers, reply.body])
  const { total, entry = [] } = (reply.body ?? {}) as Any
  const matches = entry.filter(
    (each: Any) => each.search?.mode !== 'include' && each.search?.mode !== 'outcome',
  )
  return [
    ...found.map(({ resource }) => `${resource.resourceType}/${resource.id} left`),
    ...(text.includes(base) || text.includes('hapi-fhir') ? ['an address of the server behind shows'] : []),
    ...(kind === 'search' && total !== undefined && matches.length > 0 && total !== matches.length
      ? ['the total counts more than is there']
      : []),
  ]
}

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
        const reply = await send(upstream, request, accessFor(holder))
        expect(problems(reply, holder, request.kind, backend.base), request.url).toEqual([])
      }),
      { numRuns },
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
      ids.push(...entry.map((each: Any) => each.resource.id))
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
        const reply = await send(own, writing, accessFor(holder))
        expect(JSON.stringify([reply.headers, reply.body])).not.toContain(fresh.base)
        if (reply.status >= 300) return
        // What was written was the holder's to write: before and after.
        const [, type, id] = /^(\w+)\/([\w.-]+)$/.exec(writing.url) ?? []
        const before = originals.get(`${type}/${id}`)
        if (before) expect(mayHave(holder, before, 'ud'), writing.url).toBe(true)
        if (body?.resourceType && body.resourceType !== 'Bundle' && writing.method === 'PUT') {
          const [, stored] = /\/([^/]+)\/_history\//.exec(JSON.stringify(reply.headers)) ?? []
          expect(mayHave(holder, { ...body, id: body.id ?? stored }, 'u'), writing.url).toBe(true)
        }
      }),
      { numRuns: Math.min(numRuns, 100) },
    )
    await fresh.close()
  }, 600_000)
})

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
            send(createUpstream({ base, fetch: fetchFrom(store, base) }), request, accessFor(holder)),
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
        await send(upstream, writing, accessFor(holder))
        const reply = await send(upstream, after, accessFor(holder))
        const binaries = leaving(reply.body, after.kind === 'read' ? 'r' : 'rs').filter(
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
            send(createUpstream({ base, fetch: fetchFrom(store, base) }), writing, accessFor(holder)),
          ),
        )
        expect(all && plain(all), writing.url).toBe(own && plain(own))
      }),
      { numRuns },
    )
  }, 600_000)
})

describe('the suite notices', { timeout: 60_000 }, () => {
  const holder: Holder = {
    grants: [{ level: 'patient', type: '*', letters: 'rs' }],
    patient: 'amy-shaw',
  }
  const reply = (body: Any): FhirReply => ({ status: 200, headers: [], body })
  const bundle = (resource: Any, more: Any = {}) =>
    reply({
      resourceType: 'Bundle',
      type: 'searchset',
      ...more,
      entry: [{ resource, search: { mode: 'match' } }],
    })

  it('what is hidden, addresses, and a total that counts more', () => {
    const [mine, theirs] = ['amy-shaw', 'frank-hansen'].map((id) => originals.get(`Patient/${id}`))
    expect(problems(bundle(mine), holder, 'search', 'http://up')).toEqual([])
    expect(problems(bundle(theirs), holder, 'search', 'http://up')).toHaveLength(1)
    expect(problems(bundle(mine, { total: 5 }), holder, 'search', 'http://up')).toHaveLength(1)
    expect(
      problems(bundle(mine, { link: [{ url: 'http://up/x' }] }), holder, 'search', 'http://up'),
    ).toHaveLength(1)
  })
})
