import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FAULTS } from '../../src/faults/list.ts'
import { createMock, type Mock } from '../../src/testing/index.ts'
import { armedRun } from '../support/armed-run.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

/** What the careless client saw at the token endpoint, and what the journal kept of it. */
async function atToken(name: string, params: Record<string, unknown> = {}) {
  const fault = FAULTS.find((each) => each.name === name)
  if (!fault) throw new Error(`there is no fault ${name}`)
  const { tenant, seen } = await armedRun(mock, fault, params)
  const replies = seen.filter(({ url }) => url.endsWith('/auth/token')).map(({ reply }) => reply)
  const entries = tenant.journal.find({ step: 'token' })
  return { tenant, replies, entries, first: replies[0], entry: entries[0] }
}

const named = (reply: { headers: readonly (readonly [string, string])[] } | undefined, name: string) =>
  reply?.headers.filter(([key]) => key === name).map(([, value]) => value)

describe('503 and 429 (F-140, F-141)', () => {
  test('before the code is used, the second try gets the tokens', async () => {
    const { replies, first, entry } = await atToken('token-unavailable', { retryAfterS: 3 })
    expect(first?.status).toBe(503)
    expect(named(first, 'Retry-After')).toEqual(['3'])
    expect(named(first, 'Content-Type')).toEqual(['application/json'])
    expect(JSON.parse(first?.body ?? '')).toEqual({
      error: 'temporarily_unavailable',
      error_description: 'Try again later',
    })
    expect(replies[1]?.status).toBe(200)
    expect(entry?.struck[0]?.changes).toMatchObject([{ point: 'arrival' }])
    expect(entry?.facts.issuedAccessToken).toBeUndefined()
  })

  test('after the code was used, the second try is a replay', async () => {
    const { replies, entry } = await atToken('token-unavailable', { code: 'used', status: 429 })
    expect(replies[0]?.status).toBe(429)
    expect(JSON.parse(replies[1]?.body ?? '')).toMatchObject({ error: 'invalid_grant' })
    expect([entry?.honest?.status, entry?.sent?.status]).toEqual([200, 429])
    expect(entry?.facts.issuedAccessToken).toBeDefined()
  })
})

test('a gateway page has no JSON (F-140)', async () => {
  const { first } = await atToken('token-server-error', { status: 502 })
  expect(first?.status).toBe(502)
  expect(named(first, 'Content-Type')).toEqual(['text/html; charset=utf-8'])
  expect(first?.body).toContain('<h1>Bad Gateway</h1>')
})

describe('connection reset (F-143)', () => {
  test('without a byte, before the code is used', async () => {
    const { replies, first, entry } = await atToken('token-connection-reset')
    expect([first?.status, first?.end]).toEqual([0, 'reset'])
    expect(replies[1]?.status).toBe(200)
    expect(entry?.delivery).toBe('delivered')
  })

  test('without a byte, after the code was used', async () => {
    const { replies, first, entry } = await atToken('token-connection-reset', { code: 'used' })
    expect([first?.status, first?.end]).toEqual([0, 'reset'])
    expect(replies[1]?.status).toBe(400)
    expect([entry?.honest?.wire, entry?.sent?.wire]).toEqual([undefined, { resetAfterBytes: 0 }])
  })
})

/** What the response says otherwise than the server meant: `undefined` for a member that is gone. */
async function changedMembers(name: string, params: Record<string, unknown> = {}) {
  const { first, entry, tenant } = await atToken(name, params)
  const sent = JSON.parse(first?.body ?? '') as Record<string, unknown>
  const honest = entry?.struck[0]?.changes.find(({ point }) => point === 'token.response')?.honest
  const before = honest as Record<string, unknown>
  const names = [...new Set([...Object.keys(before), ...Object.keys(sent)])]
  const other = names.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(sent[key]))
  return { tenant, before, changed: Object.fromEntries(other.map((key) => [key, sent[key]])) }
}

