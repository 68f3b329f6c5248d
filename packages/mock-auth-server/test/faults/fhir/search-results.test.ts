import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMock, type Mock } from '../../../src/testing/index.ts'
import { struckRun } from '../../support/struck-run.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

type Headers = readonly (readonly [string, string])[]
const values = (headers: Headers, name: string) =>
  headers.filter(([key]) => key === name).map(([, value]) => value)
const text = (body: unknown) => (body instanceof Uint8Array ? new TextDecoder().decode(body) : String(body))
const FHIR_JSON = 'application/fhir+json; charset=utf-8'

describe('an error instead of the work: an OperationOutcome, in this order of headers', () => {
  test.each([
    ['basic-challenge', {}, 401, ['WWW-Authenticate', 'Basic realm="fhir"'], 'login'],
    [
      'scope-insufficient',
      {},
      403,
      [
        'WWW-Authenticate',
        'Bearer realm="fhir", error="insufficient_scope", scope="patient/Practitioner.cruds"',
      ],
      'forbidden',
    ],
    ['resource-forbidden', {}, 403, undefined, 'forbidden'],
    ['fhir-refused', { status: 410 }, 410, undefined, 'deleted'],
    ['write-conflict', {}, 412, undefined, 'conflict'],
    ['write-invalid', {}, 422, undefined, 'business-rule'],
    ['fhir-too-many-requests', { retryAfterS: 3 }, 429, ['Retry-After', '3'], 'throttled'],
    ['fhir-throttled', {}, 429, undefined, 'throttled'],
    ['fhir-unavailable', { status: 502 }, 502, undefined, 'transient'],
    ['page-fails', { status: 410 }, 410, undefined, 'expired'],
  ] as const)('%s %j', async (name, params, status, header, code) => {
    const { received, entry, honest, sent } = await struckRun(mock, name, params)
    expect(received.status).toBe(status)
    expect(received.headers.slice(0, header ? 3 : 2)).toEqual([
      ['Content-Type', FHIR_JSON],
      ['X-Content-Type-Options', 'nosniff'],
      ...(header ? [header] : []),
    ])
    expect(values(received.headers, 'Access-Control-Allow-Origin')).toEqual(['http://localhost:4020'])
    const outcome = JSON.parse(received.body)
    expect(outcome).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ severity: 'error', code }] })
    expect(entry.struck[0]?.changes.map(({ point }) => point)).toEqual(['arrival'])
    expect(honest).toBe(sent)
  })

  test('Retry-After as an HTTP date is never earlier than asked (F-246)', async () => {
    const { received, entry } = await struckRun(mock, 'fhir-too-many-requests', {
      form: 'http-date',
      retryAfterS: 5,
    })
    const date = Date.parse(values(received.headers, 'Retry-After')[0] ?? '')
    expect(date - entry.startedAt).toBeGreaterThanOrEqual(5000)
    expect(date - entry.startedAt).toBeLessThan(6500)
  })
})

describe('401 before the token expires (F-235, F-236, F-285)', () => {
  test.each([
    ['challenge', 1, 1, /"code":"login"/],
    ['no-challenge', 0, 1, /"code":"login"/],
    ['empty', 0, 1, /^$/],
    ['html', 0, 1, /^<html>/],
    ['no-cors', 1, 0, /"code":"login"/],
  ] as const)('%s', async (answer, challenges, cors, body) => {
    const { received, tenant, entry, armed } = await struckRun(mock, 'access-token-rejected', { answer })
    expect(received.status).toBe(401)
    expect(values(received.headers, 'WWW-Authenticate')).toHaveLength(challenges)
    expect(values(received.headers, 'Access-Control-Allow-Origin')).toHaveLength(cors)
    expect(received.body).toMatch(body)
    const withIt = tenant.journal.find().filter(({ facts }) => facts.accessToken === entry.facts.accessToken)
    expect(new Set(withIt.map(({ sent }) => sent?.status)), 'that token is refused from then on').toEqual(
      new Set([401]),
    )
    expect(tenant.journal.count({ step: 'fhir', status: 200 }), 'a new one works').toBeGreaterThan(4)
    expect(armed?.struck).toBe(1)
  })
})

test('after the third FHIR request every token of the authorization is revoked (F-276)', async () => {
  const { tenant, entry } = await struckRun(mock, 'token-revoked')
  const statuses = tenant.journal.find({ step: 'fhir' }).map(({ sent }) => sent?.status)
  expect(statuses.slice(0, 3)).toEqual([200, 200, 401])
  expect(new Set(statuses.slice(3))).toEqual(new Set([401]))
  expect(tenant.journal.find({ step: 'token', after: entry.seq })[0]?.facts.error).toBe('invalid_grant')
})

