import { describe, expect, it } from 'vitest'
import { type Access, createFhirBase, type FhirReply, listResourceTypes } from '../../src/index.ts'
import { parseScopeString } from '../../src/model/scopes.ts'
import {
  createUpstream,
  handleUpstream,
  searchUpstreamPatients,
  type Upstream,
} from '../../src/upstream/index.ts'
import { type Any, BASE } from '../engine.ts'
import { accessOf, WORLD } from '../leak/leak-world.ts'
import { fetchFrom } from './backends.ts'

const base = 'http://behind.example/fhir'
const whole = createFhirBase(WORLD)
const amy = (scopes: string) => accessOf({ grants: [], patient: 'amy-shaw' }, parseScopeString(scopes))
const all: Access = { kind: 'all' }

function behind() {
  const store = whole.fork()
  return { store, upstream: createUpstream({ base, fetch: fetchFrom(store, base) }) }
}

function send(
  upstream: Upstream,
  line: string,
  access: Access,
  more: { body?: unknown; headers?: Record<string, string> } = {},
): Promise<FhirReply> {
  const [, method = '', path = '', query = ''] = /^(\w+) ([^?]*)\??(.*)$/.exec(line) ?? []
  return handleUpstream(upstream, {
    ...{ method, path, query, base, access },
    base: BASE,
    header: (name) => more.headers?.[name.toLowerCase()],
    body: new TextEncoder().encode(more.body === undefined ? '' : JSON.stringify(more.body)),
  })
}

const ids = (reply: FhirReply) => ((reply.body as Any).entry ?? []).map((each: Any) => each.resource?.id)
const patient = (more: object = {}) => ({ resourceType: 'Patient', gender: 'other', ...more })

describe('conditional writes in front of another server', () => {
  const identifier = [{ system: 'urn:c', value: '1' }]

  it('what a conditional update makes needs an update scope, and takes no If-None-Exist', async () => {
    const { store, upstream } = behind()
    const access = (scopes: string) => accessOf({ grants: [] }, parseScopeString(scopes))
    const body = patient({ identifier })
    const put = (scopes: string, headers = {}) =>
      send(upstream, 'PUT Patient?identifier=urn:c|1', access(scopes), { body, headers })
    expect((await put('patient/Patient.cu system/*.cd')).status).toBeGreaterThanOrEqual(400)
    const headers = { 'if-none-exist': 'gender=female' }
    const made = await put('system/Patient.us', headers)
    expect(made.status).toBe(201)
    const [, id = ''] =
      /Patient\/([^/]+)/.exec(made.headers.find(([name]) => name === 'Location')?.[1] ?? '') ?? []
    expect(store.get('Patient', id)).toMatchObject({ identifier })
  })

  it('is not done to a match that does not have what was asked: servers ignore what they do not know', async () => {
    const { store } = behind()
    const ignoring = createUpstream({
      base,
      fetch: (url, init) => fetchFrom(store, base)(String(url).replace(/gender=\w+/, ''), init),
    })
    const access = amy('patient/*.cruds')
    const before = store.get('Patient', 'amy-shaw')
    const put = await send(ignoring, 'PUT Patient?gender=male', access, { body: patient() })
    const removed = await send(ignoring, 'DELETE Patient?gender=male', access)
    expect([put.status, removed.status]).toEqual([502, 502])
    expect(JSON.stringify(put.body)).toContain('ignore criteria')
    expect(store.get('Patient', 'amy-shaw')).toEqual(before)
  })

  it('creates once, updates, patches and deletes the one match', async () => {
    const { store, upstream } = behind()
    const headers = { 'if-none-exist': 'identifier=urn:c|1' }
    const first = await send(upstream, 'POST Patient', all, { body: patient({ identifier }), headers })
    const again = await send(upstream, 'POST Patient', all, { body: patient({ identifier }), headers })
    expect([first.status, again.status]).toEqual([201, 200])
    const { id } = first.body as Any
    expect((again.body as Any).id).toBe(id)
    const criteria = 'Patient?identifier=urn:c|1'
    const body = patient({ identifier, gender: 'male' })
    expect(await send(upstream, `PUT ${criteria}`, all, { body })).toMatchObject({ status: 200 })
    const json = { 'content-type': 'application/json-patch+json' }
    const patch = [{ op: 'replace', path: '/gender', value: 'female' }]
    const patched = await send(upstream, `PATCH ${criteria}`, all, { body: patch, headers: json })
    expect([patched.status, store.get('Patient', id)]).toMatchObject([200, { gender: 'female' }])
    expect(await send(upstream, `DELETE ${criteria}`, all)).toMatchObject({ status: 204 })
    expect(await send(upstream, `DELETE ${criteria}`, all)).toMatchObject({ status: 404 })
    expect(store.get('Patient', id)).toBeUndefined()
    const made = await send(upstream, `PUT ${criteria}`, all, { body })
    expect(made).toMatchObject({ status: 201, body: { gender: 'male' } })
  })

  it('refuses several matches, no criteria, and chains that could look behind the scopes', async () => {
    const { upstream } = behind()
    expect(await send(upstream, 'DELETE Patient?active=true', all)).toMatchObject({ status: 412 })
    expect(await send(upstream, 'DELETE Patient?_format=json', all)).toMatchObject({ status: 412 })
    const chained = 'DELETE Observation?subject:Patient.name=hansen'
    expect(await send(upstream, chained, amy('patient/*.cruds'))).toMatchObject({ status: 400 })
  })

  it('does not match what the scopes hide', async () => {
    const { store, upstream } = behind()
    const hidden = 'DELETE Patient?_id=frank-hansen'
    expect(await send(upstream, hidden, amy('patient/*.cruds'))).toMatchObject({ status: 404 })
    expect(store.get('Patient', 'frank-hansen')).toBeDefined()
  })
})

