import type { RawReply } from '@smart-mock/test-clients/send-raw-request'
import { expect, test } from 'vitest'
import { maskReply } from './mask-reply.ts'

const HOSTS = { public: 'localhost:4010' }
const reply = (body: string, more: Partial<RawReply> = {}): RawReply => ({
  ...{ version: '1.1', status: 200, reason: 'OK', headers: [['ETag', 'W/"abcdefghijklmnop"']], body },
  ...{ whole: true, end: 'kept', ...more },
})
const mask = (body: string, more?: Partial<RawReply>) => maskReply(reply(body, more), HOSTS)
const toJwt = (payload: object) =>
  `eyJhbGciOiJSUzI1NiJ9.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.c2ln`

test('masks random values of one class alike', () => {
  const token = (id: string) => `{"access_token":"at_default_1_${id.repeat(24)}"}`
  expect(mask(token('a'))).toBe(mask(token('b')))
  expect(mask('http://localhost:4010/fhir')).toContain('http://(public)/fhir')
  expect(mask('?iss=http%3A%2F%2Flocalhost%3A4010%2Fauth')).toContain('http%3A%2F%2F(public)%2Fauth')
})

test.each([
  ['a token of another length', `at_default_1_${'a'.repeat(24)}`, `at_default_1_${'a'.repeat(23)}`],
  ['a token of another tenant', `at_default_1_${'a'.repeat(24)}`, `at_other_1_${'a'.repeat(24)}`],
  ['another member', '{"a":1}', '{"a":1,"b":null}'],
  ['another claim of a JWT', toJwt({ sub: 'a' }), toJwt({ sub: 'b' })],
  [
    'another lifetime',
    toJwt({ iat: 1_700_000_000, exp: 1_700_000_300 }),
    toJwt({ iat: 1_700_000_000, exp: 1_700_000_400 }),
  ],
])('keeps %s apart', (_, one, other) => {
  expect(mask(one)).not.toBe(mask(other))
})

test('keeps names, case and order of headers, status and framing', () => {
  const other = [
    { headers: [['etag', 'W/"abcdefghijklmnop"']] },
    { headers: [] },
    { status: 201 },
    { reason: 'Fine' },
    { whole: false },
  ] satisfies Partial<RawReply>[]
  for (const each of other) expect(mask('', each)).not.toBe(mask(''))
})