describe('bodies', () => {
  test('half of the announced body comes, then the end (F-249)', async () => {
    const { received, sent } = await struckRun(mock, 'body-cut-short')
    const length = Number(values(received.headers, 'Content-Length')[0])
    expect(text(sent.body)).toHaveLength(length)
    expect(received).toMatchObject({ status: 200, whole: false, end: 'closed' })
    expect(received.body).toBe(text(sent.body).slice(0, Math.floor(length / 2)))
  })

  test.each([
    ['fhir-unreadable', { body: 'bad-json' }, FHIR_JSON, /^\{"resourceType":"Bundle".*\{$/],
    ['fhir-unreadable', { body: 'html' }, 'text/html; charset=utf-8', /^<html>/],
    ['fhir-unreadable', { body: 'empty' }, FHIR_JSON, /^$/],
    [
      'xml-instead-of-json',
      {},
      'application/fhir+xml; charset=utf-8',
      /^<\?xml .*<Practitioner xmlns="http:\/\/hl7.org\/fhir"><id value="dr-okafor"\/><\/Practitioner>$/,
    ],
    [
      'fhir-content-type',
      { type: 'application/json' },
      'application/json',
      /^\{"resourceType":"Practitioner"/,
    ],
    ['wrong-resource-type', { type: 'Group' }, FHIR_JSON, /^\{"resourceType":"Group","id":"dr-okafor"/],
    ['wrong-resource-type', { type: 'OperationOutcome' }, FHIR_JSON, /"severity":"error"/],
    ['read-answers-another', { what: 'id' }, FHIR_JSON, /"id":"canary"/],
  ] as const)('%s %j', async (name, params, type, body) => {
    const { received, honest } = await struckRun(mock, name, params)
    expect(received.status).toBe(200)
    expect(received.whole).toBe(true)
    expect(values(received.headers, 'Content-Type')).toEqual([type])
    expect(received.body).toMatch(body)
    if (!name.startsWith('w') && !name.startsWith('r')) expect(text(honest.body)).toContain('"dr-okafor"')
  })

  test('the patient of the context turns into another one (F-255)', async () => {
    const { seen } = await struckRun(mock, 'read-answers-another', { what: 'patient' })
    const patient = seen.find(({ url }) => url.endsWith('/Patient/lucas-labs') && !url.includes('auth'))
    const read = seen.filter(({ url, reply }) => url === patient?.url && reply.status === 200)
    expect(JSON.parse(read[0]?.reply.body ?? '')).toMatchObject({
      id: 'canary',
      name: [{ text: 'Canary Foreign' }],
    })
  })
})

describe('search results', () => {
  const bundle = async (name: string, params: Record<string, unknown> = {}) => {
    const run = await struckRun(mock, name, params)
    const [change] = run.entry.struck.flatMap(({ changes }) => changes)
    const answer = change?.honest as { body: { entry: object[] } } | undefined
    return { ...run, honestBundle: answer?.body ?? { entry: [] }, sentBundle: JSON.parse(run.received.body) }
  }
  const link = (of: { link: { relation: string; url: string }[] }, relation: string) =>
    of.link.find((each) => each.relation === relation)?.url ?? ''

  test('an empty one has neither entry nor further page (F-256)', async () => {
    const { sentBundle, honestBundle } = await bundle('searchset-empty', { total: 'absent' })
    expect(honestBundle.entry.length).toBeGreaterThan(0)
    expect(Object.keys(sentBundle)).toEqual(['resourceType', 'type', 'link'])
    expect(sentBundle.link).toHaveLength(1)
  })

  test.each([
    ['searchset-extra-entries', { mode: 'outcome' }, 1, 'OperationOutcome'],
    ['searchset-extra-entries', { mode: 'include' }, 1, 'Practitioner'],
    ['searchset-partial', {}, 0, 'OperationOutcome'],
    ['search-holds-another-patient', {}, 1, 'Condition'],
  ] as const)('%s %j has %i entries more, the last of type %s', async (name, params, more, type) => {
    const { sentBundle, honestBundle } = await bundle(name, params)
    expect(sentBundle.entry).toHaveLength(honestBundle.entry.length + more)
    expect(sentBundle.entry.at(-1).resource.resourceType).toBe(type)
    if (name.startsWith('search-')) {
      expect(sentBundle.entry.at(-1).resource.subject).toEqual({
        reference: 'Patient/canary',
        display: 'Canary Foreign',
      })
    }
  })

  test('next is relative, an absolute path, or percent-encoded (F-260), and works', async () => {
    for (const [form, pattern] of [
      ['relative', /^Observation\?/],
      ['absolute-path', /^\/t\/fault-\d+\/fhir\/Observation\?/],
      ['percent-encoded', /^http:.*%5Fcursor=/],
    ] as const) {
      const { sentBundle, tenant, entry } = await bundle('next-link-spelling', { form })
      expect(link(sentBundle, 'next')).toMatch(pattern)
      const next = tenant.journal.find({ step: 'fhir-search', after: entry.seq })[0]
      expect(next?.sent?.status).toBe(200)
      expect(JSON.parse(text(next?.honest?.body)).entry).toHaveLength(5)
    }
  })

  test('next leads to the page itself, back to the first, or to another host (F-261, F-264)', async () => {
    const itself = await bundle('paging-loop', { circle: 'itself' })
    expect(link(itself.sentBundle, 'next')).toBe(link(itself.sentBundle, 'self'))
    const back = await bundle('paging-loop', { circle: 'back-and-forth' })
    expect(link(back.sentBundle, 'next')).toBe(link(back.sentBundle, 'first'))
    expect(link(back.sentBundle, 'next')).not.toContain('_cursor')
    const foreign = await bundle('next-link-foreign')
    const { fhirBase } = foreign.tenant.inner.canary
    expect(link(foreign.sentBundle, 'next').startsWith(`${fhirBase}/Condition?`)).toBe(true)
    const arrived = foreign.tenant.journal.find({ listener: 'canary' })
    expect(
      arrived.some(({ sent }) => sent?.status === 200),
      'the other server answers',
    ).toBe(true)
  })
})

describe('links to another server', () => {
  test.each([
    ['reference', /"managingOrganization":\{"reference":"http:\/\/127\.0\.0\.1:/],
    ['photo', /"photo":\[\{"contentType":"image\/png","url":"http:\/\/127\.0\.0\.1:/],
  ] as const)('in the body: %s (F-265, F-266)', async (where, pattern) => {
    const { received, honest } = await struckRun(mock, 'foreign-links', { where })
    expect(received.body).toMatch(pattern)
    expect(text(honest.body)).toMatch(pattern)
  })

  test.each([
    ['content-location', 'Content-Location', 200],
    ['location', 'Location', 201],
  ] as const)('in the header: %s (F-266)', async (where, header, status) => {
    const { received, tenant } = await struckRun(mock, 'foreign-links', { where })
    expect(received.status).toBe(status)
    const [value = '', ...others] = values(received.headers, header)
    expect(others).toEqual([])
    expect(value.startsWith(tenant.inner.canary.fhirBase)).toBe(true)
  })

  test.each([302, 307, 308])('by redirect: %i (F-267)', async (status) => {
    const { received, tenant } = await struckRun(mock, 'redirect-foreign', { status })
    expect(received.status).toBe(status)
    expect(values(received.headers, 'Location')).toEqual([
      `${tenant.inner.canary.fhirBase}/Practitioner/dr-okafor`,
    ])
    expect(received.body).toBe('')
  })

  test('in markup, which a careless page loads (F-268)', async () => {
    for (const where of ['narrative', 'name', 'code', 'diagnostics']) {
      const { received, tenant } = await struckRun(mock, 'script-in-text', { where })
      expect(received.body).toContain(`<img src=\\"${tenant.inner.canary.base}/picture\\"`)
      const loaded = tenant.journal.find({ listener: 'canary' }).map(({ request }) => request.target)
      expect(loaded.some((target) => target.endsWith('/picture'))).toBe(true)
    }
  })
})

describe('writes', () => {
  test('a create that was done is answered 503 or by a reset (F-248, F-249)', async () => {
    const error = await struckRun(mock, 'create-answer-lost', { as: '503' })
    expect(error.received.status).toBe(503)
    expect(error.honest.status).toBe(201)
    const reset = await struckRun(mock, 'create-answer-lost', { as: 'reset' })
    expect(reset.received).toMatchObject({ status: 0, end: 'reset' })
    expect(reset.honest.status).toBe(201)
  })

  test.each([
    ['201-empty', 201, 'Location'],
    ['200', 200, 'Location'],
    ['202', 202, 'Content-Location'],
  ] as const)('a create is answered %s (F-271)', async (as, status, header) => {
    const { received, tenant } = await struckRun(mock, 'create-answer', { as })
    expect(received.status).toBe(status)
    expect(values(received.headers, header)[0]).toContain(`${tenant.fhirBase}/Observation/`)
    if (as === '200') expect(JSON.parse(received.body).resourceType).toBe('Observation')
    else expect(received.body).toBe('')
  })

  test('a create that was not done is answered 200 (F-272)', async () => {
    const { received, tenant } = await struckRun(mock, 'create-not-saved')
    expect(received.status).toBe(200)
    expect(JSON.parse(received.body).issue[0]).toMatchObject({ severity: 'error' })
    expect(tenant.journal.find({ step: 'fhir-write' }).some(({ sent }) => sent?.status === 201)).toBe(false)
  })

  test('one entry of a batch fails (F-273)', async () => {
    const { received } = await struckRun(mock, 'batch-mixed')
    const [first, second] = JSON.parse(received.body).entry
    expect(first.response.status).toBe('404 Not Found')
    expect(second.response.status).toMatch(/^200/)
    expect(second.resource.type).toBe('searchset')
  })

  test('ETags are strong, or absent (F-274)', async () => {
    const strong = await struckRun(mock, 'etag-odd', { etag: 'strong' })
    expect(values(strong.received.headers, 'ETag')).toEqual(['"1"'])
    const absent = await struckRun(mock, 'etag-odd', { etag: 'absent' })
    expect(values(absent.received.headers, 'ETag')).toEqual([])
  })
})
