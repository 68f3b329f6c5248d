import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildAuthorizeRequest, withQuery } from './build-authorize-request.ts'

const REQUEST = {
  authorizationEndpoint: 'https://as.example/authorize',
  clientId: 'app',
  redirectUri: 'https://app.example/callback',
  scope: 'openid',
}

test('keeps a query of the endpoint (C-009, F-028)', () => {
  const more = new URLSearchParams({ a: 'b' })
  expect(withQuery('https://as.example/x', more)).toBe('https://as.example/x?a=b')
  expect(withQuery('https://as.example/x?tenant=%31', more)).toBe('https://as.example/x?tenant=%31&a=b')
  expect(withQuery('https://as.example/x?', more)).toBe('https://as.example/x?a=b')
  expect(withQuery('https://as.example/x#part', more)).toBe('https://as.example/x?a=b')
})

test('keeps any launch handle unchanged (C-031)', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (launch) => {
      const { url } = await buildAuthorizeRequest({ ...REQUEST, launch })
      expect(new URL(url).searchParams.get('launch')).toBe(launch)
    }),
  )
})

test('creates new and distinct state, nonce and challenge each time (C-041, C-051, C-054)', async () => {
  const [one, two] = await Promise.all([buildAuthorizeRequest(REQUEST), buildAuthorizeRequest(REQUEST)])
  expect(
    new Set([one, two].flatMap(({ state, nonce, codeVerifier }) => [state, nonce, codeVerifier])).size,
  ).toBe(6)
})

test('omits nonce without openid, and aud when it is undefined', async () => {
  const { nonce, parameters } = await buildAuthorizeRequest({ ...REQUEST, scope: 'patient/*.rs' })
  expect(nonce).toBeUndefined()
  expect(parameters.map(([name]) => name)).not.toContain('aud')
})
