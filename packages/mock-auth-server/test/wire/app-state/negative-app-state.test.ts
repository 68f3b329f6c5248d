import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Mock } from '../../../src/testing/index.ts'
import { bearer, obtainTokens, type Tokens } from '../../support/handshake.ts'
import { expectCors } from '../../support/negative.ts'
import { oauthMock } from '../../support/oauth-mock.ts'

let mock: Mock
let tokens: Tokens
beforeAll(async () => {
  mock = await oauthMock()
  tokens = await obtainTokens(mock)
})
afterAll(() => mock.close())

type Headers = Record<string, string>
const FHIR = { 'content-type': 'application/fhir+json' }
const CODING = { system: 'https://app.example', code: 'prefs' }
const STATE = {
  resourceType: 'Basic',
  code: { coding: [CODING] },
  subject: { reference: 'Patient/amy-shaw' },
  extension: [{ url: 'https://app.example/color', valueString: 'blue' }],
}

const send = (method: string, path: string, body?: unknown, headers: Headers = {}) =>
  fetch(`${mock.inner.base}/app-state/Basic${path}`, {
    method,
    headers: { ...bearer(tokens.access_token), ...(body === undefined ? {} : FHIR), ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })

/** A refusal as an OperationOutcome. */
async function expectOutcome(response: Response, status: number, code: string): Promise<void> {
  expect(response.status).toBe(status)
  expect(response.headers.get('content-type')).toBe('application/fhir+json; charset=utf-8')
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  const { issue, resourceType } = (await response.json()) as fhir4.OperationOutcome
  expect(resourceType).toBe('OperationOutcome')
  expect(issue).toEqual([{ severity: 'error', code, diagnostics: expect.stringMatching(/.{10}/) }])
}

async function created(): Promise<string> {
  const response = await send('POST', '', STATE)
  expect(response.status).toBe(201)
  return ((await response.json()) as { id: string }).id
}

const twoCodings = { coding: [CODING, { ...CODING, code: 'other' }] }
/** Member of the resource, what it is, the status and the code of the refusal (S-141, S-142, S-145). */
const members: readonly (readonly [string, unknown, number, string])[] = [
  ['resourceType', undefined, 400, 'invalid'],
  ['resourceType', 'Observation', 400, 'invalid'],
  ['code', undefined, 400, 'invalid'],
  ['code', {}, 400, 'invalid'],
  ['code', { coding: [] }, 400, 'invalid'],
  ['code', twoCodings, 400, 'invalid'],
  ['code', { coding: [{ ...CODING, system: '' }] }, 400, 'invalid'],
  ['code', { coding: [{ ...CODING, code: '' }] }, 400, 'invalid'],
  ['code', { text: 'prefs' }, 400, 'invalid'],
  ['subject', {}, 400, 'invalid'],
  ['subject', { reference: '' }, 400, 'invalid'],
  ['subject', { reference: 'Group/1' }, 400, 'invalid'],
  ['subject', { reference: 7 }, 400, 'invalid'],
  ['author', { reference: 'Practitioner/dr-okafor' }, 400, 'invalid'],
]

describe('create', () => {
  test.each<(typeof members)[number]>([
    ...members,
    ['subject', undefined, 403, 'forbidden'],
    ['subject', { reference: 'Patient/jane-smith' }, 403, 'forbidden'],
    ['subject', { reference: 'https://other.example/fhir/Patient/amy-shaw' }, 403, 'forbidden'],
  ])('%s %j: %d %s', async (name, value, status, code) => {
    const body = { ...STATE, [name]: value }
    await expectOutcome(await send('POST', '', body), status, code)
    await expectCors((headers) => send('POST', '', body, headers), 'registered')
  })

  test.each<readonly [string, string, string, number, string]>([
    ['nothing', '', 'application/fhir+json', 400, 'invalid'],
    ['no JSON', '{', 'application/fhir+json', 400, 'invalid'],
    ['an array', '[]', 'application/json', 400, 'invalid'],
    ['a form', 'resourceType=Basic', 'application/x-www-form-urlencoded', 415, 'not-supported'],
    ['JSON as text', JSON.stringify(STATE), 'text/plain', 415, 'not-supported'],
    ['XML', '<Basic/>', 'application/fhir+xml', 415, 'not-supported'],
    ['too much', `${' '.repeat(600_000)}{}`, 'application/fhir+json', 413, 'too-long'],
  ])('%s: %d', async (_name, body, type, status, code) => {
    await expectOutcome(await send('POST', '', body, { 'content-type': type }), status, code)
  })
})

describe('update', () => {
  const ifMatch = { 'if-match': 'W/"1"' }

  test.each<(typeof members)[number]>([
    ...members,
    ['id', undefined, 400, 'invalid'],
    ['id', 'other', 400, 'invalid'],
    ['code', { coding: [{ ...CODING, code: 'other' }] }, 412, 'conflict'],
    ['subject', undefined, 412, 'conflict'],
    ['subject', { reference: 'Practitioner/dr-okafor' }, 412, 'conflict'],
  ])('%s %j: %d %s, and the version stays', async (name, value, status, code) => {
    const id = await created()
    await expectOutcome(await send('PUT', `/${id}`, { ...STATE, id, [name]: value }, ifMatch), status, code)
    expect((await send('PUT', `/${id}`, { ...STATE, id }, ifMatch)).status).toBe(200)
  })

  test.each(['PUT', 'DELETE'])('%s needs If-Match with the current version (S-143)', async (method) => {
    const id = await created()
    const body = method === 'PUT' ? { ...STATE, id } : undefined
    for (const value of [undefined, '', '1', '"x"', '*', 'W/"0"', 'W/"2"', 'W/"1", W/"2"']) {
      const headers = value === undefined ? {} : { 'if-match': value }
      await expectOutcome(await send(method, `/${id}`, body, headers), 412, 'conflict')
    }
    await expectCors((headers) => send(method, `/${id}`, body, headers), 'registered')
    for (const other of ['unknown', 'x y', 'x'.repeat(65)]) {
      await expectOutcome(await send(method, `/${encodeURIComponent(other)}`, body, ifMatch), 412, 'conflict')
    }
    expect((await send(method, `/${id}`, body, ifMatch)).status).toBe(method === 'PUT' ? 200 : 204)
  })
})

describe('query (S-144)', () => {
  const code = 'https://app.example|prefs'
  const mine = () => `${mock.fhirBase}/Patient/amy-shaw`

  test.each<readonly [string, () => [string, string][], number, string]>([
    ['nothing', () => [], 400, 'invalid'],
    ['no code', () => [['subject', mine()]], 400, 'invalid'],
    [
      'empty code',
      () => [
        ['code', ''],
        ['subject', mine()],
      ],
      400,
      'invalid',
    ],
    [
      'code without system',
      () => [
        ['code', 'prefs'],
        ['subject', mine()],
      ],
      400,
      'invalid',
    ],
    [
      'code without code',
      () => [
        ['code', 'https://app.example|'],
        ['subject', mine()],
      ],
      400,
      'invalid',
    ],
    [
      'code twice',
      () => [
        ['code', code],
        ['code', code],
        ['subject', mine()],
      ],
      400,
      'invalid',
    ],
    ['no subject', () => [['code', code]], 400, 'invalid'],
    [
      'empty subject',
      () => [
        ['code', code],
        ['subject', ''],
      ],
      400,
      'invalid',
    ],
    [
      'subject twice',
      () => [
        ['code', code],
        ['subject', mine()],
        ['subject', mine()],
      ],
      400,
      'invalid',
    ],
    [
      'subject and its absence',
      () => [
        ['code', code],
        ['subject', mine()],
        ['subject:missing', 'true'],
      ],
      400,
      'invalid',
    ],
    [
      'subject:missing=false alone',
      () => [
        ['code', code],
        ['subject:missing', 'false'],
      ],
      400,
      'invalid',
    ],
    [
      'another subject',
      () => [
        ['code', code],
        ['subject', `${mock.fhirBase}/Patient/jane-smith`],
      ],
      403,
      'forbidden',
    ],
    [
      'a subject elsewhere',
      () => [
        ['code', code],
        ['subject', 'https://other.example/Patient/amy-shaw'],
      ],
      403,
      'forbidden',
    ],
  ])('%s: %d %s', async (_name, query, status, issue) => {
    await expectOutcome(await send('GET', `?${new URLSearchParams(query())}`), status, issue)
  })
})

describe('without a good token', () => {
  const requests = [
    ['GET', '?code=https://app.example|prefs&subject:missing=true', undefined],
    ['POST', '', STATE],
    ['PUT', '/x', STATE],
    ['DELETE', '/x', undefined],
  ] as const

  test.each(requests)('%s %s', async (method, path, body) => {
    const ask = (authorization: string) => send(method, path, body, { authorization })
    for (const [authorization, status, challenge] of [
      ['', 401, /^Bearer realm="fhir"$/],
      ['Basic eDp5', 401, /^Bearer realm="fhir"$/],
      ['Bearer unknown', 401, /error="invalid_token"/],
      [`Bearer ${tokens.refresh_token}`, 401, /error="invalid_token"/],
      [`Bearer  ${tokens.access_token}`, 400, /error="invalid_request"/],
    ] as const) {
      const response = await ask(authorization)
      expect(response.headers.get('www-authenticate')).toMatch(challenge)
      await expectOutcome(response, status, 'login')
    }
    const joiner = path.includes('?') ? '&' : '?'
    const inUrl = `${path}${joiner}access_token=${tokens.access_token}`
    await expectOutcome(await send(method, inUrl, body, { authorization: '' }), 400, 'login')
    await expectCors((headers) => send(method, path, body, { authorization: '', ...headers }), 'registered')
  })
})
