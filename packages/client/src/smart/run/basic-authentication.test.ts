import { expect, test } from 'vitest'
import { createBasicAuthentication, encodeCredential, findEncodingAdvice } from './basic-authentication.ts'

/** Returns the credentials that reach the server, as text. */
async function send(clientId: string, secret: string, isRaw = false): Promise<string> {
  const headers = new Headers()
  const authenticate = createBasicAuthentication({ clientId, secret, isRaw })
  await authenticate(
    { issuer: 'https://ehr.example' },
    { client_id: clientId },
    new URLSearchParams(),
    headers,
  )
  const value = headers.get('authorization') ?? ''
  return Buffer.from(value.replace(/^Basic /, ''), 'base64').toString('utf8')
}

test.each([
  ['6f1c-4b2a', '6f1c-4b2a'],
  ['a.b_c~d', 'a.b_c~d'],
  ['a b+c/d=', 'a+b%2Bc%2Fd%3D'],
  [`!*'()`, '%21%2A%27%28%29'],
  ['50%:é', '50%25%3A%C3%A9'],
])('encodes %s as %s', (text, encoded) => {
  expect(encodeCredential(text)).toBe(encoded)
})

test('encodes every printable character so that a form decoder restores it', () => {
  const text = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('')
  expect(new URLSearchParams(`x=${encodeCredential(text)}`).get('x')).toBe(text)
})

test('sends id and secret encoded, or unencoded when told to', async () => {
  expect(await send('my app', 'p:s+é')).toBe('my+app:p%3As%2B%C3%A9')
  expect(await send('my app', 'p:s+é', true)).toBe('my app:p:s+é')
})

test('rejects a client id with a colon that is to be sent unencoded', () => {
  expect(() => createBasicAuthentication({ clientId: 'a:b', secret: 's', isRaw: true })).toThrow('colon')
})

test('advises only where the encoding changes id or secret', () => {
  expect(findEncodingAdvice({ clientId: 'app-1', secret: 'a.b_c~d', isRaw: false })).toBeUndefined()
  expect(findEncodingAdvice({ clientId: 'my app', secret: 'p+s', isRaw: false })).toMatch(
    /the client id and secret in Basic.*enable/,
  )
  expect(findEncodingAdvice({ clientId: 'app', secret: 'p+s', isRaw: true })).toMatch(
    /the secret in Basic.*disable/,
  )
})
