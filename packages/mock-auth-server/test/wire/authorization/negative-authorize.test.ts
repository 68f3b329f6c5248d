import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Mock } from '../../../src/testing/index.ts'
import { authorizeParams, CHALLENGE, REDIRECT } from '../../support/handshake.ts'
import { oauthMock } from '../../support/oauth-mock.ts'

let mock: Mock
beforeAll(async () => {
  mock = await oauthMock()
})
afterAll(() => mock.close())

const STATE = 'state-0123456789abcdef'

/** A change of one parameter of a request: another value, none, or the same twice. */
type Change = { readonly to: string } | { readonly absent: true } | { readonly twice: true }
const to = (value: string): Change => ({ to: value })
const ABSENT: Change = { absent: true }
const EMPTY = to('')
const TWICE: Change = { twice: true }

function changed(name: string, change: Change): URLSearchParams {
  const query = authorizeParams(mock)
  if ('absent' in change) query.delete(name)
  else if ('to' in change) query.set(name, change.to.replace('{base}', mock.fhirBase))
  else query.append(name, query.get(name) ?? 'x')
  return query
}

const send = (method: string, query: URLSearchParams) =>
  method === 'GET'
    ? fetch(`${mock.issuer}/authorize?${query}`, {
        redirect: 'manual',
        headers: { origin: 'http://localhost:4020' },
      })
    : fetch(`${mock.issuer}/authorize`, { method, body: query, redirect: 'manual' })

const hex = '13d31e961a1ad8ec2f16b10c4c982e0876a878ad6df144566ee1894acb70f9c3'

/** Rows of parameter, change, and the error that the redirect tells the app (S-045 to S-051, S-058). */
const redirected: readonly (readonly [string, Change, string])[] = [
  ['response_type', ABSENT, 'invalid_request'],
  ['response_type', EMPTY, 'invalid_request'],
  ['response_type', to('token'), 'unsupported_response_type'],
  ['response_type', to('code id_token'), 'unsupported_response_type'],
  ['response_type', TWICE, 'invalid_request'],
  ['scope', ABSENT, 'invalid_request'],
  ['scope', EMPTY, 'invalid_request'],
  ['scope', to('nonsense'), 'invalid_scope'],
  ['scope', to('system/*.rs'), 'invalid_scope'],
  ['scope', to('patient/Observation.sr'), 'invalid_scope'],
  ['scope', to('launch'), 'invalid_scope'],
  ['scope', TWICE, 'invalid_request'],
  ['aud', ABSENT, 'invalid_request'],
  ['aud', EMPTY, 'invalid_request'],
  ['aud', to('https://other.example/fhir'), 'invalid_request'],
  ['aud', to('{base}/'), 'invalid_request'],
  ['aud', TWICE, 'invalid_request'],
  ['resource', to('https://other.example/fhir'), 'invalid_target'],
  ['code_challenge', ABSENT, 'invalid_request'],
  ['code_challenge', EMPTY, 'invalid_request'],
  ['code_challenge', to(hex), 'invalid_request'],
  ['code_challenge', to(`${CHALLENGE}=`), 'invalid_request'],
  ['code_challenge', to(CHALLENGE.replace('-', '+')), 'invalid_request'],
  ['code_challenge', to('short'), 'invalid_request'],
  ['code_challenge', TWICE, 'invalid_request'],
  ['code_challenge_method', ABSENT, 'invalid_request'],
  ['code_challenge_method', EMPTY, 'invalid_request'],
  ['code_challenge_method', to('plain'), 'invalid_request'],
  ['code_challenge_method', to('computeS256Challenge'), 'invalid_request'],
  ['code_challenge_method', TWICE, 'invalid_request'],
  ['launch', to('unknown'), 'invalid_request'],
  ['state', TWICE, 'invalid_request'],
  ['max_age', to('x'), 'invalid_request'],
  ['prompt', to('none login'), 'invalid_request'],
]

