import { anyOf, completesFlow, doesNotUse } from '../../core/declare/expectation.ts'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import type { Json } from '../../core/util/json.ts'

export const jwksDuplicateKid = defineFault({
  name: 'jwks-duplicate-kid',
  title: 'Two keys with the same kid',
  kind: 'must-tolerate',
  ids: ['F-199'],
  spec: rfc(7517, '4.5'),
  wire: 'The JWKS lists another key with the same kid, which did not sign, before the right one.',
  client: 'Try every key with that kid, or reject the id_token; never accept it unverified.',
  steps: ['jwks'],
  points: {
    'jwks.document': (document, { world }) => ({
      ...document,
      keys: [{ ...world.keys.nextJwk(), kid: world.keys.kid } as Json, ...document.keys],
    }),
  },
  needs: ['openid'],
  expects: anyOf(completesFlow(), doesNotUse('fhirUser')),
})