describe('a transaction in front of another server', () => {
  const bundle = (entry: unknown[]) => ({ body: { resourceType: 'Bundle', type: 'transaction', entry } })
  const entry = (method: string, url: string, resource?: unknown, more: object = {}) => ({
    ...{ request: { method, url, ...more } },
    ...(resource === undefined ? {} : { resource }),
  })
  const goal = (reference: string) => ({
    ...{ resourceType: 'Goal', lifecycleStatus: 'active', description: { text: 'walk' } },
    subject: { reference },
  })
  const AMY = 'Patient/amy-shaw'
  const fullUrl = 'urn:uuid:7c9a3f0e-9f3f-4f43-9a53-0d6b7a2c1e11'

  it('goes there as one, with references to what it makes', async () => {
    const { store, upstream } = behind()
    const reply = await send(
      upstream,
      'POST ',
      all,
      bundle([
        { fullUrl, ...entry('POST', 'Patient', patient()) },
        entry('POST', 'Goal', goal(fullUrl)),
        entry('DELETE', 'Observation/amy-shaw-bp-1'),
      ]),
    )
    expect(reply).toMatchObject({ status: 200, body: { type: 'transaction-response' } })
    const [one, two] = (reply.body as Any).entry.map((each: Any) => each.response.location?.split('/')[1])
    expect(store.get('Goal', two)).toMatchObject({ subject: { reference: `Patient/${one}` } })
    expect(store.get('Observation', 'amy-shaw-bp-1')).toBeUndefined()
    expect(JSON.stringify(reply)).not.toContain('behind.example')
  })

  it.each<[string, unknown[], number]>([
    [
      'one bad entry',
      [entry('POST', 'Goal', goal(AMY)), entry('POST', 'Goal', { ...goal(AMY), id: 7 })],
      422,
    ],
    ['something hidden', [entry('PUT', 'Patient/frank-hansen', patient({ id: 'frank-hansen' }))], 404],
    ['another patient', [entry('POST', 'Goal', goal('Patient/frank-hansen'))], 403],
    [
      'another version',
      [entry('PUT', 'Patient/amy-shaw', patient({ id: 'amy-shaw' }), { ifMatch: 'W/"7"' })],
      412,
    ],
    ['a read', [entry('GET', 'Patient/amy-shaw')], 400],
    ['criteria', [entry('DELETE', 'Goal?_id=1')], 400],
    ['If-None-Exist', [entry('POST', 'Goal', goal(AMY), { ifNoneExist: '_id=1' })], 400],
    ['a conditional reference', [entry('POST', 'Goal', goal('Patient?_id=amy-shaw'))], 400],
    ['a way out', [entry('PUT', '../admin/1', patient({ id: '1' }))], 400],
    ['no request', [{}], 400],
    ['null', [null], 400],
  ])('changes nothing with %s in it', async (_, entries, status) => {
    const { store, upstream } = behind()
    const before = store.types().map((type) => [type, store.live(type).length])
    const reply = await send(upstream, 'POST ', amy('patient/*.cruds'), bundle(entries))
    expect([reply.status, (reply.body as Any).resourceType]).toEqual([status, 'OperationOutcome'])
    expect(store.types().map((type) => [type, store.live(type).length])).toEqual(before)
  })

  it('fails whole when the server behind fails', async () => {
    const fetchIt: typeof fetch = async (_, init) =>
      init?.method === 'POST'
        ? new Response('{"secret":1}', { status: 409 })
        : new Response('', { status: 404 })
    const upstream = createUpstream({ base, fetch: fetchIt })
    const reply = await send(upstream, 'POST ', all, bundle([entry('POST', 'Patient', patient())]))
    expect([reply.status, JSON.stringify(reply).includes('secret')]).toEqual([409, false])
  })
})

