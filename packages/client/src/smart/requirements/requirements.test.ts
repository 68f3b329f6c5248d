import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { framePolicy } from './frame-policy.ts'
import { pkceMethods } from './pkce-methods.ts'
import { scopeSyntax } from './scope-syntax.ts'

describe('pkceMethods', () => {
  test('is met by S256 without plain', () => {
    expect(pkceMethods.judge(['S256'])).toEqual([])
  })

  test.each([undefined, 'S256', [], ['plain'], ['S256', 'plain']])('is violated by %j', (methods) => {
    expect(pkceMethods.judge(methods)).toHaveLength(1)
  })
})

describe('scopeSyntax', () => {
  test('is met by scopes of both versions, launch, identity and extensions', () => {
    const scopes = [
      'patient/*.read',
      'user/Observation.rs?code=x',
      'launch/patient',
      'openid',
      'https://x.example/a',
    ]
    expect(scopeSyntax.judge(scopes)).toEqual([])
  })

  test.each([undefined, [], 'openid', [7], ['patient/Observation.sr'], ['patient/observation.rs']])(
    'is violated by %j',
    (scopes) => {
      expect(scopeSyntax.judge(scopes)).toHaveLength(1)
    },
  )
})

describe('framePolicy', () => {
  const judge = (csp: string) => framePolicy.judge(new Headers({ 'content-security-policy': csp }))

  test.each(["frame-ancestors 'none'", "default-src *; frame-ancestors 'self' https://a.example"])(
    'is met by %s',
    (csp) => {
      expect(judge(csp)).toEqual([])
    },
  )

  test.each(['frame-ancestors *', 'frame-ancestors https:', "default-src 'none'"])(
    'is violated by %s',
    (csp) => {
      expect(judge(csp)).toHaveLength(1)
    },
  )

  test('is violated by every policy that has no frame-ancestors', () => {
    const directive = fc.constantFrom('default-src', 'script-src', 'form-action')
    fc.assert(
      fc.property(fc.array(directive), (names) => {
        expect(judge(names.join(" 'none'; "))).toHaveLength(1)
      }),
    )
  })
})
