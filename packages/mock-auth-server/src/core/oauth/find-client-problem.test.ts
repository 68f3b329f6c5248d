import { expect, test } from 'vitest'
import { type Client, isRegisteredRedirect } from './client.ts'
import { findClientProblem } from './find-client-problem.ts'
import { findRedirectUriProblem } from './find-redirect-uri-problem.ts'

const client: Client = {
  clientId: 'a',
  name: 'A',
  type: 'public',
  redirectUris: ['https://app.example/cb'],
  launchUris: [],
}

test.each<readonly [string, Partial<Client>, RegExp | undefined]>([
  ['a public client', {}, undefined],
  ['a symmetric one without secret', { type: 'confidential-symmetric' }, /requires a secret/],
  ['a symmetric one', { type: 'confidential-symmetric', secret: 's' }, undefined],
  ['an asymmetric one without keys', { type: 'confidential-asymmetric' }, /jwks or jwksUri/],
  ['one with both', { type: 'backend', jwks: { keys: [] }, jwksUri: 'https://a.example/jwks' }, /either/],
  ['a backend without scope', { type: 'backend', jwksUri: 'https://a.example/jwks' }, /requires the scope/],
  ['a backend', { type: 'backend', jwksUri: 'https://a.example/jwks', scope: 'system/*.rs' }, undefined],
  [
    'a secret key',
    { type: 'confidential-asymmetric', jwks: { keys: [{ kty: 'EC', d: 'x' }] } },
    /public keys only/,
  ],
  ['a public client with a secret', { secret: 's' }, /a public client has no secret.*confidential-symmetric/],
  ['a public client with keys', { jwksUri: 'https://a.example/jwks' }, /a public client has no jwksUri/],
  [
    'a symmetric one with keys',
    { type: 'confidential-symmetric', jwks: { keys: [] } },
    /a confidential-symmetric client has no jwks/,
  ],
  [
    'a backend with a secret',
    { type: 'backend', secret: 's', scope: 'system/*.rs' },
    /a backend client has no secret/,
  ],
  [
    'a secret beside keys',
    { type: 'confidential-asymmetric', secret: 's', jwksUri: 'https://a.example/jwks' },
    /secret and jwksUri are for clients of different types/,
  ],
  ['a bad launch URI', { launchUris: ['data:text/html,x'] }, /data: runs or displays content/],
  ['keys by plain http', { type: 'confidential-asymmetric', jwksUri: 'http://a.example/jwks' }, /plain http/],
])('%s', (_name, changes, problem) => {
  const found = findClientProblem({ ...client, ...changes })
  if (problem) expect(found).toMatch(problem)
  else expect(found).toBeUndefined()
})

test.each([
  ['https://app.example/cb', false, undefined],
  ['http://localhost:3000/cb', false, undefined],
  ['http://[::1]/cb', false, undefined],
  ['http://app.example/cb', false, /loopback/],
  ['http://localhost.evil.example/', false, /loopback/],
  ['/cb', false, /absolute/],
  ['https://app.example/cb#', false, /fragment/],
  ['https://user@app.example/', false, /user name/],
  ['https://*.example/', false, /wildcard/],
  ['javascript:alert(1)', true, /runs or displays/],
  ['org.app:/cb', false, /native apps only/],
  ['org.app:/cb', true, undefined],
] as const)('%s (native: %s)', (uri, native, problem) => {
  const found = findRedirectUriProblem(uri, { native })
  if (problem) expect(found).toMatch(problem)
  else expect(found).toBeUndefined()
})

test('ignores the loopback port only for a native app, and nothing else (S-044)', () => {
  const native: Client = {
    ...client,
    native: true,
    redirectUris: ['http://127.0.0.1:1/cb', 'https://a.example/cb'],
  }
  expect(isRegisteredRedirect(native, 'http://127.0.0.1:50000/cb')).toBe(true)
  expect(isRegisteredRedirect(native, 'http://127.0.0.1/cb')).toBe(true)
  for (const uri of ['http://127.0.0.1:1/cb/', 'http://localhost:1/cb', 'https://a.example:8443/cb', 'x']) {
    expect(isRegisteredRedirect(native, uri)).toBe(false)
  }
  expect(isRegisteredRedirect({ ...native, native: false }, 'http://127.0.0.1:50000/cb')).toBe(false)
})