describe('the history of a type and of everything, in front of another server', () => {
  it('shows versions that the scopes reach, page by page', async () => {
    const { upstream } = behind()
    const access = amy('patient/*.rs')
    const found: string[] = []
    for (let line: string | undefined = 'Observation/_history?_count=5'; line !== undefined; ) {
      const reply = await send(upstream, `GET ${line}`, access)
      expect(reply.status).toBe(200)
      const { link, entry = [] } = reply.body as Any
      expect(entry.every((each: Any) => each.resource.subject.reference === 'Patient/amy-shaw')).toBe(true)
      found.push(...ids(reply))
      line = link.find((each: Any) => each.relation === 'next')?.url.slice(BASE.length + 1)
    }
    const expected = WORLD.filter(
      (each) => each.resourceType === 'Observation' && each.subject.reference === 'Patient/amy-shaw',
    )
    expect(found.sort()).toEqual(expected.map(({ id }) => id).sort())
    expect((await send(upstream, 'GET _history?_count=1000', amy('patient/Patient.rs'))).body).toMatchObject({
      total: 1,
      entry: [{ resource: { id: 'amy-shaw' } }],
    })
  })

  it('refuses what it cannot evaluate', async () => {
    const { upstream } = behind()
    expect(await send(upstream, 'GET Patient/_history?_at=2026', all)).toMatchObject({ status: 400 })
    expect(await send(upstream, 'GET Patient/_history?_since=x', all)).toMatchObject({ status: 400 })
    expect(await send(upstream, 'GET Patient/_history', amy('patient/Goal.rs'))).toMatchObject({
      status: 403,
    })
    expect(await send(upstream, 'GET Patient/_history?_cursor=x', all)).toMatchObject({ status: 410 })
  })
})

describe('an export in front of another server', () => {
  const headers = { prefer: 'respond-async' }

  async function exported(upstream: Upstream, line: string, access: Access): Promise<string[]> {
    const started = await send(upstream, line, access, { headers })
    expect(started.status).toBe(202)
    const job = started.headers.find(([name]) => name === 'Content-Location')?.[1].slice(BASE.length + 1)
    let status = await send(upstream, `GET ${job}`, access)
    for (let i = 0; status.status === 202 && i < 500; i++) {
      expect(status.headers.map(([name]) => name)).toContain('X-Progress')
      await new Promise((resolve) => setTimeout(resolve, 10))
      status = await send(upstream, `GET ${job}`, access)
    }
    expect(status).toMatchObject({ status: 200, body: { requiresAccessToken: true } })
    const found: string[] = []
    for (const { url } of (status.body as Any).output) {
      expect(url.startsWith(`${BASE}/bulk/`)).toBe(true)
      const file = await send(upstream, `GET ${url.slice(BASE.length + 1)}`, access)
      const lines = String(file.body).trim().split('\n')
      found.push(...lines.map((text) => JSON.parse(text)).map((each) => `${each.resourceType}/${each.id}`))
    }
    const thief = accessOf({ grants: [], patient: 'frank-hansen' }, parseScopeString('patient/*.rs'))
    expect((await send(upstream, `GET ${job}`, thief)).status).toBe(404)
    expect((await send(upstream, `DELETE ${job}`, access)).status).toBe(202)
    expect((await send(upstream, `GET ${job}`, access)).status).toBe(404)
    return found
  }

  it('gives everything under system scopes, types and filters as ever', async () => {
    const { upstream } = behind()
    const system: Access = { kind: 'scopes', scopes: parseScopeString('system/*.rs'), client: 'c' }
    const found = await exported(upstream, 'GET $export', system)
    expect(found.sort()).toEqual(WORLD.map((each) => `${each.resourceType}/${each.id}`).sort())
    const query = '_type=Patient,Observation&_typeFilter=Observation?code=85354-9'
    const some = await exported(upstream, `GET Group/all-patients/$export?${query}`, system)
    const pressures = WORLD.filter((each) => JSON.stringify(each.code ?? '').includes('85354-9'))
    expect(some.filter((each) => each.startsWith('Observation/'))).toHaveLength(pressures.length)
  })

  it('gives what the scopes reach, and refuses at once what they do not', async () => {
    const { upstream } = behind()
    const found = await exported(upstream, 'GET Patient/$export', amy('patient/*.rs'))
    expect(found).toContain('Patient/amy-shaw')
    expect(found.filter((each) => /hansen|smith|late/.test(each))).toEqual([])
    expect(await send(upstream, 'GET $export', amy('patient/*.rs'))).toMatchObject({ status: 400 })
    const groups = amy('patient/Patient.rs')
    expect(await send(upstream, 'GET Group/all-patients/$export', groups, { headers })).toMatchObject({
      status: 404,
    })
    expect(await send(upstream, 'GET $export?_type=Goal', groups, { headers })).toMatchObject({ status: 403 })
  })

  it('says that the server behind failed', async () => {
    const fetchIt = async () => new Response('', { status: 500 })
    const upstream = createUpstream({ base, fetch: fetchIt })
    const started = await send(upstream, 'GET $export?_type=Patient', all, { headers })
    const job = started.headers.find(([name]) => name === 'Content-Location')?.[1].slice(BASE.length + 1)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(await send(upstream, `GET ${job}`, all)).toMatchObject({ status: 502 })
  })
})

