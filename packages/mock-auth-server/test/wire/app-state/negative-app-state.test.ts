import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectCors } from '../../support/negative.ts'
import {
  CODING,
  createState,
  expectOutcome,
  STATE,
  type StateServer,
  send,
  startStateServer,
} from './app-state-requests.ts'

let server: StateServer
beforeAll(async () => {
  server = await startStateServer()
})
afterAll(() => server.mock.close())

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
    await expectOutcome(await send(server, 'POST', '', body), status, code)
    await expectCors((headers) => send(server, 'POST', '', body, headers), 'registered')
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
    await expectOutcome(await send(server, 'POST', '', body, { 'content-type': type }), status, code)
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
    const id = await createState(server)
    await expectOutcome(
      await send(server, 'PUT', `/${id}`, { ...STATE, id, [name]: value }, ifMatch),
      status,
      code,
    )
    expect((await send(server, 'PUT', `/${id}`, { ...STATE, id }, ifMatch)).status).toBe(200)
  })

  test.each(['PUT', 'DELETE'])('%s needs If-Match with the current version (S-143)', async (method) => {
    const id = await createState(server)
    const body = method === 'PUT' ? { ...STATE, id } : undefined
    for (const value of [undefined, '', '1', '"x"', '*', 'W/"0"', 'W/"2"', 'W/"1", W/"2"']) {
      const headers = value === undefined ? {} : { 'if-match': value }
      await expectOutcome(await send(server, method, `/${id}`, body, headers), 412, 'conflict')
    }
    await expectCors((headers) => send(server, method, `/${id}`, body, headers), 'registered')
    for (const other of ['unknown', 'x y', 'x'.repeat(65)]) {
      await expectOutcome(
        await send(server, method, `/${encodeURIComponent(other)}`, body, ifMatch),
        412,
        'conflict',
      )
    }
    expect((await send(server, method, `/${id}`, body, ifMatch)).status).toBe(method === 'PUT' ? 200 : 204)
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
    const ask = (authorization: string) => send(server, method, path, body, { authorization })
    for (const [authorization, status, challenge] of [
      ['', 401, /^Bearer realm="fhir"$/],
      ['Basic eDp5', 401, /^Bearer realm="fhir"$/],
      ['Bearer unknown', 401, /error="invalid_token"/],
      [`Bearer ${server.tokens.refresh_token}`, 401, /error="invalid_token"/],
      [`Bearer  ${server.tokens.access_token}`, 400, /error="invalid_request"/],
    ] as const) {
      const response = await ask(authorization)
      expect(response.headers.get('www-authenticate')).toMatch(challenge)
      await expectOutcome(response, status, 'login')
    }
    const joiner = path.includes('?') ? '&' : '?'
    const inUrl = `${path}${joiner}access_token=${server.tokens.access_token}`
    await expectOutcome(await send(server, method, inUrl, body, { authorization: '' }), 400, 'login')
    await expectCors(
      (headers) => send(server, method, path, body, { authorization: '', ...headers }),
      'registered',
    )
  })
})
