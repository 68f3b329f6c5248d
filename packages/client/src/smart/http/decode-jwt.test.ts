import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeJwt } from './decode-jwt.ts'

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

test('decodes a JWT with characters beyond ASCII', () => {
  const jwt = `${part({ alg: 'RS256' })}.${part({ name: 'Zoë' })}.x`
  expect(decodeJwt(jwt)).toEqual({ compact: jwt, header: { alg: 'RS256' }, claims: { name: 'Zoë' } })
})

test.each([
  ['a.b'],
  ['a.b.c.d.e'],
  [`${part('text')}.${part({})}.x`],
  [`${part({})}.${part([])}.x`],
  ['+/=.e30.x'],
  [''],
])('returns undefined for %s (F-181)', (text) => {
  expect(decodeJwt(text)).toBeUndefined()
})

test('never throws', () => {
  fc.assert(
    fc.property(
      fc.array(fc.base64String()).map((parts) => parts.join('.')),
      (text) => void decodeJwt(text),
    ),
  )
})