describe('the picker in front of another server', () => {
  it('meets patients by name, id, identifier and birth date, and those that it knows stay', async () => {
    const store = createFhirBase([]).fork()
    const { upstream } = behind()
    const names = (text: string) => store.findPatients({ text }).patients.map(({ id }) => id)
    for (const [text, id] of [
      ['Hansen', 'frank-hansen'],
      ['henry-late', 'henry-late'],
      ['MRN-ada-empty', 'ada-empty'],
      ['1987-02-20', 'amy-shaw'],
    ] as const) {
      expect(names(text)).toEqual([])
      await searchUpstreamPatients(upstream, store, text)
      expect(names(text)).toEqual([id])
    }
  })

  it('goes on when the server behind fails', async () => {
    const store = createFhirBase([]).fork()
    const upstream = createUpstream({ base, fetch: async () => new Response('', { status: 500 }) })
    await searchUpstreamPatients(upstream, store, 'hansen')
    expect(store.findPatients({ text: '' }).total).toBe(0)
  })
})

describe('a search over several types in front of another server', () => {
  const names = (reply: FhirReply) =>
    ((reply.body as Any).entry ?? []).map((each: Any) => `${each.resource.resourceType}/${each.resource.id}`)

  it('finds those that are named, one after the other, page by page, under the scopes', async () => {
    const { store, upstream } = behind()
    const own = (type: string) =>
      store.live(type).filter(({ resource }) => JSON.stringify(resource).includes('"Patient/amy-shaw"'))
    const wanted = ['Condition', 'Encounter'].flatMap(own).map(({ type, id }) => `${type}/${id}`)
    const found: string[] = []
    let next: string | undefined = '?_type=Condition,Encounter&_count=2'
    for (let pages = 0; next !== undefined && pages < 50; pages++) {
      const reply = await send(upstream, `GET ${next}`, amy('patient/*.rs'))
      expect(reply.status).toBe(200)
      found.push(...names(reply))
      next = (reply.body as Any).link
        .find((each: Any) => each.relation === 'next')
        ?.url.slice(BASE.length + 1)
    }
    expect(found.sort()).toEqual(wanted.sort())
    expect(wanted.length).toBeGreaterThan(4)
  })

  it.each([
    ['no types', '?_id=amy-shaw', 400],
    ['too many', `?_type=${listResourceTypes().slice(0, 21).join(',')}`, 400],
    ['an unknown type', '?_type=Nonsense', 400],
    ['an order', '?_type=Condition,Encounter&_sort=_id', 400],
    ['a parameter that one of them has not', '?_type=Patient,Encounter&class=AMB', 400],
    ['a chain', '?_type=Condition,Encounter&patient.name=a', 400],
    ['a type outside the scopes', '?_type=Condition,Patient', 403],
  ])('is refused with %s', async (_, url, status) => {
    const { upstream } = behind()
    const scopes = status === 403 ? 'patient/Condition.rs' : 'patient/*.rs'
    expect(await send(upstream, `GET ${url}`, amy(scopes))).toMatchObject({
      status,
      body: { resourceType: 'OperationOutcome' },
    })
  })
})