describe('errors, before the code is used (F-091 to F-097)', () => {
  const NO_STORE = ['no-store']
  test.each([
    ['invalid-grant', {}, 400, 'invalid_grant'],
    ['invalid-client', { challenge: true }, 401, 'invalid_client'],
    ['invalid-client', { challenge: false }, 401, 'invalid_client'],
    ['token-error', { error: 'invalid_request' }, 400, 'invalid_request'],
    ['token-error', { error: 'unauthorized_client' }, 400, 'unauthorized_client'],
    ['token-error', { error: 'unsupported_grant_type' }, 400, 'unsupported_grant_type'],
    ['token-error', { error: 'invalid_scope' }, 400, 'invalid_scope'],
    ['token-error-body', { body: 'unknown-code' }, 400, 'error_4711'],
  ])('%s %o', async (name, params, status, error) => {
    const { first, entry, replies } = await atToken(name, params)
    expect(first?.status).toBe(status)
    expect(JSON.parse(first?.body ?? '')).toMatchObject({ error, error_description: expect.any(String) })
    expect(named(first, 'Content-Type')).toEqual(['application/json'])
    expect(named(first, 'Cache-Control')).toEqual(NO_STORE)
    expect(named(first, 'Pragma')).toEqual(['no-cache'])
    const challenge = 'challenge' in params && params.challenge ? ['Basic realm="token"'] : []
    expect(named(first, 'WWW-Authenticate')).toEqual(challenge)
    expect(named(first, 'Access-Control-Allow-Origin')).toEqual(['http://localhost:4020'])
    expect(entry?.facts.issuedAccessToken).toBeUndefined()
    expect(replies[1]?.status, 'the code is still good').toBe(200)
  })

  test.each([
    ['text', ['text/plain'], 'Bad request'],
    ['empty', [], ''],
  ])('a body of %s', async (body, type, text) => {
    const { first } = await atToken('token-error-body', { body })
    expect([first?.status, first?.body, named(first, 'Content-Type')]).toEqual([400, text, type])
  })

  test('markup that leads to the canary (F-100)', async () => {
    const { tenant, first } = await atToken('token-error-markup')
    const { error_description } = JSON.parse(first?.body ?? '') as { error_description: string }
    expect(error_description).toMatch(/^<script>fetch\('http:\/\/[^']+\/script'\)<\/script><img src="http/)
    expect(tenant.journal.find({ listener: 'canary' }).map(({ request }) => request.target)).toEqual(
      expect.arrayContaining([expect.stringMatching(/\/script$/), expect.stringMatching(/\/picture$/)]),
    )
  })
})

describe('a response in which status and body disagree (F-098, F-099)', () => {
  test('an error with status 200', async () => {
    const { first, entry } = await atToken('token-error-as-success')
    expect(first?.status).toBe(200)
    expect(Object.keys(JSON.parse(first?.body ?? ''))).toEqual(['error', 'error_description'])
    expect(entry?.honest?.body).toContain('access_token')
  })

  test('tokens with status 400', async () => {
    const { first, entry } = await atToken('token-success-as-error')
    expect(first?.status).toBe(400)
    expect(first?.body).toBe(entry?.honest?.body)
    expect([entry?.honest?.status, entry?.sent?.status]).toEqual([200, 400])
  })
})

describe('bodies that are no token response (F-101 to F-105)', () => {
  test.each(['cut', 'trailing-comma', 'apostrophes'])('malformed: %s', async (to) => {
    const { first, entry } = await atToken('token-response-malformed', { to })
    expect(first?.whole).toBe(true)
    expect(() => JSON.parse(first?.body ?? '')).toThrow()
    expect(first?.body).toContain(entry?.facts.issuedAccessToken)
    expect(named(first, 'Content-Type')).toEqual(['application/json'])
  })

  test('a page', async () => {
    const { first } = await atToken('token-response-page')
    expect([first?.status, named(first, 'Content-Type')]).toEqual([200, ['text/html; charset=utf-8']])
    expect(first?.body).toMatch(/^<html>/)
  })

  test.each([
    ['nothing', 200, ''],
    ['no-content', 204, ''],
    ['null', 200, 'null'],
    ['array', 200, '[]'],
    ['string', 200, '"token"'],
  ])('%s', async (is, status, body) => {
    const { first, entry } = await atToken('token-response-empty', { is })
    expect([first?.status, first?.body]).toEqual([status, body])
    expect(entry?.honest?.body).toContain('access_token')
  })

  test('a form', async () => {
    const { first, entry } = await atToken('token-response-form')
    expect(named(first, 'Content-Type')).toEqual(['application/x-www-form-urlencoded'])
    expect(new URLSearchParams(first?.body).get('access_token')).toBe(entry?.facts.issuedAccessToken)
  })
})

test.each([
  ['token-charset', {}, ['application/json;charset=utf-8']],
  ['token-content-type', { type: 'text/plain' }, ['text/plain']],
  ['token-content-type', { type: 'text/html' }, ['text/html']],
  ['token-content-type', { type: 'application/fhir+json' }, ['application/fhir+json']],
  ['token-content-type', { type: 'none' }, []],
])('%s %o changes the content type alone (F-104)', async (name, params, type) => {
  const { first, entry } = await atToken(name, params)
  expect(named(first, 'Content-Type')).toEqual(type)
  expect(first?.body).toBe(entry?.honest?.body)
})

describe('members of the token response', () => {
  test.each([
    ['access-token-malformed', { is: 'missing' }, { access_token: undefined }],
    ['access-token-malformed', { is: 'empty' }, { access_token: '' }],
    ['access-token-malformed', { is: 'number' }, { access_token: 4711 }],
    ['access-token-malformed', { is: 'object' }, { access_token: { token: 'x' } }],
    ['token-type-wrong', { is: 'missing' }, { token_type: undefined }],
    ['token-type-wrong', { is: 'DPoP' }, { token_type: 'DPoP' }],
    ['token-type-case', { is: 'bEARER' }, { token_type: 'bEARER' }],
    ['expires-in-odd', { is: 'missing' }, { expires_in: undefined }],
    ['expires-in-odd', { is: 'string' }, { expires_in: '3600' }],
    ['expires-in-odd', { is: 'fraction' }, { expires_in: 3599.5 }],
    ['expires-in-not-positive', { is: 'zero' }, { expires_in: 0 }],
    ['expires-in-not-positive', { is: 'null' }, { expires_in: null }],
    ['scope-missing', {}, { scope: undefined }],
    ['scope-array', {}, { scope: expect.arrayContaining(['openid', 'patient/*.rs']) }],
    ['refresh-token-missing', {}, { refresh_token: undefined }],
    ['offline-access-not-echoed', {}, { scope: expect.not.stringContaining('offline_access') }],
    ['id-token-missing', {}, { id_token: undefined }],
    ['patient-missing', {}, { patient: undefined }],
    ['encounter-missing', {}, { encounter: undefined }],
    ['patient-malformed', { is: 'reference' }, { patient: 'Patient/lucas-labs' }],
    ['patient-malformed', { is: 'url' }, { patient: expect.stringMatching(/^http.*\/Patient\/lucas-labs$/) }],
    ['patient-malformed', { is: 'number' }, { patient: 1e21 }],
    ['patient-malformed', { is: 'array' }, { patient: ['lucas-labs', 'canary'] }],
    ['patient-malformed', { is: 'empty' }, { patient: '' }],
    ['patient-hostile', { is: 'climbing' }, { patient: '123/../../admin' }],
    ['patient-hostile', { is: 'too-long' }, { patient: 'p'.repeat(65) }],
    ['patient-banner-odd', { is: 'false' }, { need_patient_banner: false }],
    ['patient-banner-odd', { is: 'missing' }, { need_patient_banner: undefined }],
    ['patient-banner-odd', { is: 'string' }, { need_patient_banner: 'true' }],
    ['intent-unknown', {}, { intent: 'smart-mock-unknown-intent' }],
    ['smart-style-hostile', { is: 'script' }, { smart_style_url: expect.stringMatching(/^javascript:/) }],
    ['fhir-context-odd', { is: 'strings' }, { fhirContext: ['ImagingStudy/canary'] }],
    ['fhir-context-odd', { is: 'empty' }, { fhirContext: [] }],
  ])('%s %o (F-106 to F-136)', async (name, params, expected) => {
    const { before, changed } = await changedMembers(name, params)
    expect(changed).toEqual(expected)
    for (const key of Object.keys(expected)) expect(changed[key]).not.toEqual(before[key])
  })

  test('what nobody asked for comes beside what was asked (F-132)', async () => {
    const { before, changed } = await changedMembers('token-response-extras')
    expect(Object.keys(changed)).toEqual(
      expect.arrayContaining([
        'intent',
        'tenant',
        'fhirContext',
        '__vendor',
        'https://vendor.example/member',
      ]),
    )
    expect(Object.keys(before).filter((key) => key in changed)).toEqual([])
  })

  test('the second server has another patient (F-137)', async () => {
    const { tenant, before, changed } = await changedMembers('authorization-details')
    const [own, other] = changed['authorization_details'] as { locations: string[]; patient: string }[]
    expect(own).toMatchObject({ locations: [tenant.fhirBase], patient: before['patient'] })
    expect(other?.locations).toEqual([tenant.inner.canary.fhirBase])
    expect(other?.patient).not.toBe(before['patient'])
  })
})

test('a short-lived token does expire (F-113)', async () => {
  const { tenant, first, entry } = await atToken('access-token-short-lived', { seconds: 60 })
  expect(JSON.parse(first?.body ?? '')).toMatchObject({ expires_in: 60 })
  const held = await tenant.inner.state.findAccessToken(entry?.facts.issuedAccessToken ?? '')
  expect((held?.expiresAt ?? 0) - (held?.issuedAt ?? 0)).toBe(60_000)
})

describe('scopes, in the response and in force (F-115 to F-122)', () => {
  const scopesOf = async (name: string, params: Record<string, unknown> = {}) => {
    const { tenant, replies, entries } = await atToken(name, params)
    const scopes = replies.map(({ body }) => (JSON.parse(body) as { scope: string }).scope)
    const held = await tenant.inner.state.findAccessToken(entries[0]?.facts.issuedAccessToken ?? '')
    const refused = tenant.journal.find({ step: 'fhir' }).filter(({ sent }) => sent?.status === 403)
    return { scopes, first: scopes[0], held: held?.scope, refused: refused.map(({ step }) => step) }
  }
  const RESOURCES = /(?:patient|user)\/\S+/g

  test.each([
    ['writes-not-granted', {}, 'patient/*.rs user/Practitioner.read', ['fhir-write']],
    ['search-not-granted', {}, 'patient/*.r patient/*.cud user/Practitioner.r', ['fhir-search']],
    ['scope-wider', {}, 'patient/*.cruds user/*.cruds', []],
    [
      'scope-unrelated',
      {},
      'patient/AllergyIntolerance.rs user/AllergyIntolerance.rs',
      ['fhir-read', 'fhir-search', 'fhir-write'],
    ],
  ])('%s', async (name, params, resources, steps) => {
    const { scopes, first, held, refused } = await scopesOf(name, params)
    expect(first?.match(RESOURCES)?.join(' ')).toBe(resources)
    expect(held).toBe(first)
    expect(new Set(scopes), 'a refresh gives no more').toEqual(new Set([first]))
    expect(first).toContain('openid')
    expect(new Set(refused)).toEqual(new Set(steps))
  })

  test('scope-empty', async () => {
    const { scopes, held, refused } = await scopesOf('scope-empty')
    expect([scopes, held]).toEqual([[''], ''])
    expect(refused).toContain('fhir-search')
  })

  test('scope-narrowed takes one type out of a wildcard', async () => {
    const { first, refused } = await scopesOf('scope-narrowed', { resourceType: 'Condition' })
    expect(first).toContain('patient/Observation.rs')
    expect(first).not.toMatch(/Condition|\*/)
    expect(refused).toContain('fhir-search')
  })

  test('scope-granular leaves other Observations out', async () => {
    const { tenant, first } = await atToken('scope-granular')
    expect(JSON.parse(first?.body ?? '').scope).toMatch(
      /patient\/Observation\.rs\?category=http\S+laboratory/,
    )
    const page = tenant.journal
      .find({ step: 'fhir-search' })
      .find(({ facts }) => facts.resourceType === 'Observation')
    const bundle = JSON.parse(new TextDecoder().decode(page?.sent?.body as Uint8Array))
    const categories = bundle.entry.map(
      ({ resource }: { resource: fhir4.Observation }) => resource.category?.[0]?.coding?.[0]?.code,
    )
    expect(new Set(categories)).toEqual(new Set(['laboratory']))
  })

  test.each([
    [
      'split',
      'patient/*.r patient/*.s patient/*.c patient/*.u patient/*.d user/Practitioner.r user/Practitioner.s',
    ],
    ['reversed', 'user/Practitioner.read patient/*.cud patient/*.rs'],
    ['v1', 'patient/*.read patient/*.write user/Practitioner.read'],
    ['v2', 'patient/*.rs patient/*.cud user/Practitioner.rs'],
  ])('scope-notation %s says the same otherwise', async (as, resources) => {
    const { first, held, refused } = await scopesOf('scope-notation', { as })
    expect(first?.match(RESOURCES)?.join(' ')).toBe(resources)
    expect(held).not.toBe(first)
    expect(refused).toEqual([])
  })

  test('scope-notation twice', async () => {
    const { first, held } = await scopesOf('scope-notation', { as: 'twice' })
    expect(first).toBe(`${held} ${held}`)
  })
})

test('the style comes from the other host, readable by every origin (F-135)', async () => {
  const { tenant } = await atToken('smart-style-hostile', { is: 'values' })
  const [style] = tenant.journal.find({ listener: 'canary' })
  expect(style?.request.target).toMatch(/\/style\.json$/)
  expect(style?.sent?.headers).toContainEqual(['Access-Control-Allow-Origin', '*'])
  expect(style?.sent?.body).toContain('/stolen')
  expect(style?.struck, 'the strike was the token response').toEqual([])
})

test('the patient in context cannot be read, others can (F-131)', async () => {
  const { tenant } = await atToken('patient-unknown')
  const reads = tenant.journal.find({ step: 'fhir-read' })
  const statuses = (type: string) =>
    new Set(reads.filter(({ facts }) => facts.resourceType === type).map(({ sent }) => sent?.status))
  expect(statuses('Patient')).toEqual(new Set([404]))
  expect(statuses('Practitioner')).toEqual(new Set([200]))
})

test.each([
  ['long', /^x{7000}\.at\./],
  ['punctuated', /^~\+\/-_\.at\..*==$/],
])('an access token that is %s is taken as it was issued (F-138)', async (is, shape) => {
  const { tenant, entry } = await atToken('access-token-odd', { is })
  expect(entry?.facts.issuedAccessToken).toMatch(shape)
  const sent = tenant.journal.find({ step: 'fhir-read' }).filter((read) => read.sent?.status === 200)
  expect(sent.map(({ facts }) => facts.accessToken)).toContain(entry?.facts.issuedAccessToken)
})

test('nothing forbids to cache (F-139)', async () => {
  const { first } = await atToken('token-response-cacheable')
  expect([named(first, 'Cache-Control'), named(first, 'Pragma')]).toEqual([[], []])
  expect(named(first, 'Content-Type')).toEqual(['application/json'])
})

test('a slow answer uses the code at once (F-142)', async () => {
  const { first, replies, entry } = await atToken('token-delayed', { seconds: 20 })
  expect([first?.status, first?.end]).toEqual([0, 'timeout'])
  expect(replies[1]?.status).toBe(400)
  expect(entry?.sent?.wire).toEqual({ delayMs: 20_000 })
})

test.each([302, 307, 308])('a redirect %i to the canary (F-144)', async (status) => {
  const { tenant, first } = await atToken('token-redirected', { status })
  expect([first?.status, first?.body]).toEqual([status, ''])
  expect(named(first, 'Location')).toEqual([`${tenant.inner.canary.base}/auth/token`])
})

test.each([
  ['members-twice', /"access_token".*"access_token"/],
  ['unknown-members', /^\{"x_unknown":null,/],
  ['deep-nesting', /^\{"x_nested":\[{200}\]{200},/],
])('%s is JSON with the same tokens (F-145)', async (has, shape) => {
  const { first, entry } = await atToken('token-response-odd-json', { has })
  expect(first?.body).toMatch(shape)
  expect(JSON.parse(first?.body ?? '')).toMatchObject(JSON.parse(String(entry?.honest?.body)))
})

describe('no CORS headers (F-146)', () => {
  test.each([
    ['success', 200],
    ['error', 400],
  ])('%s', async (on, status) => {
    const { first, entry } = await atToken('token-cors-missing', { on })
    expect(first?.status).toBe(status)
    expect(first?.headers.filter(([name]) => /^access-control/i.test(name))).toEqual([])
    expect(entry?.honest?.headers).toContainEqual(['Access-Control-Allow-Origin', 'http://localhost:4020'])
  })
})

test("another patient's token comes with a genuine id_token (F-147)", async () => {
  const { tenant, first, entry } = await atToken('token-of-another-patient')
  const held = await tenant.inner.state.findAccessToken(entry?.facts.issuedAccessToken ?? '')
  expect(held?.grant.context.patient).not.toBe('lucas-labs')
  expect(JSON.parse(first?.body ?? '').patient).toBe(held?.grant.context.patient)
  expect(entry?.struck[0]?.changes.map(({ point }) => point)).toEqual(['token.grant', 'token.idToken'])
})
