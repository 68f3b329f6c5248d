import { expect, it } from 'vitest'
import { toBase64url } from './base64url.ts'
import { mint, parseEpoch } from './id.ts'

const jwt = (claims: unknown) =>
  `${toBase64url('{"alg":"RS256"}')}.${toBase64url(JSON.stringify(claims))}.sig`

it.each([
  mint('at', 'default', 7),
  `prefix.${mint('at', 'default', 7)}==`,
  jwt({ jti: mint('jti', 'default', 7) }),
  `prefix.${jwt({ jti: mint('jti', 'default', 7) })}==`,
])('returns epoch 7 for %s', (value) => {
  expect(parseEpoch(value)).toBe(7)
})

it.each([
  '',
  'rubbish',
  'a.7.b',
  'at.default.x.id',
  'at.default.1e3.id',
  jwt({ jti: 'jti-7' }),
  jwt({ jti: 7 }),
  jwt(null),
  'a.e30.c',
  'a.bm8.c',
  'a.ü.c',
])('returns undefined for %s', (value) => {
  expect(parseEpoch(value)).toBeUndefined()
})
