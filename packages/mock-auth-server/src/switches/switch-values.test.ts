import { describe, expect, test } from 'vitest'
import { SWITCHES } from './list.ts'

const schemas = new Map(SWITCHES.map(({ name, schema }) => [name as string, schema()]))
const takes = (name: string, value: unknown) => schemas.get(name)?.safeParse(value).success
const long = 'x'.repeat(10_001)

describe('the value of a switch', () => {
  test.each([
    [
      'tokenResponseOrder',
      ['a', 'b'],
      [[''], 'a', Array.from({ length: 51 }, (_, n) => `m${n}`), ['x'.repeat(101)]],
    ],
    [
      'tokenResponseExtras',
      { code: { a: null } },
      [{ other: {} }, { code: [] }, { code: { a: long } }, { code: { '': 1 } }],
    ],
    [
      'accessTokenJwt',
      { alg: 'ES256', lifetimeS: 600 },
      [{ alg: 'none' }, { alg: 'HS256' }, { lifetimeS: 0 }, { omit: 'aud' }, { x: 1 }],
    ],
    ['idTokenLifetimeS', 300, [0, -1, 1.5, '300']],
    [
      'idTokenIssuer',
      '/oidc/{tenant}/',
      ['oidc', 'https://elsewhere.example/', '//elsewhere.example', '/a b', '/a?b', ''],
    ],
    [
      'idTokenClaims',
      { set: { a: ['{name}'] }, omit: ['at_hash'] },
      [{ set: long }, { omit: [1] }, { drop: [] }],
    ],
    [
      'assertionJti',
      { maxLength: 151, replay: 'allowed' },
      [{ maxLength: 0 }, { replay: true }, { length: 3 }],
    ],
    ['assertionAudience', '{second}/v1/token', ['', 'v1/token', 'ftp://x', `https://${'x'.repeat(500)}`]],
  ])('%s can be %j, not %j', (name, taken, refused) => {
    expect(takes(name, taken)).toBe(true)
    for (const value of refused) expect([value, takes(name, value)]).toEqual([value, false])
  })

  test.each(SWITCHES.map((each) => [each.name, each.default] as const))(
    '%s can be its default %j',
    (name, value) => {
      expect(takes(name, value)).toBe(true)
    },
  )
})
