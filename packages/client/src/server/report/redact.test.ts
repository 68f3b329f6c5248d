import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Exchange } from '../../model/exchange.ts'
import { readParameters } from '../../smart/http/read-parameters.ts'
import { redact } from './redact.ts'

const FORM: [string, string][] = [['content-type', 'application/x-www-form-urlencoded']]

function tokenExchange(code: string, accessToken: string): Exchange {
  const body = new URLSearchParams({ grant_type: 'authorization_code', code }).toString()
  return {
    id: 'e',
    stepId: 's',
    from: 'app',
    to: 'authorization-server',
    startedAt: 0,
    request: {
      method: 'POST',
      url: 'https://as.example/token',
      headers: FORM,
      body,
      parameters: readParameters('https://as.example/token', body, FORM),
    },
    response: {
      status: 200,
      statusText: '',
      headers: [],
      body: JSON.stringify({ access_token: accessToken }),
      bytes: 1,
      truncated: false,
    },
    jwts: [],
  }
}

test('redacts codes and tokens in every notation', () => {
  const secret = fc
    .string({ minLength: 12, maxLength: 60, unit: fc.constantFrom(...'abcXYZ019-._~+/=&%$ ') })
    .filter((text) => text.trim().length >= 12)
  const token = fc.stringMatching(/^[\w.~+/=-]{12,60}$/)
  fc.assert(
    fc.property(secret, token, (code, accessToken) => {
      const text = JSON.stringify(redact({ steps: [], exchanges: [tokenExchange(code, accessToken)] }))
      expect(text).not.toContain(accessToken)
      expect(text).not.toContain(encodeURIComponent(code))
      expect(text).not.toContain(new URLSearchParams({ code }).toString())
    }),
  )
})

test('keeps values that are not secret', () => {
  const text = JSON.stringify(
    redact({ steps: [], exchanges: [tokenExchange('a-very-secret-code', 'token-token-token')] }),
  )
  expect(text).toContain('https://as.example/token')
  expect(text).toContain('grant_type=authorization_code')
})

test('redacts cookies, codes that were not redeemed, and values that the caller knows', () => {
  const exchange = tokenExchange('a-very-secret-code', 'token-token-token')
  exchange.request.headers = [['Cookie', 'flow=session-number-1; short=1']]
  exchange.response?.headers.push(
    ['set-cookie', 'sid=session-number-2; Path=/; HttpOnly'],
    ['location', 'https://app.example/cb?state=s&code=code%2Fof-a-redirect#x'],
  )
  const page = { messages: ['session-number-1 session-number-2 code/of-a-redirect correct horse'] }
  const text = JSON.stringify(redact({ steps: [], exchanges: [exchange], page }, ['correct horse']))
  expect(text).not.toMatch(/session-number|of-a-redirect|correct horse/)
  expect(text).toContain('sid=[removed]; Path=/')
  expect(text).toContain('https://app.example/cb?state=s&code=[removed]')
})

test.each([
  'Introspection with an active token as bearer returned 400.',
  'The code without code_verifier: 200 with a token.',
])('leaves the sentence "%s"', (message) => {
  expect(redact({ steps: [], exchanges: [], messages: [message] }).messages).toEqual([message])
})

test.each([
  'Authorization: Bearer abcdefghijkl',
  'code_verifier: 4004',
  'client_secret=123',
  'Authorization: Bearer abc',
])('redacts what could be a secret in "%s"', (message) => {
  const [text] = redact({ steps: [], exchanges: [], messages: [message] }).messages
  expect(text).toContain('[removed]')
})