describe.each(['GET', 'POST'])('%s authorize', (method) => {
  test.each(redirected)('%s %j: %s by redirect, with state and iss', async (name, change, error) => {
    const response = await send(method, changed(name, change))
    expect(response.status).toBe(method === 'GET' ? 302 : 303)
    const location = response.headers.get('location') ?? ''
    expect(location.startsWith(`${REDIRECT}?`)).toBe(true)
    const answer = new URL(location).searchParams
    expect([answer.get('error'), answer.get('state'), answer.get('iss')]).toEqual([error, STATE, mock.issuer])
    expect(answer.get('error_description')).toMatch(/^[\x20-\x21\x23-\x5B\x5D-\x7E]+$/)
    expect(answer.has('code')).toBe(false)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('referrer-policy')).toBe('no-referrer')
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
    expect(mock.journal.last({ step: 'authorize' })?.facts).toMatchObject({ error })
  })

  test.each([['state', ABSENT] as const, ['state', EMPTY] as const])(
    '%s %j: invalid_request without a state',
    async (name, change) => {
      const location = (await send(method, changed(name, change))).headers.get('location') ?? ''
      const answer = new URL(location).searchParams
      expect([answer.get('error'), answer.has('state')]).toEqual(['invalid_request', false])
    },
  )

  /** The browser must not be redirected to an unregistered URI (S-044). */
  test.each<readonly [string, Change]>([
    ['client_id', ABSENT],
    ['client_id', EMPTY],
    ['client_id', to('unknown')],
    ['client_id', to('SMART-CLIENT-PUBLIC')],
    ['client_id', TWICE],
    ['redirect_uri', ABSENT],
    ['redirect_uri', EMPTY],
    ['redirect_uri', to('https://evil.example/')],
    ['redirect_uri', to(`${REDIRECT}/`)],
    ['redirect_uri', to(`${REDIRECT}?x=1`)],
    ['redirect_uri', to(`${REDIRECT}#x`)],
    ['redirect_uri', to(REDIRECT.replace('localhost', '127.0.0.1'))],
    ['redirect_uri', to(REDIRECT.replace('4020', '4021'))],
    ['redirect_uri', to(REDIRECT.replace('callback', 'Callback'))],
    ['redirect_uri', to(REDIRECT.replace('callback', 'x/../callback'))],
    ['redirect_uri', to(REDIRECT.replace('callback', 'callbac%6b'))],
    ['redirect_uri', TWICE],
  ])('returns a page and no redirect for %s %j', async (name, change) => {
    const response = await send(method, changed(name, change))
    expect([response.status, response.headers.get('location')]).toEqual([400, null])
    expect(response.headers.get('content-type')).toMatch(/^text\/html/)
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  })

  test('ignores unknown parameters, and treats an empty optional one as absent (S-051)', async () => {
    const query = authorizeParams(mock, {
      unknown: 'x',
      launch: '',
      nonce: '',
      resource: '',
      prompt: '',
      max_age: '',
    })
    const location = (await send(method, query)).headers.get('location') ?? ''
    expect(new URL(location).searchParams.get('code')).toBeTruthy()
  })

  test('refuses a repeated optional or unknown parameter', async () => {
    for (const name of ['nonce', 'launch', 'whatever']) {
      const query = changed('x', to('y'))
      query.append(name, 'a')
      query.append(name, 'a')
      const location = (await send(method, query)).headers.get('location') ?? ''
      expect(new URL(location).searchParams.get('error')).toBe('invalid_request')
    }
  })
})

test('returns an error without parameters, and for other methods and content types', async () => {
  expect((await fetch(`${mock.issuer}/authorize`)).status).toBe(400)
  expect((await fetch(`${mock.issuer}/authorize`, { method: 'POST' })).status).toBe(400)
  const put = await fetch(`${mock.issuer}/authorize`, { method: 'PUT' })
  expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, POST'])
  const json = await fetch(`${mock.issuer}/authorize`, {
    method: 'POST',
    body: JSON.stringify(Object.fromEntries(authorizeParams(mock))),
    headers: { 'content-type': 'application/json' },
  })
  expect([json.status, json.headers.get('location')]).toEqual([400, null])
})

test('keeps the query of a registered redirect URI (S-057)', async () => {
  const redirect = `${REDIRECT}?tenant=7&x=%2F`
  const uris = { redirectUris: [redirect], launchUris: [] }
  mock.register({ clientId: 'with-query', name: 'With query', type: 'public', ...uris })
  const query = authorizeParams(mock, { client_id: 'with-query', redirect_uri: redirect, scope: 'nonsense' })
  const location = (await send('GET', query)).headers.get('location') ?? ''
  expect(location.startsWith(`${redirect}&error=invalid_scope&`)).toBe(true)
})
