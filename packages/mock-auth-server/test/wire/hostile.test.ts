import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Mock } from '../../src/testing/index.ts'
import { oauthMock } from '../support/oauth-mock.ts'

let mock: Mock
beforeAll(async () => {
  mock = await oauthMock()
})
afterAll(() => mock.close())

const PATHS = [
  'authorize',
  'token',
  'decide',
  'introspect',
  'revoke',
  'userinfo',
  'manage',
  'register',
  'register/smart-client-public',
  'jwks',
  'style/x',
  '../launch/x',
  '../launch/task/x',
  '../app-state/Basic',
  '../brands/bundle.json',
]
const NAMES = [
  'grant_type',
  'code',
  'client_id',
  'client_secret',
  'client_assertion',
  'client_assertion_type',
  'redirect_uri',
  'scope',
  'state',
  'refresh_token',
  'token',
  'interaction',
  'step',
  'user',
  'family',
  'launch',
  'response_type',
  'aud',
  'prompt',
  'max_age',
]
const VALUES = [
  'authorization_code',
  'refresh_token',
  'client_credentials',
  'smart-client-public',
  'smart-client-backend',
  'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
  'http://localhost:4020/callback',
  'code',
  'none',
  'eyJhbGciOiJSUzM4NCIsImtpZCI6IngifQ.eyJzdWIiOiJzbWFydC1jbGllbnQtYmFja2VuZCIsImlzcyI6W119.AA',
  '__proto__',
  '\u0000',
  '%',
  '\r\nX: y',
]
const value = fc.oneof(fc.constantFrom(...VALUES), fc.string({ unit: 'binary', maxLength: 40 }))
const pairs = fc.array(fc.tuple(fc.oneof(fc.constantFrom(...NAMES), fc.string({ maxLength: 8 })), value), {
  maxLength: 8,
})
const header = fc.constantFrom(undefined, 'Basic Og==', 'Basic %%%', 'Bearer x', 'Bearer  x y', 'Digest', '')
const type = fc.constantFrom('application/x-www-form-urlencoded', 'application/json', 'text/plain', '')
const body = fc.oneof(
  pairs.map((each) => new URLSearchParams(each).toString()),
  fc.json(),
  fc.string({ unit: 'binary', maxLength: 60 }),
)

test('returns no 5xx and keeps running for any request', async () => {
  const request = fc.record({
    path: fc.constantFrom(...PATHS),
    method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'OPTIONS'),
    query: pairs,
    ...{ header, type, body },
  })
  await fc.assert(
    fc.asyncProperty(request, async (sent) => {
      const url = `${mock.issuer}/${sent.path}?${new URLSearchParams(sent.query)}`
      const response = await fetch(url, {
        method: sent.method,
        redirect: 'manual',
        headers: {
          ...(sent.header === undefined ? {} : { authorization: sent.header }),
          ...(sent.type === '' ? {} : { 'content-type': sent.type }),
        },
        ...(sent.method === 'GET' ? {} : { body: sent.body }),
      })
      const text = await response.text()
      expect(response.status, mock.journal.last()?.facts.diagnosis).toBeLessThan(500)
      expect(text).not.toMatch(/\bat .*\.(ts|js):\d+/)
      if (response.headers.get('content-type')?.includes('json')) JSON.parse(text)
    }),
    { numRuns: 400 },
  )
}, 60_000)
