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

it('mints what no library takes for a JWT, and what no encoding changes', () => {
  for (const kind of ['at', 'rt', 'code', 'launch'] as const) {
    const value = mint(kind, 'default', 1)
    expect(value).toMatch(/^[\w-]+$/)
    expect(new URLSearchParams({ value }).toString()).toBe(`value=${value}`)
  }
})

it.each([
  '',
  'rubbish',
  'a_7_b',
  'at_default_x_AAAAAAAAAAAAAAAAAAAAAAAA',
  'at_default_1e3_AAAAAAAAAAAAAAAAAAAAAAAA',
  'at_default_7_short',
  jwt({ jti: 'jti-7' }),
  jwt({ jti: 7 }),
  jwt(null),
  'a.e30.c',
  'a.bm8.c',
  'a.ü.c',
])('returns undefined for %s', (value) => {
  expect(parseEpoch(value)).toBeUndefined()
})
